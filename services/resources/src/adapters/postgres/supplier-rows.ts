import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { SupplierEvent } from '../../domain/supplier-qualification';

/** Which row an event of a supplier's qualification makes. */
export function supplierRows(record: RecordedEvent): readonly RowChange[] {
  const { type, body } = record as unknown as SupplierEvent;
  const { material, supplier } = body;
  const change: JsonObject = type === 'SupplierQualified' ? { until: body.until, withdrawn_for: null } : { withdrawn_for: body.reason };
  return [{ table: 'supplier_qualification', op: 'upsert', values: { material, supplier, sequence: record.sequence, ...change } }];
}
