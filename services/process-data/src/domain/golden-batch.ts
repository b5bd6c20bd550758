import { err, ok, refuse, type Result } from '@batchwright/kernel';

/** Runs that are golden together at most. */
export const GOLDEN_RUNS = 16;

/** A run as it was when it was chosen. */
export interface GoldenRun {
  readonly runId: string;
  /** As people read it. */
  readonly number: string;
  readonly recipeVersion: number;
}

/** A run that somebody would choose. */
export interface ChoosableRun extends GoldenRun {
  readonly recipe: string;
  readonly over: boolean;
}

/** What the runs of a recipe at a site are held against: one run, or several that span a band together. */
export interface GoldenBatch {
  readonly site: string;
  readonly id: string;
  readonly recipe: string;
  /** Sequence of the aggregate; 0 = nothing was ever chosen. */
  readonly sequence: number;
  /** Choices that were made until now. */
  readonly choices: number;
  /** Number of the choice that holds; absent = none. */
  readonly holds?: number;
}

/** What happened to it. A choice that was replaced or taken back is kept, with who did so and why. */
export type GoldenBatchEvent =
  | { readonly type: 'GoldenBatchChosen'; readonly body: { readonly recipe: string; readonly choice: number; readonly replaces?: number; readonly runs: readonly GoldenRun[]; readonly reason: string } }
  | { readonly type: 'GoldenBatchWithdrawn'; readonly body: { readonly recipe: string; readonly choice: number; readonly reason: string } };

/** A recipe for which nothing was chosen yet. */
export function notChosen(site: string, id: string, recipe: string): GoldenBatch {
  return { site, id, recipe, sequence: 0, choices: 0 };
}

/**
 * Somebody says which runs of a recipe are as they should be. `found`: what is known of the runs that were named, in their order.
 * Refusals: `reason-missing`, `not-found` (a run that nobody saw), `golden-run-of-other-recipe`, `golden-run-not-over`.
 */
export function chooseGolden(golden: GoldenBatch, asked: readonly string[], found: readonly ChoosableRun[], reason: string): Result<GoldenBatchEvent[]> {
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  const runs: GoldenRun[] = [];
  for (const id of new Set(asked)) {
    const run = found.find(({ runId }) => runId === id);
    if (!run) return err(refuse('not-found', { what: 'run', id }, { field: 'runs' }));
    const { recipe, over, ...chosen } = run;
    if (recipe !== golden.recipe) return err(refuse('golden-run-of-other-recipe', { number: run.number, recipe, asked: golden.recipe }, { field: 'runs' }));
    if (!over) return err(refuse('golden-run-not-over', { number: run.number }, { field: 'runs' }));
    runs.push(chosen);
  }
  return ok([{ type: 'GoldenBatchChosen', body: { recipe: golden.recipe, choice: golden.choices + 1, ...(golden.holds === undefined ? {} : { replaces: golden.holds }), runs, reason } }]);
}

/** From now on nothing is golden. Refusals: `reason-missing`, `wrong-state`. */
export function withdrawGolden({ recipe, holds }: GoldenBatch, reason: string): Result<GoldenBatchEvent[]> {
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  if (holds === undefined) return err(refuse('wrong-state', { state: 'nothing chosen', command: 'withdraw', allowed: [] }));
  return ok([{ type: 'GoldenBatchWithdrawn', body: { recipe, choice: holds, reason } }]);
}
