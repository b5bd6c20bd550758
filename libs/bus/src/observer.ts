import type { BusMessage, Topic } from '@batchwright/contracts';

/** A message that could not be applied and was put aside. */
export interface ParkedNotice {
  readonly id: string;
  readonly group: string;
  readonly message: BusMessage;
  readonly reason: string;
  readonly tries: number;
}

/** A hole in a dense sequence: a message is missing (gmp 12: no silence). */
export interface GapNotice {
  readonly group: string;
  readonly message: BusMessage;
  /** Sequence that should have come. */
  readonly expected: number;
}

/**
 * Who is told what goes wrong on the bus. The host gives one that logs, counts and raises alarms; every call is a fault that
 * somebody has to look at, none is routine.
 */
export interface BusObserver {
  parked(notice: ParkedNotice): void;
  gap(notice: GapNotice): void;
  /** A handler failed and the message is tried again. */
  retrying(group: string, message: BusMessage, attempt: number, error: unknown): void;
  /** Relay or reading loop failed as a whole (database away); it goes on by itself. */
  interrupted(where: 'relay' | 'subscription', name: string, error: unknown): void;
  /** The topic of each message that a relay has handed over. */
  relayed?(topics: readonly Topic[]): void;
}

/** Tells nobody. For tests only. */
export const SILENT: BusObserver = { parked: () => undefined, gap: () => undefined, retrying: () => undefined, interrupted: () => undefined };
