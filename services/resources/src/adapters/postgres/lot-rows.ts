import { Decimal } from '@batchwright/kernel';
import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { LotEvent } from '../../domain/lot-events';

/** Which rows an event of a lot makes. */
export function lotRows(record: RecordedEvent): readonly RowChange[] {
  const { aggregateId: id, sequence, actAt } = record;
  const event = record as unknown as LotEvent;
  const lot = (values: JsonObject): RowChange => ({ table: 'lot', op: 'upsert', values: { id, sequence, ...values } });
  const free = (code: string, amount: string): RowChange => ({ table: 'container', op: 'upsert', values: { lot_id: id, code, free: amount } });
  const grant = (grant_id: string, values: JsonObject): RowChange => ({ table: 'item_grant', op: 'upsert', values: { grant_id, ...values } });
  const movement = (container: string, values: JsonObject): RowChange => ({ table: 'movement', op: 'upsert', values: { lot_id: id, sequence, container, act_at: actAt, ...values } });
  switch (event.type) {
    case 'LotReceived': {
      const { number, material, title, supplierLot, expiry, retest, containers } = event.body;
      return [
        lot({ number, material, title, supplier_lot: supplierLot ?? null, disposition: 'quarantine', expiry: expiry ?? null, retest: retest ?? null }),
        ...containers.map(({ code, value, unit }, place): RowChange => ({ table: 'container', op: 'upsert', values: { code, lot_id: id, place, received: value, unit, free: value } })),
        ...containers.map(({ code, value }) => movement(code, { kind: 'receive', amount: value })),
      ];
    }
    case 'LotDispositionChanged':
      return [lot({ disposition: event.body.after, restriction: event.body.after === 'restricted' ? event.body.reason : null })];
    case 'LotBlocked':
      return [lot({ blocked_for: event.body.reason })];
    case 'LotUnblocked':
      return [lot({ blocked_for: null })];
    case 'MaterialGranted': {
      const { grantId, runId, runNumber, stepKey, container, amount, until } = event.body;
      return [lot({}), free(container, event.body.free), grant(grantId, { kind: 'material', item: container, run_id: runId, run_number: runNumber, step_key: stepKey, amount, valid_until: until, state: 'granted' })];
    }
    case 'MaterialGrantRefused': {
      const { grantId, runId, runNumber, stepKey, container } = event.body;
      return [lot({}), grant(grantId, { kind: 'material', item: container, run_id: runId, run_number: runNumber, step_key: stepKey, state: 'refused' })];
    }
    case 'MaterialGrantRevoked': {
      const { grantId, container, axis } = event.body;
      return [lot({}), free(container, event.body.free), grant(grantId, { state: axis === 'time' ? 'lapsed' : axis === 'returned' ? 'returned' : 'revoked' })];
    }
    case 'MaterialConsumed': {
      const { grantId, runNumber, stepKey, container, amount, irregular } = event.body;
      return [
        lot({}), free(container, event.body.free), grant(grantId, { state: 'used' }),
        movement(container, { kind: 'consume', amount: Decimal.parse(amount).neg().toString(), run_number: runNumber, step_key: stepKey, irregular: irregular ?? null }),
      ];
    }
  }
}
