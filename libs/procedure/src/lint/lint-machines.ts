import { compareQuantities, sameDimension } from '@batchwright/kernel';
import type { Column, Entry } from '../recipe/entry';
import type { StepMoment } from '../recipe/hold-time';
import { commonLoops } from '../tree/reference';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import { configOf } from '../step-kinds/check-series/schema';
import { finding, type LintFinding } from './lint-finding';
import { doneBefore } from './order';

/** What steps take from machines, write into them and ask of rooms can be had: the step uses the equipment, what is made of its values fits the entry, the times were reached (E2, E9, D8, A10). */
export function lintMachines(recipe: IndexedRecipe): LintFinding[] {
  return recipe.steps.flatMap((step) => [
    ...step.node.entries.flatMap((entry, i) => {
      const place = `${step.pointer}/entries/${i}`;
      return [...lintCapture(recipe, step, entry, place), ...(entry.columns ?? []).flatMap((column, at) => lintCapture(recipe, step, column, `${place}/columns/${at}`)), ...lintWrite(step, entry, place)];
    }),
    ...lintConditions(step),
    ...lintFollowed(step),
  ]);
}

function lintUse({ node }: StepInfo, equipment: string, at: string): LintFinding[] {
  if (equipment === 'room' || node.equipment?.some(({ requirement }) => requirement === equipment)) return [];
  return [finding('equipment-not-used', `${at}/equipment`, `"${node.title.en}" asks a machine for "${equipment}", which it does not use`, { step: node.id, requirement: equipment })];
}

function lintCapture(recipe: IndexedRecipe, step: StepInfo, entry: Entry | Column, place: string): LintFinding[] {
  const { capture } = entry;
  if (!capture) return [];
  const at = `${place}/capture`;
  const facts = { step: step.node.id, entry: entry.id };
  const findings = lintUse(step, capture.equipment, at);
  const { statistic, threshold, since, until } = capture;
  const fits = entry.type === 'file' ? statistic === 'curve' : entry.type === 'number' ? statistic !== 'curve' : statistic === 'last';
  if (!fits) findings.push(finding('statistic-does-not-fit', `${at}/statistic`, `"${entry.title.en}" of "${step.node.title.en}" is of the type ${entry.type}, which has no ${statistic}`, { ...facts, type: entry.type, statistic }));
  const timed = statistic === 'time-above' || statistic === 'time-below';
  if (timed !== (threshold !== undefined)) findings.push(finding('threshold-missing', `${at}/threshold`, timed ? `"${entry.title.en}" needs a threshold` : `"${entry.title.en}" has a threshold that nothing is held against`, facts));
  if (timed && entry.unit !== undefined && !sameDimension(entry.unit, 's')) findings.push(finding('unit-mismatch', `${place}/unit`, `"${entry.title.en}" is a time; its unit is ${entry.unit}`, { ...facts, unit: entry.unit }));
  if (capture.asked === 'at-completion' && until) findings.push(finding('measured-until-twice', `${at}/until`, `"${entry.title.en}" is asked at the completion of its step, and measures until another moment`, facts));
  for (const [field, moment] of [['since', since], ['until', until]] as const) if (moment) findings.push(...lintMoment(recipe, step, entry, moment, `${at}/${field}`));
  return findings;
}

function lintMoment(recipe: IndexedRecipe, step: StepInfo, entry: Entry | Column, { step: id, event }: StepMoment, at: string): LintFinding[] {
  const facts = { step: step.node.id, entry: entry.id, earlier: id };
  const other = stepInfo(recipe, id);
  if (!other) return [finding('unknown-step', `${at}/step`, `"${entry.title.en}" measures from "${id}", which is no step`, facts)];
  if (other.node.id === step.node.id) return event === 'started' ? [] : [finding('read-before-recorded', at, `"${entry.title.en}" measures until the end of its own step, which is not over when it is asked`, facts)];
  if (commonLoops(other.loops, step.loops) < other.loops.length) return [finding('moment-in-another-loop', `${at}/step`, `"${entry.title.en}" measures from "${other.node.title.en}", which is repeated inside a loop`, facts)];
  return doneBefore(other, step) === 'never' ? [finding('read-before-recorded', at, `"${entry.title.en}" measures from "${other.node.title.en}", which is not done by then`, facts)] : [];
}

function lintWrite(step: StepInfo, entry: Entry, place: string): LintFinding[] {
  const { write } = entry;
  if (!write) return [];
  const at = `${place}/write`;
  const facts = { step: step.node.id, entry: entry.id };
  const findings = lintUse(step, write.equipment, at);
  if (write.equipment === 'room') findings.push(finding('room-not-written', `${at}/equipment`, `"${entry.title.en}" writes into a room; only equipment that the step holds takes a set point`, facts));
  if (entry.capture) findings.push(finding('written-and-captured', at, `"${entry.title.en}" is written into a machine and taken from one`, facts));
  const told = entry.type === 'number' ? entry.setPoint : write.value;
  if (told === undefined) findings.push(finding('set-point-missing', at, `"${entry.title.en}" of "${step.node.title.en}" does not say what is written`, facts));
  if (entry.type === 'boolean' && write.value !== undefined && write.value !== 'yes' && write.value !== 'no') findings.push(finding('set-point-missing', `${at}/value`, `"${entry.title.en}" writes yes or no, not "${write.value}"`, facts));
  if (entry.type === 'choice' && write.value !== undefined && !entry.choices?.some(({ id }) => id === write.value)) findings.push(finding('unknown-answer', `${at}/value`, `"${entry.title.en}" writes "${write.value}", which is none of its choices`, facts));
  return findings;
}

function lintConditions(step: StepInfo): LintFinding[] {
  return (step.node.conditions ?? []).flatMap(({ id, title, equipment, low, high, unit }, i) => {
    const at = `${step.pointer}/conditions/${i}`;
    const facts = { step: step.node.id, condition: id };
    const findings = lintUse(step, equipment, at);
    if (low === undefined && high === undefined) findings.push(finding('range-without-bounds', at, `"${title.en}" of "${step.node.title.en}" has neither a lowest nor a highest value`, facts));
    const order = low === undefined || high === undefined ? undefined : compareQuantities({ value: low, unit }, { value: high, unit });
    if (order?.ok && order.value > 0) findings.push(finding('range-upside-down', at, `"${title.en}" of "${step.node.title.en}" allows nothing: ${low ?? ''} is more than ${high ?? ''}`, facts));
    return findings;
  });
}

function lintFollowed(step: StepInfo): LintFinding[] {
  const { machine } = step.kind.id === 'check-series' ? configOf(step.node) : {};
  if (!machine?.follows) return [];
  const at = `${step.pointer}/config/machine/follows`;
  const facts = { step: step.node.id };
  const columns = step.node.entries.find(({ id }) => id === machine.log)?.columns ?? [];
  const choices = columns.find(({ id }) => id === machine.state)?.choices?.map(({ id }) => id) ?? [];
  const findings = lintUse(step, machine.follows.equipment, at);
  machine.follows.states.forEach(({ word, choice }, i) => {
    if (!choices.includes(choice)) findings.push(finding('unknown-answer', `${at}/states/${i}/choice`, `"${word}" of the machine of "${step.node.title.en}" is "${choice}", which its log does not know`, { ...facts, choice }));
  });
  if (machine.follows.at !== undefined && columns.find(({ id }) => id === machine.follows?.at)?.type !== 'date-time') findings.push(finding('unknown-entry', `${at}/at`, `the log of "${step.node.title.en}" has no time in "${machine.follows.at}"`, { ...facts, entry: machine.follows.at }));
  return findings;
}
