import type { RowChange } from '@batchwright/persistence';
import type { JsonObject, RecordedEvent } from '@batchwright/records';
import type { ConnectionEvent } from '../../domain/decide-connection';
import { alarmRowsOf } from './alarm-rows';
import { gapRowsOf } from './gap-rows';
import { ANSWERING, machineAnswerRowsOf } from './machine-answer-rows';
import { goldenRowsOf } from './golden-rows';

/** Which rows an event makes. */
export function rowsOf(record: RecordedEvent): readonly RowChange[] {
  if (record.aggregateType === 'retention') return [];
  if (ANSWERING.includes(record.aggregateType)) return machineAnswerRowsOf(record);
  if (record.aggregateType === 'golden-batch') return goldenRowsOf(record);
  if (record.aggregateType === 'alarm') return alarmRowsOf(record);
  return record.aggregateType === 'gap' ? gapRowsOf(record) : connectionRowsOf(record);
}

function connectionRowsOf(record: RecordedEvent): readonly RowChange[] {
  const event = record as unknown as ConnectionEvent;
  const key = { id: record.aggregateId, sequence: record.sequence };
  switch (event.type) {
    case 'ConnectionDrafted': {
      const { version, code, name, settings, authors, reason } = event.body;
      const first: JsonObject = version === 1 ? { code, in_force: 0, retired: false } : {};
      return [
        { table: 'connection', op: 'upsert', values: { ...key, ...first, drafted: version, draft_open: true } },
        { table: 'connection_version', op: 'upsert', values: { connection_id: key.id, version, name, settings: settings as unknown as JsonObject, authors: [...authors], reason } },
      ];
    }
    case 'TagsDrafted':
      return [
        { table: 'connection', op: 'upsert', values: key },
        ...event.body.tags.map((tag, at) => ({
          table: 'tag_version', op: 'upsert' as const,
          values: { connection_id: key.id, version: event.body.version, code: tag.code, position: record.sequence * 1000 + at, tag: tag as unknown as JsonObject },
        })),
      ];
    case 'ConnectionReturned':
      return [{ table: 'connection', op: 'upsert', values: { ...key, draft_open: false } }];
    case 'ConnectionApproved':
      return [{ table: 'connection', op: 'upsert', values: { ...key, in_force: event.body.version, draft_open: false } }];
    case 'ConnectionRetired':
      return [{ table: 'connection', op: 'upsert', values: { ...key, retired: true, draft_open: false } }];
  }
}
