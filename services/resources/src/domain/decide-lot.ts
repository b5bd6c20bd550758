import { convert, Decimal, err, isPast, isSiteDate, ok, refuse, type Result } from '@batchwright/kernel';
import { codedAs, type CodedReason } from './coded-reason';
import { takeBackAll } from './decide-material-grant';
import type { Lot, LotCertificate, LotDecision } from './lot';
import type { LotEvent, LotReceivedBody } from './lot-events';

/**
 * A delivery comes in, into quarantine (21 CFR 211.80). Refusals: `already-registered`, `field-missing`, `no-containers`,
 * `container-code-twice`, `not-a-date`, `not-a-quantity`, `unknown-unit`.
 */
export function receiveLot(lot: Lot, facts: LotReceivedBody): Result<LotEvent[]> {
  if (lot.sequence > 0) return err(refuse('already-registered', { code: lot.number }, { rule: 'gmp-10', field: 'number' }));
  for (const field of ['material', 'title', 'number'] as const) if (facts[field].trim() === '') return err(refuse('field-missing', { field }, { field }));
  for (const field of ['expiry', 'retest'] as const) {
    const date = facts[field];
    if (date !== undefined && !isSiteDate(date)) return err(refuse('not-a-date', { value: date }, { field }));
  }
  if (facts.containers.length === 0) return err(refuse('no-containers', {}, { field: 'containers', rule: '21 CFR 211.80(d)' }));
  if (new Set(facts.containers.map((container) => container.code)).size < facts.containers.length) return err(refuse('container-code-twice', {}, { field: 'containers' }));
  for (const { value, unit } of facts.containers) {
    const amount = convert({ value, unit }, unit);
    if (!amount.ok) return amount;
    if (Decimal.parse(value).compare(Decimal.ZERO) <= 0) return err(refuse('not-a-quantity', { value }, { field: 'containers' }));
  }
  return ok([{ type: 'LotReceived', body: facts }]);
}

/**
 * Quality control decides about a lot (21 CFR 211.84). Released comes out of quarantine or restriction and stays; only rejection is
 * final. The event names the certificates of the supplier that are there. What is not released any more takes unused grants with it. A restriction says for what, so it needs a reason like a
 * rejection. Refusals: `wrong-state`, `lot-expired`, `reason-missing`.
 */
export function disposeLot(lot: Lot, decision: LotDecision, reason: string, now: string, zone: string): Result<LotEvent[]> {
  const { disposition, number, expiry, certificates } = lot;
  if (disposition === 'rejected' || disposition === decision) return err(refuse('wrong-state', { state: disposition, command: decision, allowed: [] }, { rule: '21 CFR 211.84' }));
  if (decision === 'released' && expiry !== undefined && isPast(expiry, now, zone)) return err(refuse('lot-expired', { number, expiry }, { rule: '21 CFR 211.137' }));
  if (decision !== 'released' && reason.trim() === '') return err(reasonMissing());
  const changed: LotEvent = { type: 'LotDispositionChanged', body: { before: disposition, after: decision, reason, ...(certificates.length === 0 ? {} : { certificates: certificates.map(({ sha256 }) => sha256) }) } };
  if (decision === 'released') return ok([changed]);
  return ok([changed, ...takeBackAll(lot, 'disposition', `lot-${decision}`, `lot ${number} was ${decision}: ${reason}`)]);
}

/**
 * The supplier's certificate of analysis comes to the lot (21 CFR 211.84(d)(2)), at any time: what was decided before does not rest on it. Nothing
 * takes it away. Refusals: `field-missing`, `certificate-twice` for the same bytes.
 */
export function addCertificate(lot: Lot, certificate: LotCertificate): Result<LotEvent[]> {
  for (const field of ['number', 'fileName'] as const) if (certificate[field].trim() === '') return err(refuse('field-missing', { field }, { field, rule: '21 CFR 211.84(d)(2)' }));
  const known = lot.certificates.find(({ sha256 }) => sha256 === certificate.sha256);
  if (known) return err(refuse('certificate-twice', { lot: lot.number, number: known.number, file: known.fileName }, { rule: 'gmp-10', field: 'sha256' }));
  return ok([{ type: 'LotCertificateAdded', body: certificate }]);
}

/** Says or puts right who sent a lot, as long as quality has not decided about it. Refusals: `wrong-state`, `field-missing`, `nothing-changed`, `reason-missing`. */
export function nameSupplier(lot: Lot, supplier: string, reason: string): Result<LotEvent[]> {
  const { disposition, number, supplier: before } = lot;
  const after = supplier.trim();
  if (disposition !== 'quarantine') return err(refuse('wrong-state', { state: disposition, command: 'name-supplier', allowed: [] }, { rule: '21 CFR 211.84' }));
  if (after === '') return err(refuse('field-missing', { field: 'supplier' }, { field: 'supplier' }));
  if (after === before) return err(refuse('nothing-changed', { entry: number, value: after }, { field: 'supplier' }));
  if (reason.trim() === '') return err(reasonMissing());
  return ok([{ type: 'LotSupplierNamed', body: { ...(before === undefined ? {} : { before }), after, reason } }]);
}

/** Stops the use of a lot whatever its disposition; unused grants are taken back. Refusals: `already-blocked`, `reason-missing`. */
export function blockLot(lot: Lot, reason: string, coded?: CodedReason): Result<LotEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  if (lot.blockedFor !== undefined) return err(refuse('already-blocked', { code: lot.number, reason: lot.blockedFor }, { rule: 'gmp-10' }));
  return ok([{ type: 'LotBlocked', body: { reason, ...codedAs(coded) } }, ...takeBackAll(lot, 'block', 'lot-blocked', `lot ${lot.number} was blocked: ${reason}`)]);
}

/** Lifts the block; the disposition is what it was. Refusals: `not-blocked`, `reason-missing`. */
export function unblockLot(lot: Lot, reason: string): Result<LotEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  if (lot.blockedFor === undefined) return err(refuse('not-blocked', { code: lot.number }));
  return ok([{ type: 'LotUnblocked', body: { reason } }]);
}

const reasonMissing = () => refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' });
