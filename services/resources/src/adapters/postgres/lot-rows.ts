import { Decimal } from '@batchwright/kernel';
import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { LotEvent } from '../../domain/lot-events';
import { causeOf } from './movement-cause';

/** Which rows an event of a lot makes. */
export function lotRows(record: RecordedEvent): readonly RowChange[] {
  const { aggregateId: id, sequence, actAt } = record;
  const event = record as unknown as LotEvent;
  const lot = (values: JsonObject): RowChange => ({ table: 'lot', op: 'upsert', values: { id, sequence, ...values } });
  const free = (code: string, amount: string): RowChange => ({ table: 'container', op: 'upsert', values: { lot_id: id, code, free: amount } });
  const grant = (grant_id: string, values: JsonObject): RowChange => ({ table: 'item_grant', op: 'upsert', values: { grant_id, ...values } });
  const drum = (code: string, values: JsonObject): RowChange => ({ table: 'container', op: 'upsert', values: { lot_id: id, code, ...values } });
  const movement = (container: string, values: JsonObject): RowChange => ({ table: 'movement', op: 'upsert', values: { lot_id: id, sequence, container, act_at: actAt, ...values } });
  switch (event.type) {
    case 'LotReceived':
    case 'LotProduced': {
      const { number, material, title, supplierLot, supplier, grade, origin: from, expiry, retest, category, containers } = event.body;
      const [kind, origin] = event.type === 'LotProduced' ? ['produce', { run_id: event.body.runId, run_number: event.body.runNumber }] : ['receive', {}];
      return [
        lot({ number, material, title, supplier_lot: supplierLot ?? null, supplier: supplier ?? null, grade: grade ?? null, disposition: 'quarantine', category: category ?? 'production', expiry: expiry ?? null, retest: retest ?? null }),
        ...(from ? [{ table: 'lot_origin', op: 'upsert', values: { lot_id: id, from_site: from.site, from_lot_id: from.lotId } } as const] : []),
        ...containers.map(({ code, value, unit, location }, place) => drum(code, { place, received: value, unit, free: value, labels: 0, location: location ?? null })),
        ...containers.map(({ code, value, location }) => movement(code, { kind, amount: value, location: location ?? null, ...origin, ...causeOf(event) })),
      ];
    }
    case 'LotSupplierNamed':
      return [lot({ supplier: event.body.after })];
    case 'LotCategoryChanged':
      return [lot({ category: event.body.after })];
    case 'ContainerBlocked':
      return [lot({}), drum(event.body.container, { blocked_for: event.body.reason, blocked_coded: event.body.coded ?? null })];
    case 'ContainerUnblocked':
      return [lot({}), drum(event.body.container, { blocked_for: null, blocked_coded: null })];
    case 'PickingOrderWaived': {
      const { container, runNumber, reason } = event.body;
      return [lot({}), { table: 'picking_waiver', op: 'upsert', values: { lot_id: id, container, run_number: runNumber, reason } }];
    }
    case 'LabelPrinted': {
      const { container, copy, reason } = event.body;
      return [lot({}), drum(container, { labels: copy }), { table: 'label_print', op: 'upsert', values: { lot_id: id, sequence, container, copy, reason: reason ?? null, act_at: actAt } }];
    }
    case 'StockMoved': {
      const { act, container, amount, free: left, reason, location, sample, runNumber } = event.body;
      return [
        lot({}), drum(container, { free: left, ...(location === undefined ? {} : { location }) }),
        movement(container, { kind: act, amount, cause: reason, location: location ?? null, sample: sample ?? null, run_number: runNumber ?? null }),
      ];
    }
    case 'LotDispositionChanged':
      return [lot({ disposition: event.body.after, restriction: event.body.after === 'restricted' ? event.body.reason : null })];
    case 'LotCertificateAdded': {
      const { sha256, number, fileName, mediaType, size } = event.body;
      return [lot({}), { table: 'lot_certificate', op: 'upsert', values: { lot_id: id, sha256, sequence, number, file_name: fileName, media_type: mediaType, size, name: record.name ?? '', added_at: actAt } }];
    }
    case 'LotHeld':
      return [lot({}), { table: 'lot_hold', op: 'upsert', values: { lot_id: id, cause_id: event.body.lotId, cause_number: event.body.number, reason: event.body.reason } }];
    case 'LotHoldLifted':
      return [lot({}), { table: 'lot_hold', op: 'delete', values: { lot_id: id, cause_id: event.body.lotId } }];
    case 'LotBlocked':
      return [lot({ blocked_for: event.body.reason, blocked_coded: event.body.coded ?? null })];
    case 'LotUnblocked':
      return [lot({ blocked_for: null, blocked_coded: null })];
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
    case 'MaterialUseBegun':
      return [lot({}), free(event.body.container, event.body.free), grant(event.body.grantId, { state: 'used', amount: event.body.amount })];
    case 'MaterialConsumed': {
      const { grantId, runId, runNumber, stepKey, container, amount, irregular, irregularDe } = event.body;
      return [
        lot({}), free(container, event.body.free), grant(grantId, { state: 'used', consumed: amount }),
        movement(container, { kind: 'consume', amount: Decimal.parse(amount).neg().toString(), run_id: runId, run_number: runNumber, step_key: stepKey, ...causeOf(event), irregular: irregular ?? null, irregular_de: irregularDe ?? null }),
      ];
    }
    case 'ConsumptionCorrected': {
      const { grantId, runId, runNumber, stepKey, container, amount, after, irregular, irregularDe } = event.body;
      return [
        lot({}), free(container, event.body.free), grant(grantId, { consumed: after }),
        movement(container, { kind: 'consume', amount, run_id: runId, run_number: runNumber, step_key: stepKey, ...causeOf(event), irregular: irregular ?? null, irregular_de: irregularDe ?? null }),
      ];
    }
  }
}
