import { err, Instants, ok, refuse, type Result } from '@batchwright/kernel';
import type { EquipmentEvent, LogbookEntryBody } from './equipment-events';

/** Somebody writes into the logbook of an item or room by hand (21 CFR 211.182). Refusals: `field-missing`, `not-an-instant`, `observed-in-the-future`. */
export function writeLogbook({ text, observedAt }: LogbookEntryBody, now: string): Result<EquipmentEvent[]> {
  if (text.trim() === '') return err(refuse('field-missing', { field: 'text' }, { field: 'text', rule: '21 CFR 211.182' }));
  if (observedAt !== undefined && Instants.compare(observedAt, now) > 0) return err(refuse('observed-in-the-future', { at: observedAt }, { field: 'observedAt', rule: 'PI 041-1' }));
  return ok([{ type: 'EquipmentLogbookEntryMade', body: { text, ...(observedAt === undefined ? {} : { observedAt }) } }]);
}
