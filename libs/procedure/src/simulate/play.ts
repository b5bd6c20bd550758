import { isStep, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import { seenKey } from '../tree/reference';
import { begin, doChecks, finish, liftBlocks } from './perform-step';
import type { Scenario } from './scenario';
import { SimulatedRun, Stuck } from './simulated-run';

/** A rehearsal that was played to its end, or to where it could not go on. */
export interface Played {
  readonly scenario: Scenario;
  readonly run: SimulatedRun;
  /** Absent when the procedure came to its end. */
  readonly stuck?: { readonly code: string; readonly step?: string };
}

/** Steps that a rehearsal may take: a recipe that wants more is not rehearsed to its end. */
const MOST_STEPS = 2000;
/** After so many steps whoever waits may do something else. */
const BREATH = 25;

/**
 * Plays a whole run: everything that is ready is begun, then the first that was begun is ended, and so on. What is decided, the
 * deciders of the plant decide. `enough` ends it early.
 */
export function* play(recipe: IndexedRecipe, scenario: Scenario, enough: (run: SimulatedRun) => boolean = () => false): Generator<undefined, Played> {
  const run = new SimulatedRun(recipe);
  let at: string | undefined;
  try {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      if (steps % BREATH === BREATH - 1) yield undefined;
      liftBlocks(run);
      if (run.view.run.procedureDone || enough(run)) return { scenario, run };
      for (const { key, info } of stepsThat(run, 'ready')) {
        at = key;
        begin(run, scenario, info, key);
      }
      const [next] = inOrder(run, stepsThat(run, 'started'));
      if (!next) return { scenario, run, stuck: { code: 'nothing-ready' } };
      at = next.key;
      for (const series of beside(run, next)) doChecks(run, scenario, series.info, series.key);
      liftBlocks(run);
      finish(run, scenario, next.info, next.key);
    }
    return { scenario, run, stuck: { code: 'too-many-steps' } };
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    return { scenario, run, stuck: { code: error.refusal.code, ...(at === undefined ? {} : { step: at }) } };
  }
}

interface Here {
  readonly key: string;
  readonly info: StepInfo;
}

/** Steps in a state, in the order of the document. */
function stepsThat(run: SimulatedRun, status: 'ready' | 'started'): Here[] {
  const found = Object.values(run.view.steps).filter((step) => step.status === status);
  return found.flatMap(({ key, stepId }) => {
    const info = run.recipe.nodes.get(stepId);
    return info && isStep(info) ? [{ key, info }] : [];
  }).sort((a, b) => run.recipe.steps.indexOf(a.info) - run.recipe.steps.indexOf(b.info) || (a.key < b.key ? -1 : 1));
}

/** What accompanies another step ends after it. */
function inOrder(run: SimulatedRun, started: readonly Here[]): Here[] {
  return [...started].sort((a, b) => Number(accompanies(run, a, b)) - Number(accompanies(run, b, a)));
}

/** Series of checks that are on beside a step. */
function beside(run: SimulatedRun, step: Here): Here[] {
  return stepsThat(run, 'started').filter((other) => other.info.kind.id === 'check-series' && accompanies(run, other, step));
}

function accompanies(run: SimulatedRun, a: Here, b: Here): boolean {
  return a.info.kind.accompanies?.(a.info.node) === b.info.node.id && seenKey(run.recipe, b.info, a.info.loops, run.step(a.key).iteration) === b.key;
}
