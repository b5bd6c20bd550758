import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { GoldenBatchEvent } from '../../domain/golden-batch';

/** Which rows an event of a golden batch makes. */
export function goldenRowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as GoldenBatchEvent;
  const [id, at, by] = [record.aggregateId, record.recordedAt, record.person ?? ''];
  const golden = (values: JsonObject): RowChange => ({ table: 'golden_batch', op: 'upsert', values: { id, sequence: record.sequence, ...values } });
  const choice = (number: number, values: JsonObject): RowChange => ({ table: 'golden_choice', op: 'upsert', values: { golden_id: id, choice: number, ...values } });
  const ended = (number: number): RowChange => choice(number, { ended_at: at, ended_by: by, ended_for: event.body.reason });
  if (event.type === 'GoldenBatchWithdrawn') return [golden({ holds: null }), ended(event.body.choice)];
  const { recipe, choice: number, replaces, runs, reason } = event.body;
  return [
    golden({ recipe, choices: number, holds: number }),
    ...(replaces === undefined ? [] : [ended(replaces)]),
    choice(number, { runs: runs.map((run) => ({ ...run })), reason, chosen_by: by, chosen_at: at, ended_at: null, ended_by: null, ended_for: null }),
  ];
}
