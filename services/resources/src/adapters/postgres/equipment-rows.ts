import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import { soils, type EquipmentEvent } from '../../domain/equipment-events';

/** Which rows an event of an item makes. */
export function equipmentRows(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as EquipmentEvent;
  return [...stateRows(record, event), logbookLine(record, event)];
}

function stateRows({ aggregateId: id, sequence }: RecordedEvent, event: EquipmentEvent): RowChange[] {
  const item = (values: JsonObject): RowChange => ({ table: 'equipment', op: 'upsert', values: { id, sequence, ...values } });
  const grant = (grant_id: string, values: JsonObject): RowChange => ({ table: 'item_grant', op: 'upsert', values: { grant_id, ...values } });
  switch (event.type) {
    case 'EquipmentRegistered': {
      const { code, equipmentClass, title, area, properties, needsCalibration, needsQualification } = event.body;
      const needed = (is: boolean): string => (is ? 'missing' : 'not-needed');
      return [item({ code, class: equipmentClass, title, area, properties: properties as unknown as JsonObject[], cleaning: 'dirty', residues: [], calibration: needed(needsCalibration), qualification: needed(needsQualification) })];
    }
    case 'EquipmentCleaned':
      return [item({
        cleaning: 'clean', clean_until: event.body.until ?? null, clean_level: event.body.level ?? 'minor', used_by_run: null, used_by_number: null, dirty_since: null, hold_ended: null,
        ...(event.body.level === 'major' ? { residues: [] } : {}),
      })];
    case 'EquipmentFoundDirty':
      return [item({ cleaning: 'dirty', clean_until: null, clean_level: null, used_by_run: null, used_by_number: null, dirty_since: event.body.dirtySince ?? null, hold_ended: null })];
    case 'EquipmentCleanHoldEnded':
      return [item({ cleaning: 'dirty', clean_until: null, clean_level: null, hold_ended: event.body.heldUntil })];
    case 'EquipmentCalibrated':
      return [item({ calibration: 'held', calibration_due: event.body.due, calibration_certificate: event.body.certificate ?? null })];
    case 'EquipmentQualified':
      return [item({ qualification: 'held', qualification_until: event.body.lastDay ?? null })];
    case 'EquipmentHandedOver':
      return [item({ work_order: event.body.workOrder, work_reason: event.body.reason })];
    case 'EquipmentTakenBack':
      return [item({ work_order: null, work_reason: null })];
    case 'EquipmentBlocked':
      return [item({ blocked_for: event.body.reason })];
    case 'EquipmentUnblocked':
      return [item({ blocked_for: null })];
    case 'EquipmentGranted':
    case 'EquipmentOccupied': {
      const { item: code, grantId, runId, runNumber, stepKey, until, purpose, product } = event.body;
      const state = event.type === 'EquipmentGranted' ? 'granted' : 'used';
      return [item({ grant_id: grantId }), grant(grantId, { kind: 'equipment', item: code, run_id: runId, run_number: runNumber, step_key: stepKey, valid_until: until, state, purpose: purpose ?? null, product: product ?? null })];
    }
    case 'EquipmentGrantRefused':
    case 'EquipmentUsedWithoutGrant': {
      const { item: code, grantId, runId, runNumber, stepKey } = event.body;
      return [item({}), grant(grantId, { kind: 'equipment', item: code, run_id: runId, run_number: runNumber, step_key: stepKey, state: event.type === 'EquipmentGrantRefused' ? 'refused' : 'used' })];
    }
    case 'EquipmentLogbookEntryMade':
      return [item({})];
    case 'EquipmentGrantRevoked':
      // a run that works with the item keeps it: only what nobody used yet is gone
      return event.body.used ? [item({})] : [item({ grant_id: null }), grant(event.body.grantId, { state: 'revoked' })];
    case 'EquipmentOccupationEnded': {
      const { grantId, runId, runNumber, used, why, purpose, dirtySince, residues } = event.body;
      const left = { cleaning: 'dirty', clean_until: null, clean_level: null, used_by_run: runId, used_by_number: runNumber, dirty_since: dirtySince ?? null, hold_ended: null, ...(residues ? { residues: [...residues] } : dirtySince === undefined ? { residues: null } : {}) };
      return [item({ grant_id: null, ...(used && soils(purpose) ? left : {}) }), grant(grantId, { state: why === 'lapsed' ? 'lapsed' : used ? 'ended' : 'returned' })];
    }
  }
}

function logbookLine({ aggregateId, sequence, actAt, person }: RecordedEvent, event: EquipmentEvent): RowChange {
  const body = event.body as { runNumber?: string; stepKey?: string; detail?: string; reason?: string; due?: string; certificate?: string; until?: string; lastDay?: string; level?: string; heldUntil?: string; product?: string; text?: string; observedAt?: string };
  return {
    table: 'logbook',
    op: 'upsert',
    values: {
      equipment_id: aggregateId, sequence, what: event.type, act_at: actAt, person: person ?? null, run_number: body.runNumber ?? null, step_key: body.stepKey ?? null,
      detail: body.detail ?? body.reason ?? (body.certificate === undefined ? body.due : `${body.due ?? ''} (${body.certificate})`) ?? body.lastDay ?? body.level ?? body.heldUntil ?? body.product ?? body.text ?? null, observed_at: body.observedAt ?? null,
    },
  };
}
