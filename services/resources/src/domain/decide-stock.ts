import { convert, Decimal, err, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';
import { codedAs, type CodedReason } from './coded-reason';
import { receiveLot } from './decide-lot';
import { takeBackAll } from './decide-material-grant';
import type { Container, Lot, StockCategory } from './lot';
import type { LotEvent, LotProducedBody, StockAct } from './lot-events';
import { heldBy } from './lot-suitability';

/** What somebody does with what is in a container (21 CFR 211.184(c)). */
export interface StockMove {
  readonly act: StockAct;
  readonly container: string;
  /** How much, positive; of an adjustment what is really in it; absent for a move. */
  readonly quantity?: Quantity;
  readonly reason: string;
  readonly location?: string;
  readonly sample?: string;
  readonly runNumber?: string;
}

/**
 * One row of the ledger by hand. Only what is free can leave: what is reserved for a batch stays. A rejected lot may be sampled, moved and
 * destroyed, nothing comes back into it. Refusals: `not-found`, `reason-missing`, `field-missing`, `not-a-quantity`, `not-enough-free`, `more-than-received`,
 * `nothing-changed`, `wrong-state`, those of units.
 */
export function moveStock(lot: Lot, move: StockMove): Result<LotEvent[]> {
  const { act, container, reason, sample, location, runNumber } = move;
  const drum = lot.containers.find(({ code }) => code === container);
  if (!drum) return err(refuse('not-found', { what: 'container' }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 211.184' }));
  const needed = { sample: ['sample', sample], move: ['location', location], return: ['runNumber', runNumber], adjust: undefined, destroy: undefined }[act];
  if (needed && (needed[1] ?? '').trim() === '') return err(refuse('field-missing', { field: needed[0] ?? '' }, { field: needed[0] ?? '' }));
  if (act === 'return' && lot.disposition === 'rejected') return err(refuse('wrong-state', { state: lot.disposition, command: 'return', allowed: [] }, { rule: '21 CFR 211.84' }));
  const amount = signedAmount(drum, move);
  if (!amount.ok) return amount;
  const { unit } = drum.received;
  const free = Decimal.parse(drum.free).add(amount.value);
  const facts = { ...(location === undefined ? {} : { location }), ...(sample === undefined ? {} : { sample }), ...(runNumber === undefined ? {} : { runNumber }) };
  return ok([{ type: 'StockMoved', body: { act, container, amount: amount.value.toString(), unit, free: free.toString(), reason, ...facts } }]);
}

function signedAmount(drum: Container, { act, quantity, location }: StockMove): Result<Decimal> {
  const { code, free, reservations, received: { value: received, unit } } = drum;
  if (act === 'move') return location === drum.location ? err(refuse('nothing-changed', { entry: code, value: location ?? '' }, { field: 'location' })) : ok(Decimal.ZERO);
  if (!quantity) return err(refuse('field-missing', { field: 'quantity' }, { field: 'quantity' }));
  const converted = convert(quantity, unit);
  if (!converted.ok) return converted;
  const [asked, left] = [Decimal.parse(converted.value.value), Decimal.parse(free)];
  const notPositive = act === 'adjust' ? asked.compare(Decimal.ZERO) < 0 : asked.compare(Decimal.ZERO) <= 0;
  if (notPositive) return err(refuse('not-a-quantity', { value: quantity.value }, { field: 'quantity' }));
  const content = drum.reservations.reduce((sum, { amount }) => sum.add(Decimal.parse(amount)), left);
  const change = act === 'adjust' ? asked.sub(content) : act === 'return' ? asked : asked.neg();
  if (change.compare(Decimal.ZERO) === 0) return err(refuse('nothing-changed', { entry: code, value: quantity.value }, { field: 'quantity' }));
  if (left.add(change).compare(Decimal.ZERO) < 0) return err(refuse('not-enough-free', { code, free, unit, asked: converted.value.value, held: heldBy(reservations, unit) }, { rule: '21 CFR 211.184', field: 'quantity' }));
  if (act === 'return' && content.add(change).compare(Decimal.parse(received)) > 0) return err(refuse('more-than-received', { code, received, unit }, { rule: '21 CFR 211.184', field: 'quantity' }));
  return ok(change);
}

/** Stops the use of one container; unused grants of it are taken back. Refusals: `not-found`, `already-blocked`, `reason-missing`. */
export function blockContainer(lot: Lot, container: string, reason: string, coded?: CodedReason): Result<LotEvent[]> {
  const drum = lot.containers.find(({ code }) => code === container);
  if (!drum) return err(refuse('not-found', { what: 'container' }));
  if (reason.trim() === '') return err(reasonMissing());
  if (drum.blockedFor !== undefined) return err(refuse('already-blocked', { code: container, reason: drum.blockedFor }, { rule: 'gmp-10' }));
  const grants = takeBackAll({ ...lot, containers: [drum] }, 'block', 'container-blocked', `container ${container} was blocked: ${reason}`);
  return ok([{ type: 'ContainerBlocked', body: { container, reason, ...codedAs(coded) } }, ...grants]);
}

/** Lifts the block of one container. Refusals: `not-found`, `not-blocked`, `reason-missing`. */
export function unblockContainer(lot: Lot, container: string, reason: string): Result<LotEvent[]> {
  const drum = lot.containers.find(({ code }) => code === container);
  if (!drum) return err(refuse('not-found', { what: 'container' }));
  if (reason.trim() === '') return err(reasonMissing());
  if (drum.blockedFor === undefined) return err(refuse('not-blocked', { code: container }));
  return ok([{ type: 'ContainerUnblocked', body: { container, reason } }]);
}

/** Keeps the stock of a lot for something else. Away from production takes unused grants with it. Refusals: `nothing-changed`, `reason-missing`. */
export function changeCategory(lot: Lot, category: StockCategory, reason: string): Result<LotEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  if (lot.category === category) return err(refuse('nothing-changed', { entry: lot.number, value: category }, { field: 'category' }));
  const changed: LotEvent = { type: 'LotCategoryChanged', body: { before: lot.category, after: category, reason } };
  return ok(category === 'production' ? [changed] : [changed, ...takeBackAll(lot, 'category', 'stock-category', `lot ${lot.number} is kept as ${category}: ${reason}`)]);
}

/** What a run made comes into stock, into quarantine. Refusals: those of a receipt, and `field-missing` without a run. */
export function produceLot(lot: Lot, facts: LotProducedBody): Result<LotEvent[]> {
  if (facts.runNumber.trim() === '') return err(refuse('field-missing', { field: 'runNumber' }, { field: 'runNumber' }));
  const received = receiveLot(lot, facts);
  return received.ok ? ok([{ type: 'LotProduced', body: facts }]) : received;
}

const reasonMissing = () => refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' });
