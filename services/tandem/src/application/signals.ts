import type { Transaction } from '@batchwright/persistence';
import type { Signal } from '../domain/signal';
import type { Heard, Talk } from '../domain/talk';

export { SIGNAL_KINDS, type SignalKind } from '../domain/signal';

/** A signal as it is heard. */
export interface HeardSignal extends Signal {
  /** Rising within its session. */
  readonly number: number;
  /** Employee number of who speaks. */
  readonly from: string;
  /** When the service heard it, plant time. */
  readonly at: string;
}

/** The port: what consoles of a session tell each other. */
export interface Signals {
  /** How many somebody sent in a session, and the number of the newest of all. Who asks waits for who sends. */
  count(tx: Transaction, site: string, session: string, from: string): Promise<{ readonly sent: number; readonly newest: number }>;
  keep(tx: Transaction, site: string, session: string, signal: HeardSignal): Promise<void>;
  /** What came after a number, for a person. */
  after(site: string, session: string, number: number, person: string): Promise<HeardSignal[]>;
  /** What people said and drew in a session, from the beginning. */
  talk(site: string, session: string): Promise<Heard<Talk>[]>;
  /** Forgets those of sessions that are over, some at a time. */
  forget(tx: Transaction): Promise<void>;
}
