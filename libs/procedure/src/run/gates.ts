import { refuse, type DomainError } from '@batchwright/kernel';
import type { RoleName } from '../text';
import { ancestorsOf, type IndexedRecipe, type NodeInfo, type StepInfo } from '../tree/indexed-recipe';
import { instanceKey, readInstanceKey } from '../tree/instance-key';
import { stepInfo } from '../tree/indexed-recipe';
import { moveOf } from '../moves/moves';
import type { Performer } from './commands';
import type { Decision } from './decision';
import { signersOf } from './exception-rules';
import { blockKeys } from './raise';
import type { RunView, StepState } from './state';

/** Roles that perform a step when neither step nor kind says otherwise. */
const USUAL_PERFORMERS: readonly RoleName[] = ['operator', 'dispenser', 'supervisor'];

/** A step that a command names: its place in the recipe and, when it was reached, its state. */
export interface NamedStep {
  readonly info: StepInfo;
  readonly state?: StepState;
  readonly iteration: readonly number[];
}

/** Finds the step of a command; undefined when the recipe has none of that key. */
export function namedStep(decision: Decision, key: string): NamedStep | undefined {
  const read = readInstanceKey(key);
  const info = read && stepInfo(decision.recipe, read.id);
  if (!read || !info || info.loops.length !== read.iteration.length) return undefined;
  const state = decision.view.steps[key];
  return { info, iteration: read.iteration, ...(state ? { state } : {}) };
}

export function unknownStep(key: string): DomainError {
  return refuse('unknown-step', { step: key }, { field: 'stepKey' });
}

/** The step was changed since the caller looked: says what, when and by whom (gmp 10). */
export function versionRefusal(step: StepState, version: number): DomainError | undefined {
  if (step.version === version) return undefined;
  return refuse('step-changed', { step: step.key, expected: version, version: step.version, lastChange: step.lastChange ?? null }, { rule: 'gmp-10' });
}

/** The step was not reached: names what is open before it (gmp 7). By any door. */
export function notReady(decision: Decision, info: StepInfo, iteration: readonly number[]): DomainError {
  const { business } = decision.view.run;
  const open = business === 'created' ? ['release to the floor'] : openBefore(decision.view, info, iteration);
  const moves = business === 'created' ? [moveOf('release-to-floor')] : [moveOf('do-what-comes-first', [...new Set(performersOf(info))])];
  return refuse('step-not-ready', { step: instanceKey(info.node.id, iteration), title: info.node.title.en, open }, { rule: 'gmp-7', moves });
}

function openBefore(view: RunView, info: NodeInfo, iteration: readonly number[]): string[] {
  // from the root down: the first combinator that is not active, or whose current child is not the one we need, is the reason
  const path = [...ancestorsOf(info)].reverse();
  let reached: NodeInfo | undefined;
  for (const node of path) {
    if (view.nodes[instanceKey(node.node.id, iteration.slice(0, node.loops.length))]?.status !== 'active') break;
    reached = node;
  }
  if (!reached) return [`${path[0]?.node.title.en ?? info.node.title.en} (${path[0]?.node.id ?? info.node.id})`];
  const next = path[path.indexOf(reached) + 1] ?? info;
  if (reached.node.type === 'sequence') return reached.children.slice(0, next.position).map(named).slice(-3);
  if (reached.node.type === 'choice') return [`another branch of ${named(reached)} was taken`];
  if (reached.node.type === 'loop' || reached.node.type === 'for-each') return [`an earlier turn of ${named(reached)}`];
  return [named(reached)];
}

const named = ({ node }: NodeInfo): string => `${node.title.en} (${node.id})`;

/** Roles that may perform a step: as it says, as its kind says, or the usual ones. */
export function performersOf(info: StepInfo): readonly RoleName[] {
  return info.node.performers ?? info.kind.performers ?? USUAL_PERFORMERS;
}

/** The performer's role fits the step. */
export function roleRefusal(info: StepInfo, by: Performer): DomainError | undefined {
  const allowed = performersOf(info);
  if (by.roles.some((role) => allowed.includes(role))) return undefined;
  return refuse('role-missing', { step: info.node.id, roles: allowed }, { rule: 'gmp-6' });
}

/** An open exception holds the step back until quality decides. */
export function blockRefusal(decision: Decision, info: StepInfo, iteration: readonly number[]): DomainError | undefined {
  const keys = blockKeys(info, iteration);
  const open = decision.openBlocks.filter(({ blocks }) => blocks.some((key) => keys.includes(key)));
  if (open.length === 0) return undefined;
  const exceptions = open.map((block) => ({ exceptionId: block.exceptionId, type: block.type, stepKey: block.stepKey ?? null, signers: signersOf(block).map(({ roles }) => roles) }));
  const names = exceptions.map(({ exceptionId, type, stepKey, signers }) => `${type}${stepKey === null ? '' : ` (${stepKey})`} ${exceptionId}: ${signers.map((roles) => roles.join('/')).join(' + ')}`);
  const roles = [...new Set(exceptions.flatMap(({ signers }) => signers.flat()))];
  return refuse('blocked-by-exception', { step: instanceKey(info.node.id, iteration), exceptions, names }, { rule: 'gmp-8', moves: [moveOf('decide-exception', roles)] });
}

/** Exceptions about which quality decided and that would have held this step back. */
export function liftedBlocks(decision: Decision, info: StepInfo, iteration: readonly number[]): string[] {
  const keys = blockKeys(info, iteration);
  return Object.values(decision.view.blocks).flatMap((block) => (block.lifted && block.blocks.some((key) => keys.includes(key)) ? [block.exceptionId] : []));
}

/** The run is where starts are allowed: released and idle, or running. */
export function runningRefusal(view: RunView): DomainError | undefined {
  const { state, business } = view.run;
  if (state === 'running' || (state === 'idle' && business === 'released')) return undefined;
  const move = state === 'paused' || state === 'pausing' ? 'resume' : state === 'held' ? 'restart' : undefined;
  return refuse('run-not-running', { state }, { rule: 'ISA-88', moves: move ? [moveOf(move)] : [] });
}

/** Who signed as somebody other than the performer may not perform (gmp 5). */
export function performerRefusal(info: StepInfo, step: StepState, by: Performer): DomainError | undefined {
  const signed = step.signatures.find(
    (signature) => !signature.outdated && signature.person === by.person && info.node.signatures.find(({ id }) => id === signature.policy)?.differentFrom.includes('performer'),
  );
  return signed && refuse('same-person', { step: step.key, person: by.person, policy: signed.policy }, { rule: 'gmp-5' });
}

/** Used by clients that want the recipe's view of a step's name. */
export function titleOf(recipe: IndexedRecipe, key: string): string {
  const read = readInstanceKey(key);
  return (read && recipe.nodes.get(read.id)?.node.title.en) ?? key;
}
