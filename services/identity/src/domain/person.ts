import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** One account at an identity provider: the provider's name in our configuration and its `sub`, never an address. */
export interface Account {
  readonly provider: string;
  readonly subject: string;
  readonly username: string;
}

/** What is told of a person. */
export interface PersonFacts {
  /** Printed name. */
  readonly name: string;
  readonly accounts: readonly Account[];
  /** Codes of sites. */
  readonly sites: readonly string[];
  /** Roles as last seen at the provider, for choosing signers; what counts at an act is the token. */
  readonly roles: readonly string[];
}

/** A person of the enterprise; the key is the employee number (gmp 2). */
export interface Person extends PersonFacts {
  readonly person: string;
  /** Sequence of the aggregate. */
  readonly sequence: number;
  readonly locked: boolean;
  /** Who locked: an employee number, or `provider` when all accounts are disabled there; absent when not locked. */
  readonly lockedBy?: string;
}

export type PersonEvent =
  | { readonly type: 'PersonRegistered'; readonly body: PersonFacts }
  | { readonly type: 'PersonChanged'; readonly body: PersonFacts }
  | { readonly type: 'PersonLocked'; readonly body: { readonly reason: string; readonly lockedBy: string } }
  | { readonly type: 'PersonUnlocked'; readonly body: { readonly reason: string } };

/** Who locks when all accounts of a person are disabled at the provider. */
export const PROVIDER = 'provider';

/** The facts are told again as a whole; nothing happens when they are known already. */
export function tellPerson(known: Person | undefined, facts: PersonFacts): PersonEvent[] {
  if (!known) return [{ type: 'PersonRegistered', body: facts }];
  return sameFacts(known, facts) ? [] : [{ type: 'PersonChanged', body: facts }];
}

/** Locks a person out of all acts. Refusals: `wrong-state` when locked already. */
export function lockPerson(known: Person, reason: string, lockedBy: string): Result<PersonEvent[]> {
  if (known.locked) return err(refuse('wrong-state', { state: 'locked', command: 'lock', allowed: ['unlock'] }));
  return ok([{ type: 'PersonLocked', body: { reason, lockedBy } }]);
}

/** Lets a person act again. Refusals: `wrong-state` when not locked, or when the lock is the provider's: then it is lifted there. */
export function unlockPerson(known: Person, reason: string, by: string): Result<PersonEvent[]> {
  if (!known.locked || (known.lockedBy === PROVIDER && by !== PROVIDER)) {
    return err(refuse('wrong-state', { state: known.locked ? 'disabled at the provider' : 'not locked', command: 'unlock', allowed: [] }));
  }
  return ok([{ type: 'PersonUnlocked', body: { reason } }]);
}

/** What follows from the provider's own lock: locked when no account is enabled there, free again when one is. */
export function followProvider(known: Person, anyEnabled: boolean): PersonEvent[] {
  if (!anyEnabled && !known.locked) return [{ type: 'PersonLocked', body: { reason: 'all accounts are disabled at the provider', lockedBy: PROVIDER } }];
  if (anyEnabled && known.locked && known.lockedBy === PROVIDER) return [{ type: 'PersonUnlocked', body: { reason: 'enabled at the provider' } }];
  return [];
}

/** The person after an event. */
export function evolvePerson(person: string, known: Person | undefined, event: PersonEvent): Person {
  const sequence = (known?.sequence ?? 0) + 1;
  switch (event.type) {
    case 'PersonRegistered':
      return { person, sequence, ...event.body, locked: false };
    case 'PersonChanged':
      return { ...(known ?? { locked: false }), person, sequence, ...event.body };
    case 'PersonLocked':
      return { ...required(known), sequence, locked: true, lockedBy: event.body.lockedBy };
    case 'PersonUnlocked': {
      const { lockedBy: _, ...rest } = required(known);
      return { ...rest, sequence, locked: false };
    }
  }
}

function required(known: Person | undefined): Person {
  if (!known) throw new Error('the first event of a person registers');
  return known;
}

function sameFacts(a: PersonFacts, b: PersonFacts): boolean {
  const text = ({ name, accounts, sites, roles }: PersonFacts): string =>
    JSON.stringify([name, accounts.map(({ provider, subject, username }) => [provider, subject, username].join(' ')).toSorted(), sites.toSorted(), roles.toSorted()]);
  return text(a) === text(b);
}
