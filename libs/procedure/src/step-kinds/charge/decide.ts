import type { StepNode } from '../../recipe/procedure-node';
import type { Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import { valueText, type RecordedValue } from '../../run/recorded-value';
import type { StepState } from '../../run/state';
import { recordedValues } from '../../run/values';
import { currentItem, itemsOf, stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { configOf as weighingOf } from '../weighing/schema';
import { configOf } from './schema';

/** Entries `step.entry` that hold the containers of the weighings. */
export function containersRead(step: StepNode, weighingStep: (id: string) => StepInfo | undefined): string[] {
  return configOf(step).from.flatMap((id) => {
    const weighing = weighingStep(id);
    const entry = weighing?.kind.containerEntry?.(weighing.node);
    return entry === undefined ? [] : [`${id}.${entry}`];
  });
}

/** Only a container that was dispensed for this input in this run goes in: another is a wrong item, and the try is kept (C4). */
export function refuseEntry(decision: Decision, info: StepInfo, step: StepState, field: Field, value: RecordedValue): { expected: string } | undefined {
  const { container } = configOf(info.node);
  if (field.address !== container) return undefined;
  const right = dispensedContainers(decision, info, step);
  return right.includes(valueText(value)) ? undefined : { expected: right.join(', ') || 'a container dispensed for this input' };
}

/** Containers that were dispensed in this run for the input that a step charges. */
export function dispensedContainers(decision: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, step: StepState): string[] {
  const { recipe, view } = decision;
  const { input, from } = configOf(info.node);
  const item = input === 'item' ? currentItem(recipe, info.loops, step.iteration)?.id : input;
  return from.flatMap((id) => {
    const weighing = stepInfo(recipe, id);
    const entry = weighing?.kind.containerEntry?.(weighing.node);
    if (!weighing || entry === undefined) return [];
    const keys = weighingTurns(decision, weighing, info, step, item);
    return keys.flatMap((key) => recordedValues(view, `${key}/${entry}`).map(valueText));
  });
}

/** Of weighings inside a for-each over inputs, the turn of our input; otherwise the step as it is seen from here. */
function weighingTurns(decision: Pick<Decision, 'recipe'>, weighing: StepInfo, info: StepInfo, step: StepState, item: string | undefined): string[] {
  const { recipe } = decision;
  const pattern = seenKey(recipe, weighing, info.loops, step.iteration);
  const { input } = weighingOf(weighing.node);
  if (input !== 'item') return input === item ? [pattern] : [];
  const level = weighing.loops.findLastIndex((id) => recipe.nodes.get(id)?.node.type === 'for-each');
  const node = recipe.nodes.get(weighing.loops[level] ?? '')?.node;
  if (node?.type !== 'for-each') return [pattern];
  const turn = itemsOf(recipe.document, node).findIndex(({ id }) => id === item) + 1;
  if (turn === 0) return [];
  const [id, turns = ''] = pattern.split('~');
  return [`${id}~${turns.split('.').map((one, at) => (at === level ? String(turn) : one)).join('.')}`];
}
