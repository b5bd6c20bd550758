import type { IndexedRecipe } from '../tree/indexed-recipe';
import { COVERED, pointsIn, pointsOf, type Covered, type Point } from './coverage';
import { play, type Played } from './play';
import type { SimulatedRun } from './simulated-run';
import { SWEEPS, type SteeredValue } from './scenario';
import { scenariosFor } from './steering';

/** What a rehearsal of a recipe found (requirement A14). Plain data in the canonical form of records; the same recipe gives the same report. */
export interface SimulationReport {
  readonly format: 'batchwright.simulation/1';
  /** SHA-256 of the recipe that was rehearsed. */
  readonly recipeHash: string;
  readonly scenarios: readonly PlayedScenario[];
  readonly coverage: readonly Coverage[];
  /** Every step was done, every decision took every outcome, and every rehearsal came to its end. */
  readonly complete: boolean;
  /** Steering was given up before all was tried: the recipe is too long for it. */
  readonly cutShort: boolean;
}

export interface PlayedScenario {
  readonly id: string;
  readonly steered: readonly SteeredValue[];
  readonly steps: number;
  /** Types of the exceptions it raised, in order, each once. */
  readonly exceptions: readonly string[];
  /** Where and by which refusal it could not go on; null = it came to its end. */
  readonly stuck: { readonly code: string; readonly step: string | null } | null;
}

export interface Coverage {
  readonly of: Covered;
  readonly covered: number;
  readonly total: number;
  /** Points that no rehearsal came through: `oil/otherwise`. */
  readonly missing: readonly string[];
}

/** Rehearses a recipe: what every recipe is rehearsed with, then what is steered to one by one. Pure and without effect on any plant. */
export function simulate(recipe: IndexedRecipe): SimulationReport {
  const steps = simulateInSteps(recipe);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Events of all rehearsals after which no more is steered to: a minute's work. */
const MOST_EVENTS = 400_000;

/** As `simulate`, one rehearsal at a time, so that whoever waits for it can do something else in between. */
export function* simulateInSteps(recipe: IndexedRecipe): Generator<undefined, SimulationReport> {
  const points = pointsOf(recipe);
  const reached = new Set<Point>();
  const played: Played[] = [];
  let events = 0;
  const count = (one: Played): Played => {
    events += one.run.events.length;
    return one;
  };
  const keep = (one: Played): void => {
    played.push(one);
    for (const point of pointsIn(one)) reached.add(point);
  };
  for (const scenario of SWEEPS) {
    const one = count(yield* play(recipe, scenario));
    if (scenario.id === 'usual' || one.stuck || [...pointsIn(one)].some((point) => !reached.has(point))) keep(one);
    yield undefined;
  }
  for (const point of points) {
    if (reached.has(point) || events > MOST_EVENTS) continue;
    let last: Played | undefined;
    for (const scenario of scenariosFor(recipe, point)) {
      const tried = count(yield* play(recipe, scenario, isSettled(point)));
      yield undefined;
      if (pointsIn(tried).has(point)) last = count(yield* play(recipe, scenario));
      if ((last && !last.stuck) || events > MOST_EVENTS) break;
    }
    if (last) keep(last);
  }
  return report(recipe, points, reached, played, events > MOST_EVENTS);
}

/** Whether it is known by now if a rehearsal comes through a point: the decision was taken, the step ended. */
function isSettled(point: Point): (run: SimulatedRun) => boolean {
  const [of, id = ''] = point.split('/');
  if (of === 'decisions') return ({ view }) => Object.values(view.nodes).some(({ nodeId, status, branch }) => nodeId === id && (status === 'completed' || branch !== undefined));
  return ({ view }) => Object.values(view.steps).some(({ stepId, completions }) => stepId === id && completions > 0);
}

function report(recipe: IndexedRecipe, points: readonly Point[], reached: ReadonlySet<Point>, played: readonly Played[], cutShort: boolean): SimulationReport {
  const coverage = COVERED.map((of): Coverage => {
    const all = points.filter((point) => point.startsWith(`${of}/`));
    const missing = all.filter((point) => !reached.has(point));
    return { of, covered: all.length - missing.length, total: all.length, missing: missing.map((point) => point.slice(of.length + 1)) };
  });
  const whole = coverage.every(({ of, missing }) => (of !== 'steps' && of !== 'decisions') || missing.length === 0);
  return {
    format: 'batchwright.simulation/1',
    recipeHash: recipe.hash,
    scenarios: played.map(({ scenario, run, stuck }) => ({
      id: scenario.id,
      steered: scenario.values ?? [],
      steps: run.events.filter(({ type }) => type === 'StepCompleted').length,
      exceptions: [...new Set(run.events.flatMap((event) => (event.type === 'ExceptionRaised' ? [event.body.type] : [])))],
      stuck: stuck ? { code: stuck.code, step: stuck.step ?? null } : null,
    })),
    coverage,
    complete: whole && played.every(({ stuck }) => stuck === undefined),
    cutShort,
  };
}
