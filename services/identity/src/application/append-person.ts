import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { IdempotencyAnswer, Transaction } from '@batchwright/persistence';
import type { Attribution, JsonObject } from '@batchwright/records';
import { evolvePerson, type Person, type PersonEvent } from '../domain/person';
import type { People } from './people';

/** People belong to the enterprise, not to a site. */
export const NO_SITE = '';

/** Records what became of a person and tells every service: all keep their own copy. Answers the sequence afterwards. */
export async function appendPerson(
  tx: Transaction,
  people: People,
  number: string,
  known: Person | undefined,
  events: readonly PersonEvent[],
  more: { by?: Attribution; idempotency?: IdempotencyAnswer } = {},
): Promise<void> {
  let state = known;
  const messages: OutgoingMessage[] = [];
  for (const event of events) {
    state = evolvePerson(number, state, event);
    messages.push(...messagesOf(event, state, more.by?.person ?? ''));
  }
  await tx.append({
    site: NO_SITE,
    aggregateType: 'person',
    aggregateId: number,
    expectedSequence: known?.sequence ?? 0,
    events: events.map((event) => ({ type: event.type, version: 1, body: event.body as unknown as JsonObject, audit: [{ object: `person ${number}`, action: event.type, ...('reason' in event.body ? { reason: event.body.reason } : { newValue: JSON.stringify(event.body) }) }] })),
    rowsOf: people.rowsOf,
    messages,
    ...more,
  });
}

function messagesOf(event: PersonEvent, state: Person, by: string): OutgoingMessage[] {
  const { person, sequence, name, accounts, sites, roles, locked } = state;
  const address = { subject: person, site: NO_SITE, sequence };
  const whole = { person, name, accounts: accounts.map((account) => ({ ...account })), sites: [...sites], roles: [...roles], locked };
  const told = (): OutgoingMessage => {
    switch (event.type) {
      case 'PersonLocked':
        return outgoing('batchwright.identity.v1.PersonLocked', address, { person, reason: event.body.reason, lockedBy: by });
      case 'PersonUnlocked':
        return outgoing('batchwright.identity.v1.PersonUnlocked', address, { person, reason: event.body.reason, unlockedBy: by });
      case 'PersonRegistered':
      case 'PersonChanged':
        return outgoing('batchwright.identity.v1.PersonRegistered', address, whole);
    }
  };
  return [told(), outgoing('batchwright.identity.v1.PersonSnapshot', address, whole)];
}
