import type { Attribution } from '@batchwright/records';
import type { Role } from './role';

/** The authenticated person behind a request (gmp 2): never a shared account; compared with others by employee number. */
export interface Actor {
  /** Employee number. */
  readonly person: string;
  /** Printed name. */
  readonly name: string;
  /** Account at the provider (`preferred_username`). */
  readonly account: string;
  /** The provider's `sub`. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Codes of the sites in scope, from the groups claim. */
  readonly sites: readonly string[];
  /** Code of the enrolled terminal, whose device has proved itself by its secret. */
  readonly terminal?: string;
  /** Real time, seconds since 1970. */
  readonly tokenExpires: number;
}

/** Who and where, as a record keeps it. */
export function attributionOf(actor: Actor): Attribution {
  const { person, name, account, terminal } = actor;
  return { person, name, account, ...(terminal === undefined ? {} : { terminal }) };
}

/** True when two employee numbers are of two persons: accounts and names do not count (gmp 5). */
export function differentPersons(a: string, b: string): boolean {
  return a.trim().toUpperCase() !== b.trim().toUpperCase();
}
