import type { Attribution } from '@batchwright/records';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Times, Transaction } from '@batchwright/persistence';
import type { Connection, ConnectionEvent } from '../domain/decide-connection';
import type { RedeemedSignature } from '@batchwright/access';
import type { Connections } from './connections';
import { plain } from './plain';

/** How an act at a connection is recorded. */
export interface Recording {
  readonly by: Attribution;
  readonly times: Times;
  readonly signed?: RedeemedSignature;
  /** Of `answerOf`. */
  readonly answer: object;
}

/** Records what happened to a connection, with its audit rows and what others are told. */
export async function appendToConnection(tx: Transaction, connection: Connection, code: string, events: readonly ConnectionEvent[], connections: Connections, how: Recording): Promise<void> {
  const { site, id, sequence } = connection;
  const approved = events.find((event) => event.type === 'ConnectionApproved');
  await tx.append({
    site,
    aggregateType: 'connection',
    aggregateId: id,
    expectedSequence: sequence,
    by: how.by,
    timeUsed: how.times,
    events: events.map((event, index) => ({
      type: event.type, version: 1, body: plain({ ...event.body, ...(index === 0 && how.signed ? { signatures: [how.signed.signature] } : {}) }),
      audit: [{ object: `connection ${code}`, action: event.type, ...auditOf(event, connection) }],
    })),
    rowsOf: connections.rowsOf,
    ...(how.signed ? { evidenceUses: [how.signed.use] } : {}),
    messages: [...(approved ? [outgoing('batchwright.process-data.v1.ConnectionApproved', { subject: id, site, sequence: sequence + events.length }, { connectionId: id, site, code, version: approved.body.version })] : []), snapshotOf(connection, code, events)],
    ...how.answer,
  });
}

function auditOf(event: ConnectionEvent, { inForce }: Connection): { field?: string; oldValue?: string; newValue?: string; reason?: string } {
  switch (event.type) {
    case 'ConnectionDrafted':
      return { field: 'draft', newValue: `version ${event.body.version}: ${event.body.settings.endpoint}`, reason: event.body.reason };
    case 'TagsDrafted':
      return { field: 'tags', newValue: event.body.tags.map(({ code, address }) => `${code} = ${address}`).join(', ').slice(0, 2000) };
    case 'ConnectionApproved':
      return { field: 'version in force', ...(inForce === 0 ? {} : { oldValue: String(inForce) }), newValue: String(event.body.version) };
    case 'ConnectionReturned':
    case 'ConnectionRetired':
      return { reason: event.body.reason };
  }
}

function snapshotOf({ site, id, sequence, inForce, retired }: Connection, code: string, events: readonly ConnectionEvent[]): OutgoingMessage {
  const approved = events.find((event) => event.type === 'ConnectionApproved');
  return outgoing('batchwright.process-data.v1.ConnectionSnapshot', { subject: id, site, sequence: sequence + events.length }, {
    connectionId: id, site, code, version: approved?.body.version ?? inForce, retired: retired || events.some(({ type }) => type === 'ConnectionRetired'),
  });
}
