import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { StagingEvent } from '../../domain/staging';

/** Which rows an event of a staging makes. */
export function stagingRows(record: RecordedEvent): readonly RowChange[] {
  const { aggregateId: id, sequence } = record;
  const event = record as unknown as StagingEvent;
  const head = (values: JsonObject): RowChange => ({ table: 'staging', op: 'upsert', values: { id, sequence, ...values } });
  if (event.type === 'StagingPlanned') {
    const { runId, runNumber, lines } = event.body;
    return [head({ run_id: runId, run_number: runNumber, lines: lines as unknown as JsonObject[], closed: false })];
  }
  if (event.type === 'StagingClosed') return [head({ closed: true }), ...event.body.containers.map((container): RowChange => ({ table: 'staged_container', op: 'upsert', values: { staging_id: id, container, open: false } }))];
  const { container, material, lot, content } = event.body;
  return [head({}), { table: 'staged_container', op: 'upsert', values: { staging_id: id, container, place: sequence, material, lot, value: content.value, unit: content.unit, open: true } }];
}
