import type { Transaction } from '@batchwright/persistence';
import type { Invitation } from '../domain/guest';

export { LEAST_MINUTES, MOST_MINUTES, MOST_TRIES, USUAL_MINUTES } from '../domain/guest';

/** By this a guest's token is told from every other one, before anything else is. */
export const GUEST_TOKEN = 'guest.';

/** Which guest of which session. */
export type GuestKey = Pick<Invitation, 'site' | 'session' | 'person'>;

/** An invitation with what is kept of its code. */
export interface KeptInvitation extends Invitation {
  readonly codeHash: string;
}

/** The port: what opens for guests, known by its hash. */
export interface Guests {
  invite(tx: Transaction, guest: GuestKey & Pick<Invitation, 'stepKey' | 'until'>, hashes: { readonly link: string; readonly code: string }): Promise<void>;
  /** The guest of a session; whoever wants the same waits until the transaction is over. */
  ofSession(tx: Transaction, guest: GuestKey): Promise<KeptInvitation | undefined>;
  newLink(tx: Transaction, guest: GuestKey, hashes: { readonly link: string; readonly code: string }): Promise<void>;
  /** Whoever comes with the same link waits until the transaction is over. */
  byLink(tx: Transaction, linkHash: string): Promise<KeptInvitation | undefined>;
  byToken(tx: Transaction, tokenHash: string): Promise<KeptInvitation | undefined>;
  tried(tx: Transaction, guest: GuestKey, tries: number): Promise<void>;
  /** The link is used: from here on the token counts, and signals up to a number are none of his. */
  letIn(tx: Transaction, guest: GuestKey, tokenHash: string, since: number, realNow: string): Promise<void>;
  seen(tx: Transaction, guest: GuestKey, realNow: string): Promise<void>;
  /** Sessions with guests to whom time does something: their time is over, or nothing was heard of them since a moment, both in real time. */
  due(realNow: string, heardSince: string): Promise<{ readonly site: string; readonly id: string; readonly lost: readonly string[]; readonly expired: readonly string[] }[]>;
  /** Forgets those whose time has been over for a day: until then whoever comes is told why nothing opens. */
  forget(tx: Transaction, realNow: string): Promise<void>;
}
