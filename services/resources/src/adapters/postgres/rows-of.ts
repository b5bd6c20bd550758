import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { UnknownItemRefusal } from '../../application/refuse-unknown-item';
import type { ProductChange } from '../../domain/product-change';
import type { ImportedUse, UseOverlap } from '../../domain/usage-history';
import { equipmentRows } from './equipment-rows';
import { lotRows } from './lot-rows';
import { stagingRows } from './staging-rows';
import { supplierRows } from './supplier-rows';
import { scaleCheckRows, weighingRows } from './weighing-rows';

/** Which rows a record makes; the one place for writing and for replay. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  switch (record.aggregateType) {
    case 'equipment':
      return equipmentRows(record);
    case 'lot':
      return lotRows(record);
    case 'picking-rule': {
      const { material, rule } = record.body as { material: string; rule: string };
      return [{ table: 'picking_rule', op: 'upsert', values: { material, rule, sequence: record.sequence, id: record.aggregateId } }];
    }
    case 'supplier-qualification':
      return supplierRows(record);
    case 'staging':
      return stagingRows(record);
    case 'product-change': {
      const { equipmentClass, from, to, level } = record.body as unknown as ProductChange;
      return [{ table: 'product_change', op: 'upsert', values: { class: equipmentClass, before: from, after: to, level, sequence: record.sequence, id: record.aggregateId } }];
    }
    case 'usage-history': {
      const { source, uses, overlaps } = record.body as unknown as { source: string; uses: readonly ImportedUse[]; overlaps: readonly UseOverlap[] };
      const id = record.aggregateId;
      return [
        { table: 'usage_history', op: 'upsert', values: { id, source, imported_at: record.actAt, person: record.person ?? '', lines: uses.length, found: overlaps as unknown as JsonObject[] } },
        ...uses.map(({ line, equipment, batch, product, person, start, end }): RowChange => ({
          table: 'imported_use', op: 'upsert', values: { history_id: id, line, equipment, run_number: batch, product: product ?? null, person: person ?? null, started_at: start, ended_at: end },
        })),
      ];
    }
    case 'weighing':
      return weighingRows(record);
    case 'scale-check':
      return scaleCheckRows(record);
    case 'grant-refusal': {
      const { kind, item, runId, runNumber, stepKey } = record.body as unknown as UnknownItemRefusal;
      return [{ table: 'item_grant', op: 'upsert', values: { grant_id: record.aggregateId, kind, item, run_id: runId, run_number: runNumber, step_key: stepKey, state: 'refused' } }];
    }
    default:
      throw new Error(`resources has no aggregate ${record.aggregateType}`);
  }
}
