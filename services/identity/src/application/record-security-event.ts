import { outgoing } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import type { SecurityEvent } from '../domain/security-event';
import type { SecurityEvents } from './security-events';

const NOTHING = { site: '', service: 'identity', person: '', account: '', terminal: '', object: '', detail: '', count: 1 } as const;

/** Adds entries to the security stream: each is an aggregate of its own, so that a flood of them blocks nothing. */
export class RecordSecurityEvent {
  constructor(private readonly events: SecurityEvents) {}

  /** Records an entry in the given transaction, once by its id. */
  async execute(tx: Transaction, event: SecurityEvent): Promise<void> {
    if ((await this.events.known(tx, [event.id])).has(event.id)) return;
    const { site, id, person, account, terminal } = event;
    await tx.append({
      site, aggregateType: 'security-event', aggregateId: id, expectedSequence: 0,
      by: { ...(person === '' ? {} : { person }), ...(account === '' ? {} : { account }), ...(terminal === '' ? {} : { terminal }) },
      events: [{ type: 'SecurityEventRecorded', version: 1, body: event as unknown as JsonObject, audit: [{ object: event.object === '' ? event.service : event.object, action: event.kind, ...(event.detail === '' ? {} : { newValue: event.detail }) }] }],
      rowsOf: this.events.rowsOf,
      messages: [outgoing('batchwright.identity.v1.SecurityEventRecorded', { subject: id, site, sequence: 1 }, { ...event })],
    });
  }

  /** The same for what identity itself saw just now. */
  async note(tx: Transaction, id: string, facts: Partial<SecurityEvent> & Pick<SecurityEvent, 'kind'>): Promise<void> {
    await this.execute(tx, { ...NOTHING, at: (await tx.times()).real, ...facts, id });
  }
}
