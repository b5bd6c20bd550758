import { convert, err, Instants, isPast, isSiteDate, ok, refuse, type Result } from '@batchwright/kernel';
import { notOnTable } from './axis-tables';
import { DIRTY_HOLD, isDirtyHoldOver } from './dirty-hold';
import type { Equipment, MaintenanceWork } from './equipment';
import type { EquipmentEvent, EquipmentRegisteredBody } from './equipment-events';
import type { CleaningLevel } from './product-change';

/** Registers an item. Refusals: `already-registered`, `field-missing`, `not-a-quantity`, `property-twice`. */
export function registerEquipment(item: Equipment, facts: EquipmentRegisteredBody): Result<EquipmentEvent[]> {
  if (item.sequence > 0) return err(refuse('already-registered', { code: item.code }, { rule: 'gmp-10', field: 'code' }));
  for (const field of ['code', 'equipmentClass', 'title'] as const) if (facts[field].trim() === '') return err(refuse('field-missing', { field }, { field }));
  const names = facts.properties.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return err(refuse('property-twice', { name: twice }, { field: 'properties' }));
  for (const { name, value, unit } of facts.properties) {
    const amount = name === DIRTY_HOLD ? convert({ value, unit: unit ?? '1' }, 's') : unit === undefined ? undefined : convert({ value, unit }, unit);
    if (amount && !amount.ok) return amount;
  }
  return ok([{ type: 'EquipmentRegistered', body: facts }]);
}

/**
 * Cleaning is confirmed; `holdSeconds` = how long clean stays clean, absent = without an end; a level left out is minor. Refusals:
 * `equipment-in-use` while a batch is working with it, `dirty-hold-over` when it stood dirty too long for a minor cleaning (21 CFR 211.67).
 */
export function cleanEquipment(item: Equipment, { holdSeconds, level }: { readonly holdSeconds?: number; readonly level?: CleaningLevel }, now: string): Result<EquipmentEvent[]> {
  if (item.allocation?.used) return err(inUse(item));
  if (level !== 'major' && isDirtyHoldOver(item, now)) return err(refuse('dirty-hold-over', { code: item.code, axis: 'cleaning' }, { rule: '21 CFR 211.67(b)', field: 'level' }));
  return ok([{ type: 'EquipmentCleaned', body: { ...(holdSeconds === undefined ? {} : { until: Instants.addSeconds(now, holdSeconds) }), ...(level ? { level } : {}) } }]);
}

/** The clean hold of an item that nobody works with has run out: it is dirty from then on. Nothing when it is not due. */
export function endCleanHold({ cleaning, allocation }: Equipment, now: string): EquipmentEvent[] {
  if (cleaning.status !== 'clean' || cleaning.until === undefined || allocation?.used || Instants.compare(now, cleaning.until) < 0) return [];
  return [{ type: 'EquipmentCleanHoldEnded', body: { heldUntil: cleaning.until } }];
}

/** Somebody looked and found it not clean; a grant is taken back. Refusal: `reason-missing`. */
export function findDirty(item: Equipment, reason: string): Result<EquipmentEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  return ok([{ type: 'EquipmentFoundDirty', body: { reason, ...dirtySince(item) } }, ...takeBack(item, 'cleaning', 'not-clean', `${item.code} was found not clean: ${reason}`)]);
}

/** Calibration is confirmed through a last day, with the number of its certificate where there is one. Refusals: `not-a-date`, `date-in-the-past`, `field-missing` for a blank number. */
export function calibrateEquipment({ due, certificate }: { readonly due: string; readonly certificate?: string }, now: string, zone: string): Result<EquipmentEvent[]> {
  if (certificate?.trim() === '') return err(refuse('field-missing', { field: 'certificate' }, { field: 'certificate' }));
  return through(due, 'due', now, zone) ?? ok([{ type: 'EquipmentCalibrated', body: { due, ...(certificate === undefined ? {} : { certificate: certificate.trim() }) } }]);
}

/** Qualification for use is confirmed, through a last day or without an end. Refusals: `not-a-date`, `date-in-the-past`. */
export function qualifyEquipment(lastDay: string | undefined, now: string, zone: string): Result<EquipmentEvent[]> {
  if (lastDay === undefined) return ok([{ type: 'EquipmentQualified', body: {} }]);
  return through(lastDay, 'until', now, zone) ?? ok([{ type: 'EquipmentQualified', body: { lastDay } }]);
}

