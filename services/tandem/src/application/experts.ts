import type { Transaction } from '@batchwright/persistence';
import type { HeldQualification } from '../domain/expert';

/** Who may help with a step. */
export interface ExpertView {
  /** Employee number. */
  readonly person: string;
  readonly name: string;
  /** A console of his is open. */
  readonly present: boolean;
  /** He stands beside another step just now. */
  readonly busy: boolean;
  /** What his console speaks; empty when none is open. */
  readonly languages: readonly string[];
}

/** Somebody as he is known at a site. */
export interface Known {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly present: boolean;
  readonly busy: boolean;
  readonly languages: readonly string[];
}

/** A console that says that somebody is before it. */
export interface OpenConsole {
  readonly person: string;
  readonly name: string;
  readonly console: string;
  readonly languages: readonly string[];
  /** In which it shows and hears. */
  readonly session?: string;
}

/** The port: who is known, qualified and there. */
export interface Experts {
  /** People of a site by name; who was heard of since a moment in real time is present. */
  known(tx: Transaction, site: string, heardSince: string): Promise<Known[]>;
  /** What of these codes is held at a moment in plant time, by whom. */
  qualified(tx: Transaction, site: string, codes: readonly string[], plantNow: string): Promise<HeldQualification[]>;
  /** Notes that a console is open now; forgets those of the person that are long closed. */
  seen(tx: Transaction, sites: readonly string[], console: OpenConsole, now: string): Promise<void>;
}

/** How long a console that says nothing more counts as open: three heartbeats. */
export const THERE_MS = 45_000;
/** How long somebody in a session may be unheard until his line counts as lost. */
export const LOST_MS = 60_000;

export function before(instant: string, ms: number): string {
  return new Date(Date.parse(instant) - ms).toISOString();
}
