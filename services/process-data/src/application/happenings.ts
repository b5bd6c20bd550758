import type { SeenRun } from './equipment-uses';

/** A run that went on in the time. Instants are real time, UTC with microseconds. */
export interface RunThen extends SeenRun {
  /** When its first phase or use of equipment began. */
  readonly from: string;
  /** Absent: it is not over. */
  readonly until?: string;
}

/** A part of a run: a node of its procedure, or a step that worked with equipment. */
export interface PhaseThen {
  readonly runId: string;
  readonly kind: 'node' | 'step';
  readonly key: string;
  readonly from: string;
  /** Absent: it goes on. */
  readonly until?: string;
}

/** What machines said and became an exception of a run: a limit was crossed, or values are missing. */
export interface ExceptionThen {
  readonly id: string;
  readonly runId: string;
  readonly kind: 'excursion' | 'gap';
  readonly equipment: string;
  readonly tags: readonly string[];
  readonly severity: string;
  /** Absent: values are missing. */
  readonly limit?: { readonly kind: string; readonly value: string };
  /** Why values are missing; absent: a limit was crossed. */
  readonly why?: string;
  readonly from: string;
  /** Absent: it lasts. */
  readonly until?: string;
  /** The worst value, once it is over. */
  readonly peak?: string;
  readonly peakAt?: string;
}

/** What went on with some equipment, or in one run, in a time. */
export interface Happenings {
  readonly runs: readonly RunThen[];
  readonly phases: readonly PhaseThen[];
  readonly exceptions: readonly ExceptionThen[];
}

/** Of which run or equipment, and when. */
export interface HappeningsAsked {
  /** Absent: of all runs that used the equipment meanwhile. */
  readonly runId?: string;
  /** Steps and exceptions of these only; empty: of all. */
  readonly equipment: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** Runs, and of each kind of happening, that one answer has at most. */
export const [RUNS_THEN, HAPPENINGS] = [20, 500];

/** The port: what stands beside curves, so that one sees why they are as they are. */
export interface ReadHappenings {
  during(sites: readonly string[], asked: HappeningsAsked): Promise<Happenings>;
}
