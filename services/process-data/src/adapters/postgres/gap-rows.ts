import type { RowChange } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { GapEvent } from '../../domain/gap';

/** Which rows an event of a gap makes. */
export function gapRowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as GapEvent;
  const key = { id: record.aggregateId, sequence: record.sequence };
  const tagRow = ({ tag, from, until }: { tag: string; from: string; until?: string }): RowChange => ({ table: 'gap_tag', op: 'upsert', values: { gap_id: key.id, tag, from_at: from, until_at: until ?? null } });
  switch (event.type) {
    case 'GapFound': {
      const { connection, equipment, why, from, until = null, tags } = event.body;
      return [{ table: 'gap', op: 'upsert', values: { ...key, connection_id: connection, equipment, why, from_at: from, until_at: until } }, ...tags.map(tagRow)];
    }
    case 'GapFoundInRun': {
      const { runId, runNumber, stepKey = null, nodes, exceptionId, parent = null } = event.body;
      return [{ table: 'gap', op: 'upsert', values: key }, { table: 'gap_run', op: 'upsert', values: { gap_id: key.id, run_id: runId, run_number: runNumber, step_key: stepKey, nodes: [...nodes], exception_id: exceptionId, parent } }];
    }
    case 'GapEnded':
      return [{ table: 'gap', op: 'upsert', values: { ...key, ...(event.body.until === undefined ? {} : { until_at: event.body.until }) } }, ...event.body.tags.map(tagRow)];
  }
}
