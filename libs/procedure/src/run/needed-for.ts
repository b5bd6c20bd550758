import { conditionsOf, stepsDependingOn } from '../tree/dependants';
import { entriesIn, expressionsOf, type StepExpression } from '../tree/expression';
import { ancestorsOf, stepInfo, type IndexedRecipe, type NodeInfo, type StepInfo } from '../tree/indexed-recipe';
import { instanceKey, isPattern, readInstanceKey } from '../tree/instance-key';
import { commonLoops, seenKey } from '../tree/reference';
import { viewerPattern } from '../tree/seen-from';
import { clearancesFor } from './clearances';
import { distinctPatterns } from './distinct-codes';
import { followersOf } from './followers';
import { stepsWithContainers } from './output-containers';
import { blockKeys } from './raise';

/** What a decision about a step may look at beside the run, that step and the nodes that are active. */
export interface NeededFor {
  /** Keys of steps that are named exactly. */
  readonly stepKeys: readonly string[];
  /** Steps of the newest turn of a loop: the key is `before` + turn + `after`, and the turn stands at the node `loopKey`. */
  readonly newest: readonly { readonly loopKey: string; readonly before: string; readonly after: string }[];
  /** Steps in several turns: id of the step, and the beginning that their keys share. */
  readonly many: readonly { readonly stepId: string; readonly beginning: string }[];
  /** Keys under which a block holds the step back. */
  readonly blockKeys: readonly string[];
  /** Ids of choices and loops that a correction may turn, in any state. */
  readonly nodeIds: readonly string[];
  /** Formula inputs whose grants of earlier steps count: all of one lot. */
  readonly inputs: readonly string[];
}

/**
 * Everything that deciding about a step can name: by its own expressions and its kind, and by the conditions that its completion
 * may evaluate. It follows from the recipe and the key alone, so its size does not grow with the batch. A correction looks
 * further: at everything that depends on the step.
 */
export function neededFor(recipe: IndexedRecipe, stepKey: string, correction: boolean): NeededFor {
  const read = readInstanceKey(stepKey);
  const info = read && stepInfo(recipe, read.id);
  if (!read || !info) return { stepKeys: [stepKey], newest: [], many: [], blockKeys: ['*'], nodeIds: [], inputs: [] };
  const dependants = correction ? stepsDependingOn(recipe, info) : undefined;
  const nodeIds = dependants?.nodes.map(({ node }) => node.id) ?? [];
  const patterns = new Set<string>([stepKey, ...ownPatterns(recipe, info, read.iteration), ...conditionPatterns(recipe, info, read.iteration, dependants?.nodes ?? [])]);
  for (const step of followersOf(recipe, info)) {
    patterns.add(viewerPattern(step, info, read.iteration));
    for (const pattern of ownPatterns(recipe, step, seenIteration(step, info, read.iteration))) patterns.add(pattern);
  }
  if (dependants) {
    for (const step of dependants.steps) {
      patterns.add(viewerPattern(step, info, read.iteration));
      for (const pattern of ownPatterns(recipe, step, seenIteration(step, info, read.iteration))) patterns.add(pattern);
    }
  }
  const single = recipe.document.formula.inputs.filter(({ lots }) => lots === 'single').map(({ id }) => id);
  return { ...sorted(recipe, [...patterns]), blockKeys: blockKeys(info, read.iteration), nodeIds, inputs: info.node.material ? single : [] };
}

function ownPatterns(recipe: IndexedRecipe, info: StepInfo, iteration: readonly number[]): string[] {
  const expressions = expressionsOf(info).flatMap((expression: StepExpression) => entriesIn(recipe, expression.source, expression.scope));
  const read = info.kind.reads?.(info.node, (id) => stepInfo(recipe, id)) ?? [];
  const accompanied = info.kind.accompanies?.(info.node);
  const moments = info.node.entries.flatMap((entry) => [entry, ...(entry.columns ?? [])]).flatMap(({ capture }) => [capture?.since?.step, capture?.until?.step].filter((id) => id !== undefined));
  const others = [...read.map((name) => name.split('.')[0] ?? ''), ...(accompanied === undefined ? [] : [accompanied]), ...moments].flatMap((id) => stepInfo(recipe, id) ?? []);
  const setAside = outputBeside(recipe, info);
  const seen = [...expressions.map(({ step }) => step), ...others].filter(({ node }) => node.id !== info.node.id);
  return [...clearancePatterns(recipe, info, iteration), ...setAside, ...distinctPatterns(recipe, info), ...seen.flatMap((step) => {
    const key = seenKey(recipe, step, info.loops, iteration);
    // a weighing in the same for-each may be looked at in the turn of another item
    const anyTurn = step.kind.containerEntry ? [step.node.id + (step.loops.length > 0 ? `~${step.loops.map(() => '*').join('.')}` : '')] : [];
    return [key, ...(key.includes('$') ? [key.replaceAll('$', '1')] : []), ...anyTurn];
  })];
}

