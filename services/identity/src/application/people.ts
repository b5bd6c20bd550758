import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { PersonLookup } from '@batchwright/records';
import type { Person } from '../domain/person';

/** A person as lists show it. */
export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly accounts: readonly { readonly provider: string; readonly subject: string; readonly username: string }[];
  readonly sites: readonly string[];
  readonly roles: readonly string[];
  readonly locked: boolean;
}

export interface PeopleFilter {
  readonly role?: string;
  readonly site?: string;
  readonly after?: string;
  readonly limit: number;
}

/** The port: where people are kept. */
export interface People {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, person: string): Promise<Person | undefined>;
  /** Who has an account with one of these subjects. */
  ownersOf(tx: Transaction, subjects: readonly string[]): Promise<{ readonly person: string; readonly subject: string }[]>;
  /** People who work at one of the sites. */
  list(sites: readonly string[], filter: PeopleFilter): Promise<PersonView[]>;
  /** User name of an account that is known. */
  isAccount(username: string): Promise<boolean>;
  /** Employee number, first site and user name behind a provider's `sub`. */
  behind(subject: string): Promise<{ readonly person: string; readonly site: string; readonly account: string } | undefined>;
  /** For the verification of evidence. */
  lookup(tx: Transaction): PersonLookup;
}
