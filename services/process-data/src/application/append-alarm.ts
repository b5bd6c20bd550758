import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Times, Transaction } from '@batchwright/persistence';
import type { Attribution, AuditRow } from '@batchwright/records';
import type { AlarmEvent } from '../domain/alarm';
import type { Alarms } from './alarms';
import { plain } from './plain';

/** Which alarm, and how it is recorded. */
export interface AlarmRecording {
  readonly site: string;
  readonly id: string;
  /** Sequence before. */
  readonly sequence: number;
  /** Code of the tag and id of the limit: what the audit rows name. */
  readonly name: string;
  readonly times: Times;
  /** Left out for what the system does by itself. */
  readonly by?: Attribution;
  /** What others are asked beside the events. */
  readonly messages?: readonly OutgoingMessage[];
  /** Of `answerOf`. */
  readonly answer?: object;
}

/** Records what happened to an alarm, with its audit rows and what others are told. */
export async function appendToAlarm(tx: Transaction, events: readonly AlarmEvent[], { rowsOf }: Pick<Alarms, 'rowsOf'>, how: AlarmRecording): Promise<void> {
  const { site, id, sequence, name, times, by, messages = [], answer = {} } = how;
  await tx.append({
    site, aggregateType: 'alarm', aggregateId: id, expectedSequence: sequence, timeUsed: times, ...(by ? { by } : {}),
    events: events.map((event) => ({ type: event.type, version: 1, body: plain(event.body), audit: [{ object: `alarm ${name}`, action: event.type, ...auditOf(event) }] })),
    rowsOf,
    messages: [...events.map((event, at) => told(event, { subject: id, site, sequence: sequence + at + 1 })), ...messages],
    ...answer,
  });
}

function auditOf(event: AlarmEvent): Partial<AuditRow> {
  switch (event.type) {
    case 'AlarmRaised':
      return { field: 'state', newValue: `active since ${event.body.from}: ${event.body.value}` };
    case 'AlarmFoundInRun':
      return { field: 'run', newValue: event.body.runNumber };
    case 'AlarmCleared':
      return { field: 'state', oldValue: 'active', newValue: `${event.body.why ?? 'returned'} at ${event.body.until}, peak ${event.body.peak}` };
    case 'AlarmAcknowledged':
      return { field: 'acknowledged', newValue: 'yes', reason: event.body.reason };
    case 'AlarmShelved':
      return { field: 'shelved until', newValue: event.body.until, reason: event.body.reason };
    case 'AlarmUnshelved':
      return { field: 'shelved until', newValue: '', reason: event.body.reason };
  }
}

function told(event: AlarmEvent, at: { subject: string; site: string; sequence: number }): OutgoingMessage {
  const key = { alarmId: at.subject, site: at.site };
  switch (event.type) {
    case 'AlarmRaised': {
      const { tag, title, equipment, point, unit, limit, priority, from, at: raisedAt, value, shelvedUntil } = event.body;
      return outgoing('batchwright.process-data.v1.AlarmRaised', at, {
        ...key, tag, title: { en: title.en, ...(title.de === undefined ? {} : { de: title.de }) }, equipment, point, ...(unit === undefined ? {} : { unit }), limit: limit.id, kind: limit.kind, limitValue: limit.value, priority, from, raisedAt, value, ...(shelvedUntil === undefined ? {} : { shelvedUntil }),
      });
    }
    case 'AlarmFoundInRun': {
      const { runId, runNumber, stepKey, nodes, exceptionId, parent } = event.body;
      return outgoing('batchwright.process-data.v1.AlarmFoundInRun', at, { ...key, runId, runNumber, nodes: [...nodes], ...(stepKey === undefined ? {} : { stepKey }), ...(exceptionId === undefined ? {} : { exceptionId }), ...(parent === undefined ? {} : { parent }) });
    }
    case 'AlarmCleared':
      return outgoing('batchwright.process-data.v1.AlarmCleared', at, { ...key, ...event.body });
    case 'AlarmAcknowledged':
      return outgoing('batchwright.process-data.v1.AlarmAcknowledged', at, { ...key, ...event.body });
    case 'AlarmShelved':
      return outgoing('batchwright.process-data.v1.AlarmShelved', at, { ...key, ...event.body });
    case 'AlarmUnshelved':
      return outgoing('batchwright.process-data.v1.AlarmUnshelved', at, { ...key, ...event.body });
  }
}