/** Takes an item out of use; a grant is taken back, and a run that works with it is told. Refusals: `already-blocked`, `reason-missing`. */
export function blockEquipment(item: Equipment, reason: string): Result<EquipmentEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  const { code, blockedFor = '' } = item;
  return notOnTable(item, 'block', 'block', () => refuse('already-blocked', { code, reason: blockedFor, axis: 'block' }, { rule: 'gmp-10' })) ?? ok([{ type: 'EquipmentBlocked', body: { reason } }, ...takeBack(item, 'block', 'equipment-blocked', `${item.code} was blocked: ${reason}`)]);
}

/** Gives a blocked item free again. Refusals: `not-blocked`, `reason-missing`. */
export function unblockEquipment(item: Equipment, reason: string): Result<EquipmentEvent[]> {
  if (reason.trim() === '') return err(reasonMissing());
  return notOnTable(item, 'block', 'unblock', () => refuse('not-blocked', { code: item.code, axis: 'block' })) ?? ok([{ type: 'EquipmentUnblocked', body: { reason } }]);
}

/**
 * Hands an item over to maintenance under a work order; a grant that nobody used is taken back. Refusals: `field-missing`, `reason-missing`, `already-handed-over`, and
 * `equipment-in-use` while a batch works with it: what stands broken in the middle of a batch is blocked, and handed over when the batch has left it.
 */
export function handOverEquipment(item: Equipment, { workOrder, reason }: MaintenanceWork): Result<EquipmentEvent[]> {
  const { code, handedOver, allocation } = item;
  if (workOrder.trim() === '') return err(refuse('field-missing', { field: 'workOrder' }, { field: 'workOrder' }));
  if (reason.trim() === '') return err(reasonMissing());
  const twice = notOnTable(item, 'maintenance', 'hand-over', () => refuse('already-handed-over', { code, workOrder: handedOver?.workOrder ?? '', axis: 'maintenance' }, { rule: 'gmp-10' }));
  if (twice) return twice;
  if (allocation?.used) return err(inUse(item));
  return ok([{ type: 'EquipmentHandedOver', body: { workOrder, reason } }, ...takeBack(item, 'maintenance', 'in-maintenance', `${code} was handed over to maintenance: ${workOrder}, ${reason}`)]);
}

/**
 * Maintenance gives an item back: its work order is done. It is dirty then, because nobody knows what was touched (21 CFR 211.67). Refusals: `not-handed-over`, `other-work-order`,
 * `reason-missing`.
 */
export function takeBackEquipment(item: Equipment, { workOrder, reason }: MaintenanceWork): Result<EquipmentEvent[]> {
  const { code, handedOver } = item;
  if (reason.trim() === '') return err(reasonMissing());
  const free = notOnTable(item, 'maintenance', 'take-back', () => refuse('not-handed-over', { code, axis: 'maintenance' }));
  if (free) return free;
  if (handedOver && handedOver.workOrder !== workOrder) return err(refuse('other-work-order', { code, workOrder: handedOver.workOrder, asked: workOrder, axis: 'maintenance' }, { field: 'workOrder' }));
  return ok([{ type: 'EquipmentTakenBack', body: { workOrder, reason } }, { type: 'EquipmentFoundDirty', body: { reason: `back from maintenance, ${workOrder}`, ...dirtySince(item) } }]);
}

/** What was dirty before it was found dirty has been so since then. */
export function dirtySince({ cleaning }: Equipment): { readonly dirtySince?: string } {
  return cleaning.status === 'dirty' && cleaning.since !== undefined ? { dirtySince: cleaning.since } : {};
}

function takeBack({ allocation }: Equipment, axis: string, reasonCode: string, detail: string): EquipmentEvent[] {
  if (!allocation) return [];
  const { grantId, runId, stepKey, used } = allocation;
  return [{ type: 'EquipmentGrantRevoked', body: { grantId, runId, stepKey, axis, reasonCode, detail, used } }];
}

function through(date: string, field: string, now: string, zone: string): Result<never> | undefined {
  if (!isSiteDate(date)) return err(refuse('not-a-date', { value: date }, { field }));
  return isPast(date, now, zone) ? err(refuse('date-in-the-past', { value: date }, { field, rule: '21 CFR 211.68(a)' })) : undefined;
}

const inUse = ({ code, allocation }: Equipment) => refuse('equipment-in-use', { code, run: allocation?.runNumber ?? '', axis: 'allocation' }, { rule: '21 CFR 211.67' });
const reasonMissing = () => refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' });
