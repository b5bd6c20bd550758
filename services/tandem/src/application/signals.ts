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
  /** `stepKey`: the step that the session was about when it was said. */
  keep(tx: Transaction, site: string, session: string, signal: HeardSignal & { readonly stepKey: string }): Promise<void>;
  /** What came after a number, for a person; where a step is named, only what was said at it. */
  after(site: string, session: string, number: number, person: string, stepKey?: string): Promise<HeardSignal[]>;
  /** What people said and drew in a session, from the beginning, or since a number and at one step. */
  talk(site: string, session: string, only?: { readonly since: number; readonly stepKey: string }): Promise<Heard<Talk>[]>;
  /** Forgets those of sessions that are over, some at a time. */
  forget(tx: Transaction): Promise<void>;
}
