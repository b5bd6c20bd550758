import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { AlarmEvent } from '../../domain/alarm';

/** Which rows an event of an alarm makes. */
export function alarmRowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as AlarmEvent;
  const change = (values: JsonObject): RowChange => ({ table: 'alarm', op: 'upsert', values: { id: record.aggregateId, sequence: record.sequence, ...values } });
  switch (event.type) {
    case 'AlarmRaised': {
      const { tag, title, equipment, point, unit = null, places = null, limit, priority, severity = null, from, at, value, shelvedUntil = null, late = false } = event.body;
      return [change({
        tag, title: { ...title }, equipment, point, unit, places, limit_id: limit.id, limit_kind: limit.kind, limit_value: limit.value, priority, severity, from_at: from, raised_at: at, value, late,
        until_at: null, peak: null, peak_at: null, acknowledged_at: null, acknowledged_by: null, acknowledged_for: null, shelved_until: shelvedUntil, shelved_for: null,
      })];
    }
    case 'AlarmFoundInRun': {
      const { runId, runNumber, stepKey = null, nodes, exceptionId = null, parent = null } = event.body;
      return [change({}), { table: 'alarm_run', op: 'upsert', values: { alarm_id: record.aggregateId, run_id: runId, run_number: runNumber, step_key: stepKey, nodes: [...nodes], exception_id: exceptionId, parent } }];
    }
    case 'AlarmCleared':
      return [change({ until_at: event.body.until, peak: event.body.peak, peak_at: event.body.peakAt })];
    case 'AlarmAcknowledged':
      return [change({ acknowledged_at: record.recordedAt, acknowledged_by: record.person ?? '', acknowledged_for: event.body.reason })];
    case 'AlarmShelved':
      return [change({ shelved_until: event.body.until, shelved_for: event.body.reason })];
    case 'AlarmUnshelved':
      return [change({ shelved_until: null, shelved_for: null })];
  }
}
