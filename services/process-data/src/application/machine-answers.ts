import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';

/** What was asked: a value to be captured, or a set point to be written. */
export type AskedKind = 'capture' | 'set-point';

/** A question that waits. */
export interface Waiting<T> {
  readonly site: string;
  readonly id: string;
  readonly asked: T;
  /** Real time, ISO-8601 UTC. */
  readonly askedAt: string;
  /** Of a set point: writing it has begun, and the replica that does it has until then (real time). */
  readonly busyUntil?: string;
}

/** The port: what steps asked and was not answered yet, and what was answered. */
export interface MachineAnswers {
  readonly rowsOf: RowsOf;
  /** Keeps a question; without effect when it waits, or was answered, already. */
  ask(tx: Transaction, kind: AskedKind, site: string, id: string, asked: JsonObject, at: string): Promise<void>;
  /** Ids of what waits, oldest first. */
  waiting(kind: AskedKind, most: number): Promise<{ readonly site: string; readonly id: string }[]>;
  /** The question, for this transaction alone; undefined when another replica has it or it was answered. */
  take<T>(tx: Transaction, kind: AskedKind, site: string, id: string): Promise<Waiting<T> | undefined>;
  /** Notes that it is being done, until then. */
  busy(tx: Transaction, site: string, id: string, until: string): Promise<void>;
  /** It is answered. */
  done(tx: Transaction, site: string, id: string): Promise<void>;
  /** The newest event of what was answered, or is being done; undefined: nothing was recorded of it. */
  state(tx: Transaction, site: string, id: string): Promise<string | undefined>;
}
