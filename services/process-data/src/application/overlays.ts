import type { SeenRun } from './equipment-uses';

/** A recipe of which runs were seen. */
export interface SeenRecipe {
  readonly recipe: string;
  /** Versions that ran, the newest first. */
  readonly versions: readonly number[];
  readonly runs: number;
}

/** A run that can be laid over others. Instants are real time, ISO-8601 UTC. */
export interface ComparableRun extends SeenRun {
  /** When its first phase began; absent: it did not begin yet. */
  readonly from?: string;
  /** Absent: it is not over. */
  readonly until?: string;
}

/** A part of the procedure that runs went through, with what was measured at the equipment that they used in it. */
export interface SeenPhase {
  readonly kind: 'node' | 'step';
  readonly key: string;
  readonly runs: number;
  readonly points: readonly { readonly point: string; readonly unit?: string }[];
}

/** Which part of a run: a node of the procedure, a step, or all of it. */
export interface PhaseAsked {
  readonly kind: 'node' | 'step' | 'run';
  readonly key: string;
}

/** A time in which a tag stood for the point in the phase of a run. */
export interface Piece {
  readonly equipment: string;
  readonly tag: string;
  readonly number: number;
  readonly type: string;
  readonly unit?: string;
  readonly from: string;
  readonly until: string;
}

/** A run with when its phase was, and who measured the point meanwhile. */
export interface PhaseOfRun {
  readonly run: SeenRun;
  readonly from: string;
  /** Absent: it goes on. */
  readonly until?: string;
  readonly pieces: readonly Piece[];
}

/** The port: runs of a recipe, and where their curves are. */
export interface Overlays {
  recipes(sites: readonly string[], page: { readonly after?: string; readonly limit: number }): Promise<SeenRecipe[]>;
  /** Newest first. */
  runs(sites: readonly string[], recipe: string, asked: { readonly version?: number; readonly after?: string; readonly limit: number }): Promise<ComparableRun[]>;
  /** Phases of the newest runs of a recipe, in the order in which they were reached. */
  phases(sites: readonly string[], recipe: string, runs: number): Promise<SeenPhase[]>;
  /** Runs of the recipe that went through the phase, in the order of their ids as asked. */
  pieces(sites: readonly string[], recipe: string, runs: readonly string[], phase: PhaseAsked, point: string): Promise<PhaseOfRun[]>;
}
