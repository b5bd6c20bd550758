import { convert, Decimal, err, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';
import type { Container, Lot } from './lot';
import { lotUnsuitabilities } from './lot-suitability';
import { comesFirst, type PickingRule } from './picking-order';

/** A material of the bill: how much, the lots that are planned for it, and what was brought. */
export interface StagingLine {
  readonly material: string;
  readonly quantity: Quantity;
  /** Numbers of lots, in the order in which they are taken; empty when nothing suitable was there. */
  readonly lots: readonly string[];
}

export interface StagedContainer {
  readonly container: string;
  readonly material: string;
  readonly lot: string;
  /** What was free in it when it was scanned. */
  readonly content: Quantity;
}

/** What is brought together for one batch (21 CFR 211.101). */
export interface Staging {
  readonly id: string;
  readonly site: string;
  /** Sequence of the aggregate; 0 = not planned. */
  readonly sequence: number;
  readonly runId: string;
  readonly runNumber: string;
  readonly lines: readonly StagingLine[];
  readonly staged: readonly StagedContainer[];
  /** The batch is over. */
  readonly closed: boolean;
}

export type StagingEvent =
  | { readonly type: 'StagingPlanned'; readonly body: Pick<Staging, 'runId' | 'runNumber' | 'lines'> }
  | { readonly type: 'ContainerStaged'; readonly body: StagedContainer }
  /** The batch is over: what stood ready for it is free for others. */
  | { readonly type: 'StagingClosed'; readonly body: { readonly containers: readonly string[] } };

/** A staging that nobody planned yet. */
export function noStaging(site: string, id: string): Staging {
  return { id, site, sequence: 0, runId: '', runNumber: '', lines: [], staged: [], closed: false };
}

/** The staging after one more event. */
export function evolveStaging(staging: Staging, event: StagingEvent): Staging {
  const next = { ...staging, sequence: staging.sequence + 1 };
  switch (event.type) {
    case 'StagingPlanned':
      return { ...next, ...event.body };
    case 'ContainerStaged':
      return { ...next, staged: [...next.staged, event.body] };
    case 'StagingClosed':
      return { ...next, closed: true };
  }
}

/** The lots for an amount of a material: in the order of the rule, as many as are needed. Only lots that could be taken now (C3). */
export function planLots(lots: readonly Lot[], quantity: Quantity, rule: PickingRule, now: string, zone: string): string[] {
  const usable = lots.filter((lot) => lot.containers.some((drum) => freeOf(lot, drum, quantity.unit, now, zone) !== undefined));
  const planned: string[] = [];
  let missing = Decimal.parse(quantity.value);
  for (let rest = usable; rest.length > 0 && missing.compare(Decimal.ZERO) > 0; ) {
    const next = rest.find((lot) => comesFirst(lot, rest, rule, now, zone) === undefined) ?? rest[0];
    if (!next) break;
    planned.push(next.number);
    for (const drum of next.containers) missing = missing.sub(freeOf(next, drum, quantity.unit, now, zone) ?? Decimal.ZERO);
    rest = rest.filter((lot) => lot !== next);
  }
  return planned;
}

function freeOf(lot: Lot, drum: Container, unit: string, now: string, zone: string): Decimal | undefined {
  if (lotUnsuitabilities(lot, drum, { now, zone }).length > 0) return undefined;
  const free = convert({ value: drum.free, unit: drum.received.unit }, unit);
  return free.ok ? Decimal.parse(free.value.value) : undefined;
}

/** What else is known about a scanned container: for which other batch it stands ready or was filled, and whether nothing is left in it. */
export interface ScannedFacts {
  readonly otherBatch?: string;
  readonly used?: boolean;
}

/**
 * A container is brought to the batch and scanned against the bill (C4, 21 CFR 211.101(b)–(d)). Each refusal is one of its own: `not-on-bill` (wrong material), `wrong-lot`, `wrong-batch`,
 * `container-staged-already`, `container-used`, and `container-unsuitable` with what stands against it.
 */
export function stageContainer(staging: Staging, lot: Lot, code: string, facts: ScannedFacts, now: string, zone: string): Result<StagingEvent[]> {
  const { runNumber: run, lines, staged, closed } = staging;
  if (closed) return err(refuse('wrong-state', { state: 'closed', command: 'stage', allowed: [] }, { rule: '21 CFR 211.101' }));
  const drum = lot.containers.find((candidate) => candidate.code === code);
  if (!drum) return err(refuse('not-found', { what: 'container' }, { field: 'container' }));
  const rule = { rule: '21 CFR 211.101', field: 'container' };
  const wanted = lines.filter(({ material }) => material === lot.material);
  if (wanted.length === 0) return err(refuse('not-on-bill', { code, material: `${lot.material} ${lot.title}`, run, needed: lines.map(({ material }) => material).join(', ') }, rule));
  if (facts.otherBatch !== undefined) return err(refuse('wrong-batch', { code, other: facts.otherBatch, run }, rule));
  if (staged.some(({ container }) => container === code)) return err(refuse('container-staged-already', { code, run }, rule));
  if (facts.used) return err(refuse('container-used', { code }, rule));
  const planned = wanted.flatMap(({ lots }) => lots);
  if (!planned.includes(lot.number)) return err(refuse('wrong-lot', { code, lot: lot.number, run, planned: planned.join(', ') || '–' }, rule));
  const against = lotUnsuitabilities(lot, drum, { material: lot.material, now, zone });
  if (against.length > 0) return err(refuse('container-unsuitable', { code, why: against.map(({ detail }) => detail).join('; ') }, { rule: 'gmp-6', field: 'container' }));
  return ok([{ type: 'ContainerStaged', body: { container: code, material: lot.material, lot: lot.number, content: { value: drum.free, unit: drum.received.unit } } }]);
}

/** The batch is over, however it ended. Nothing when it was closed before. */
export function closeStaging(staging: Staging): StagingEvent[] {
  return staging.closed ? [] : [{ type: 'StagingClosed', body: { containers: staging.staged.map(({ container }) => container) } }];
}