/** Of a step whose failure sets output aside: the steps that list its containers, in any turn; of those, the series that may have failed. */
function outputBeside(recipe: IndexedRecipe, { node, kind }: StepInfo): string[] {
  const setsAside = (step: StepInfo): boolean => step.node.reactionPlan?.quarantineSinceLastGood === true;
  const beside = [...(node.reactionPlan?.quarantineSinceLastGood === true ? stepsWithContainers(recipe) : []), ...(kind.containersOf?.(node) ? recipe.steps.filter((step) => setsAside(step) && step.kind.openFailures) : [])];
  return beside.map((step) => step.node.id + (step.loops.length > 0 ? `~${step.loops.map(() => '*').join('.')}` : ''));
}

/** The clearances that open the step, and in any turn all steps whose start would have used them up. */
function clearancePatterns(recipe: IndexedRecipe, info: StepInfo, iteration: readonly number[]): string[] {
  return clearancesFor(recipe, info).flatMap((clearance) => [
    seenKey(recipe, clearance, info.loops, iteration),
    ...(clearance.kind.opens?.(clearance.node) ?? []).flatMap((id) => {
      const opened = stepInfo(recipe, id);
      return opened ? [opened.loops.length > 0 ? `${id}~${opened.loops.map(() => '*').join('.')}` : id] : [];
    }),
  ]);
}

/** Conditions of the loops around the step, of choices that may be reached when it is completed, and of those that a correction may turn. */
function conditionPatterns(recipe: IndexedRecipe, info: StepInfo, iteration: readonly number[], turned: readonly NodeInfo[]): string[] {
  const around = new Set<NodeInfo>([...ancestorsOf(info), ...turned]);
  return deciding(recipe).flatMap((node) => {
    if (node.node.type === 'loop' && !around.has(node)) return [];
    return conditionsOf(node).flatMap(({ source, scope }) => {
      const turns = scope.loops.map((_, level) => (level < commonLoops(scope.loops, info.loops) ? (iteration[level] ?? 1) : 1));
      return entriesIn(recipe, source, scope).map(({ step }) => seenKey(recipe, step, scope.loops, turns));
    });
  });
}

const known = new WeakMap<IndexedRecipe, readonly NodeInfo[]>();

/** Choices and loops of a recipe. */
function deciding(recipe: IndexedRecipe): readonly NodeInfo[] {
  const found = known.get(recipe) ?? [...recipe.nodes.values()].filter(({ node }) => node.type === 'choice' || node.type === 'loop');
  known.set(recipe, found);
  return found;
}

/** Turns of the loops that two steps share; any turn of the others. */
function seenIteration(step: StepInfo, from: StepInfo, iteration: readonly number[]): number[] {
  const common = commonLoops(step.loops, from.loops);
  return step.loops.map((_, level) => (level < common ? (iteration[level] ?? 0) : Number.NaN));
}

function sorted(recipe: IndexedRecipe, patterns: readonly string[]): Pick<NeededFor, 'stepKeys' | 'newest' | 'many'> {
  const stepKeys = new Set<string>();
  const newest = new Map<string, NeededFor['newest'][number]>();
  const many = new Map<string, NeededFor['many'][number]>();
  for (const written of patterns) {
    const pattern = written.replaceAll('NaN', '*');
    const [stepId = '', turns = ''] = pattern.split('~');
    if (!isPattern(pattern)) {
      stepKeys.add(pattern);
      continue;
    }
    const list = turns.split('.');
    const first = list.findIndex((turn) => turn === '$' || turn === '*');
    const beginning = `${stepId}~${list.slice(0, first).map((turn) => `${turn}.`).join('')}`;
    const loop = stepInfo(recipe, stepId)?.loops[first];
    if (list[first] === '$' && loop !== undefined && !list.slice(first + 1).some((turn) => turn === '$' || turn === '*')) {
      newest.set(pattern, { loopKey: instanceKey(loop, list.slice(0, first).map(Number)), before: beginning, after: list.slice(first + 1).map((turn) => `.${turn}`).join('') });
    } else many.set(pattern, { stepId, beginning });
  }
  return { stepKeys: [...stepKeys], newest: [...newest.values()], many: [...many.values()] };
}
