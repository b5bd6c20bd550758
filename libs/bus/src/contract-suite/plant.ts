import type { BusMessage, DataByType, MessageType, OutgoingMessage, ServiceName } from '@batchwright/contracts';
import { outgoing } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import type { HandlerContext, MessageHandler } from '../handler';
import { Inbox, type InboxOptions } from '../inbox/inbox';
import type { ParkedDecision } from '../inbox/settle-parked';
import type { BusObserver, GapNotice, ParkedNotice } from '../observer';
import { OutboxRelay } from '../relay/outbox-relay';
import type { BusTransport, Subscription } from '../transport';

/** What a transport brings to the suite. */
export interface TransportUnderTest {
  /** A new object each time, as after a restart of the service. */
  transport(service: ServiceName, observer: BusObserver): BusTransport;
  /** True: nobody looks at what is sent, so that what cannot be opened may arrive. */
  readonly takesAnything?: boolean;
  /** The service's own database, with the standard tables and the table `effect (n, type, subject, sequence)`. */
  transactions(service: ServiceName): Promise<Transactions>;
  /** Ends everything. */
  close(): Promise<void>;
}

/** Remembers what the bus complained about. */
export class Complaints implements BusObserver {
  readonly parkedOnes: ParkedNotice[] = [];
  readonly gaps: GapNotice[] = [];
  readonly tries: { subject: string; attempt: number }[] = [];
  readonly interruptions: unknown[] = [];
  parked(notice: ParkedNotice): void { this.parkedOnes.push(notice); }
  gap(notice: GapNotice): void { this.gaps.push(notice); }
  retrying(_group: string, message: BusMessage, attempt: number): void { this.tries.push({ subject: message.subject, attempt }); }
  interrupted(_where: 'relay' | 'subscription', _name: string, error: unknown): void { this.interruptions.push(error); }
}

/** Writes what it is told into `effect`, in the transaction of the inbox. */
export const noteEffect: MessageHandler = async (message: BusMessage, { tx }: HandlerContext) => {
  await tx.query('INSERT INTO effect (type, subject, sequence) VALUES ($1, $2, $3)', [message.type, message.subject, message.sequence]);
};

/** Whoever settles parked messages in tests. */
export const DECISION: ParkedDecision = { by: { person: 'E1070', name: 'T. Technician' }, reason: 'the cause is mended', site: 'HAM' };

/** Effects of one service: `subject:sequence` in the order in which they were made. */
export async function effects(transactions: Transactions, subject?: string): Promise<string[]> {
  const rows = await transactions.read<{ subject: string; sequence: number }>('SELECT subject, sequence FROM effect WHERE $1::text IS NULL OR subject = $1 ORDER BY n', [subject ?? null]);
  return rows.map((row) => `${row.subject}:${row.sequence}`);
}

/** A consumer as a service has it, with any handler. */
export async function consume(
  under: TransportUnderTest, service: ServiceName, type: MessageType, handler: MessageHandler,
  complaints = new Complaints(), inbox: Partial<InboxOptions> = {}, wrap?: (receive: Inbox['receive']) => Inbox['receive'],
): Promise<{ subscription: Subscription; transport: BusTransport; complaints: Complaints }> {
  const transactions = await under.transactions(service);
  const handlerOf = (asked: string): MessageHandler | undefined => (asked === type ? handler : undefined);
  const box = new Inbox({ group: service, transactions, observer: complaints, handlerOf, pause: () => Promise.resolve(), ...inbox });
  const transport = under.transport(service, complaints);
  const [, owner] = type.split('.');
  const kind = type.endsWith('RecordAppended') ? 'audit' : type.endsWith('SealRun') ? 'commands' : 'events';
  const subscription = await transport.subscribe(service, [`batchwright.${owner as ServiceName}.${kind}.v1`], wrap ? wrap((message) => box.receive(message)) : (message) => box.receive(message),
    wrap ? {} : { together: (messages) => box.receiveTogether(messages) });
  return { subscription, transport, complaints };
}

/** Puts messages into a service's outbox, one transaction for each list, and relays them all. */
export async function say(under: TransportUnderTest, service: ServiceName, ...acts: readonly (readonly OutgoingMessage[])[]): Promise<void> {
  const transactions = await under.transactions(service);
  for (const messages of acts) await transactions.run((tx) => tx.announce(messages));
  const transport = under.transport(service, new Complaints());
  await new OutboxRelay({ service, transactions, transport, observer: new Complaints() }).drain();
  await transport.close();
}

/** Puts something into a service's outbox that is no message, and relays it. */
export async function sayRaw(under: TransportUnderTest, service: ServiceName, key: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  const transactions = await under.transactions(service);
  await transactions.run((tx) => tx.query('SELECT announce($1::jsonb)', [JSON.stringify([{ topic: `batchwright.${service}.events.v1`, key, headers, body }])]));
  await say(under, service);
}

/** A qualification of training; batch-execution and review read it. */
export function qualification(id: string, sequence: number): OutgoingMessage {
  const data: DataByType['batchwright.training.v1.QualificationGranted'] = {
    qualificationId: id, person: 'E1001', code: 'DISPENSING', site: 'HAM', from: '2026-11-01T00:00:00.000Z', grantedBy: 'E1060',
  };
  return outgoing('batchwright.training.v1.QualificationGranted', { subject: id, site: 'HAM', sequence }, data);
}

/** A command of review to batch-execution. */
export function sealRun(runId: string, id: string): OutgoingMessage {
  return outgoing('batchwright.batch-execution.v1.SealRun', { subject: runId, site: 'HAM', sequence: 0, id }, { runId, reason: 'disposition' });
}

/** A record of training, for its audit topic. */
export function record(id: string, sequence: number): OutgoingMessage {
  return outgoing('batchwright.training.v1.RecordAppended', { subject: id, site: 'HAM', sequence }, { aggregateType: 'qualification', body: `{"sequence":${sequence}}`, leafHash: '00' });
}

/** Waits until something is true; fails after a generous while with what was seen last. */
export async function until<T>(look: () => Promise<T> | T, good: (seen: T) => boolean): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (performance.now() > end) throw new Error(`waited in vain, saw ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
