import { isRole } from '@batchwright/access';
import type { Transactions } from '@batchwright/persistence';
import { evolvePerson, followProvider, tellPerson, type Person, type PersonEvent, type PersonFacts } from '../domain/person';
import { appendPerson } from './append-person';
import type { Directory, DirectoryAccount } from './directory';
import type { People } from './people';
import type { RecordSecurityEvent } from './record-security-event';

/** Name of the one provider in our configuration. */
const PROVIDER_NAME = 'batchwright';

/**
 * Takes over who the provider knows: accounts with one employee number are one person (gmp 2). An account that belongs to another person
 * already is left alone and noted in the security stream.
 */
export class ImportPeople {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly directory: Directory,
    private readonly security: RecordSecurityEvent,
  ) {}

  /** Answers how many people changed. */
  async execute(): Promise<number> {
    const persons = new Map<string, DirectoryAccount[]>();
    for (const account of await this.directory.accounts()) {
      if (account.employeeNumber) persons.set(account.employeeNumber, [...(persons.get(account.employeeNumber) ?? []), account]);
    }
    let changed = 0;
    for (const [person, accounts] of persons) if (await this.importOne(person, accounts)) changed += 1;
    return changed;
  }

  private importOne(person: string, all: readonly DirectoryAccount[]): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const owners = await this.people.ownersOf(tx, all.map(({ subject }) => subject));
      const taken = new Map(owners.filter((owner) => owner.person !== person).map((owner) => [owner.subject, owner.person]));
      for (const { subject, username } of all) {
        const owner = taken.get(subject);
        if (owner !== undefined) await this.security.note(tx, `moved-${subject}-${person}`, { kind: 'account-moved', account: username, person: owner, detail: `the provider now names ${person}` });
      }
      const accounts = all.filter(({ subject }) => !taken.has(subject));
      if (accounts.length === 0) return false;
      const known = await this.people.find(tx, person);
      const events = eventsOf(person, known, accounts);
      if (events.length > 0) await appendPerson(tx, this.people, person, known, events);
      return events.length > 0;
    });
  }
}

function eventsOf(person: string, known: Person | undefined, accounts: readonly DirectoryAccount[]): PersonEvent[] {
  const told = tellPerson(known, factsOf(accounts));
  const now = told.reduce<Person | undefined>((state, event) => evolvePerson(person, state, event), known);
  return now ? [...told, ...followProvider(now, accounts.some(({ enabled }) => enabled))] : told;
}

function factsOf(accounts: readonly DirectoryAccount[]): PersonFacts {
  const [first] = accounts;
  const distinct = (texts: string[]): string[] => [...new Set(texts)];
  return {
    name: `${first?.firstName ?? ''} ${first?.lastName ?? ''}`.trim(),
    accounts: accounts.map(({ subject, username }) => ({ provider: PROVIDER_NAME, subject, username })),
    sites: distinct(accounts.flatMap(({ sites }) => sites)),
    roles: distinct(accounts.flatMap(({ roles }) => roles.filter(isRole))),
  };
}
