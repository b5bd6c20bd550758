import { Decimal, err, ok, refuse, type Result } from '@batchwright/kernel';
import type { MaterialRequest } from './decide-material-grant';
import type { Lot } from './lot';
import type { LotEvent } from './lot-events';
import { lotUnsuitabilities, type LotUnsuitability } from './lot-suitability';

/** Which lot of a material is taken first: the one that expires first, the one that came first, or any (21 CFR 211.86). */
export const PICKING_RULES = ['fefo', 'fifo', 'any'] as const;
export type PickingRule = (typeof PICKING_RULES)[number];

/** A lot as the order looks at it. */
type Candidate = Pick<Lot, 'id' | 'number' | 'expiry' | 'retest'>;

/**
 * The lot that comes before this one under the rule, as a refusal; undefined when this one is the first. Only lots that could be taken now count: suitable, with something free. Lots that
 * expire on one day are equals; without a date they come last. Ids are in the order of receipt.
 */
export function comesFirst(lot: Lot, others: readonly Lot[], rule: PickingRule, now: string, zone: string): LotUnsuitability | undefined {
  if (rule === 'any') return undefined;
  const usable = others.filter((other) => other.id !== lot.id && other.containers.some((drum) => Decimal.parse(drum.free).compare(Decimal.ZERO) > 0 && lotUnsuitabilities(other, drum, { now, zone }).length === 0));
  const earlier = usable.filter((other) => compare(other, lot, rule) < 0).sort((a, b) => compare(a, b, rule) || compareTexts(a.number, b.number))[0];
  if (!earlier) return undefined;
  const why = rule === 'fefo' ? `lot ${earlier.number} expires on ${lastDay(earlier) ?? 'no day'}, before lot ${lot.number} on ${lastDay(lot) ?? 'no day'}` : `lot ${earlier.number} came before lot ${lot.number}`;
  return { axis: 'order', reasonCode: 'earlier-lot-first', detail: `${why}; take it first, or have a reason signed`, values: { lot: lot.number, earlier: earlier.number } };
}

function compare(a: Candidate, b: Candidate, rule: Exclude<PickingRule, 'any'>): number {
  return rule === 'fifo' ? compareTexts(a.id, b.id) : compareTexts(lastDay(a) ?? '9999-12-31', lastDay(b) ?? '9999-12-31');
}

const lastDay = ({ expiry, retest }: Candidate): string | undefined => (expiry !== undefined && retest !== undefined ? (expiry < retest ? expiry : retest) : (expiry ?? retest));
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True when it was signed that this batch takes this container before its turn. */
export function isWaived(lot: Lot, { container, runNumber }: Pick<MaterialRequest, 'container' | 'runNumber'>): boolean {
  return lot.waivers.some((waiver) => waiver.container === container && waiver.runNumber === runNumber);
}

/** A batch takes a container before its turn, with a reason. Refusals: `not-found`, `reason-missing`, `field-missing`, `nothing-changed`. */
export function waiveOrder(lot: Lot, container: string, runNumber: string, reason: string): Result<LotEvent[]> {
  if (!lot.containers.some(({ code }) => code === container)) return err(refuse('not-found', { what: 'container' }));
  if (runNumber.trim() === '') return err(refuse('field-missing', { field: 'runNumber' }, { field: 'runNumber' }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 211.86' }));
  if (isWaived(lot, { container, runNumber })) return err(refuse('nothing-changed', { entry: container, value: runNumber }, { field: 'runNumber' }));
  return ok([{ type: 'PickingOrderWaived', body: { container, runNumber, reason } }]);
}
