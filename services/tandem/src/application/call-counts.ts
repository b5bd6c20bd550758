/** How experts were called to a step of a recipe, in a period. */
export interface CallCount {
  readonly site: string;
  /** Code of the recipe; absent for runs of before it was told. */
  readonly recipe?: string;
  /** Step of the recipe, whichever turn of a loop it was. */
  readonly stepId: string;
  readonly sessions: number;
  readonly calls: number;
  readonly accepted: number;
  readonly declined: number;
  readonly missed: number;
  /** Half of the calls that were taken were taken within so many seconds of the plant, and all within so many; absent where none was. */
  readonly medianSeconds?: number;
  readonly slowestSeconds?: number;
}

/** The port: calls, counted by recipe and step, the most frequent first. */
export interface CallCounts {
  /** Calls from one moment up to another, plant time, at most 500 steps. */
  count(sites: readonly string[], from: string, until: string): Promise<CallCount[]>;
}
