import { compareQuantities, sameDimension } from '@batchwright/kernel';
import type { HoldTime } from '../recipe/hold-time';
import { isStep, stepInfo, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';
import { doneBefore } from './order';

/** What steps and hold times name exists, and equipment is taken before it is held and left again. */
export function lintReferences(recipe: IndexedRecipe): LintFinding[] {
  return [
    ...recipe.steps.flatMap((step) => [...lintNames(recipe, step), ...(step.kind.lint?.(step, recipe) ?? []), ...lintEarlierSteps(recipe, step)]),
    ...lintOccupation(recipe),
    ...recipe.document.holdTimes.flatMap((holdTime, i) => lintHoldTime(recipe, holdTime, `/holdTimes/${i}`)),
    ...lintUnusedInputs(recipe),
    ...lintEquipment(recipe),
  ];
}

function lintNames({ document, nodes }: IndexedRecipe, { node, pointer, loops }: StepInfo): LintFinding[] {
  const findings: LintFinding[] = [];
  (node.qualifications ?? []).forEach((code, i) => {
    if (!document.qualifications.some((known) => known.code === code)) findings.push(finding('unknown-qualification', `${pointer}/qualifications/${i}`, `"${node.title.en}" asks for the training ${code}, which the recipe does not list`, { step: node.id, code }));
  });
  (node.equipment ?? []).forEach(({ requirement }, i) => {
    if (!document.equipment.some(({ id }) => id === requirement)) findings.push(finding('unknown-equipment', `${pointer}/equipment/${i}/requirement`, `"${node.title.en}" uses "${requirement}", which the recipe does not require`, { step: node.id, requirement }));
  });
  (node.material ?? []).forEach(({ input }, i) => {
    const known = input === 'item' ? loops.some((id) => nodes.get(id)?.node.type === 'for-each') : document.formula.inputs.some(({ id }) => id === input);
    if (!known) findings.push(finding('unknown-input', `${pointer}/material/${i}/input`, `"${node.title.en}" takes "${input}", which the formula does not have`, { step: node.id, input }));
  });
  return findings;
}

/** Steps that a kind looks back at (the sample of a result, the weighing of a charge) are done before it. */
function lintEarlierSteps(recipe: IndexedRecipe, step: StepInfo): LintFinding[] {
  const read = (step.kind.reads?.(step.node, (id) => stepInfo(recipe, id)) ?? []).map((name) => name.slice(0, name.indexOf('.')));
  const sample = step.node.kind === 'laboratory-result' ? [step.kind.accompanies?.(step.node)] : [];
  return [...new Set([...read, ...sample])].flatMap((id) => {
    const earlier = id === undefined ? undefined : stepInfo(recipe, id);
    if (!earlier || doneBefore(earlier, step) !== 'never') return [];
    return [finding('read-before-recorded', `${step.pointer}/config`, `"${step.node.title.en}" looks back at "${earlier.node.title.en}", which is not done by then`, { step: step.node.id, earlier: earlier.node.id })];
  });
}

/** In the order of the document: held only after it was taken, taken only when it is not held, left in the end. */
function lintOccupation(recipe: IndexedRecipe): LintFinding[] {
  const held = new Map<string, string>();
  const findings: LintFinding[] = [];
  for (const { node, pointer } of recipe.steps) {
    (node.equipment ?? []).forEach(({ requirement, occupation }, i) => {
      const at = `${pointer}/equipment/${i}/occupation`;
      const facts = { step: node.id, requirement };
      if ((occupation === 'continue' || occupation === 'end') && !held.has(requirement)) findings.push(finding('equipment-not-taken', at, `"${node.title.en}" goes on with "${requirement}", which no earlier step has taken`, facts));
      if ((occupation === 'begin' || occupation === 'step') && held.has(requirement)) findings.push(finding('equipment-taken-twice', at, `"${node.title.en}" takes "${requirement}", which is held already`, facts));
      if (occupation === 'begin') held.set(requirement, at);
      if (occupation === 'end') held.delete(requirement);
    });
  }
  for (const [requirement, at] of held) findings.push(finding('equipment-never-left', at, `"${requirement}" is taken and never left`, { requirement }, 'warning'));
  return findings;
}

function lintHoldTime(recipe: IndexedRecipe, holdTime: HoldTime, at: string): LintFinding[] {
  const { id, title, min, max, from, to } = holdTime;
  const findings: LintFinding[] = [];
  for (const [side, moment] of Object.entries({ from, to })) {
    if (!stepInfo(recipe, moment.step)) findings.push(finding('unknown-step', `${at}/${side}/step`, `the hold time "${title.en}" names the step "${moment.step}", which does not exist`, { holdTime: id, named: moment.step }));
  }
  for (const [side, time] of Object.entries({ min, max })) {
    if (!time) continue;
    if (!sameDimension(time.unit, 's')) findings.push(finding('unit-mismatch', `${at}/${side}/unit`, `the hold time "${title.en}" is no time: ${time.value} ${time.unit}`, { holdTime: id, unit: time.unit }));
    else if (compareQuantities(time, { value: '0', unit: 's' }).ok && Number(time.value) <= 0) findings.push(finding('amount-not-positive', `${at}/${side}/value`, `the hold time "${title.en}" is ${time.value} ${time.unit}`, { holdTime: id, value: time.value }));
  }
  if (!min && !max) findings.push(finding('hold-time-without-limit', at, `the hold time "${title.en}" has neither a longest nor a shortest time`, { holdTime: id }));
  const order = min && max ? compareQuantities(min, max) : undefined;
  if (order?.ok === true && order.value > 0) findings.push(finding('range-upside-down', at, `the hold time "${title.en}" is at least longer than at most`, { holdTime: id }));
  const [first, then] = [stepInfo(recipe, from.step), stepInfo(recipe, to.step)];
  const itself = first === then && from.event === 'started' && to.event === 'completed';
  if (first && then && !itself && (first === then || doneBefore(then, first) === 'surely')) findings.push(finding('hold-time-backwards', at, `the hold time "${title.en}" ends before it begins`, { holdTime: id }));
  return findings;
}

/** A line of the bill of materials that no step takes is never weighed, charged or reconciled. */
function lintUnusedInputs({ document, nodes }: IndexedRecipe): LintFinding[] {
  const overItems = [...nodes.values()].flatMap(({ node }) => (node.type === 'for-each' ? [node.over] : []));
  const named = new Set([...nodes.values()].filter(isStep).flatMap(({ node }) => [...(node.material ?? []).map(({ input }) => input), ...(typeof node.config.input === 'string' ? [node.config.input] : [])]));
  return document.formula.inputs.flatMap((input, i) => {
    const inTurn = overItems.some((over) => ('function' in over ? over.function === input.function : over.inputs === 'all' || over.inputs.includes(input.id)));
    return inTurn || named.has(input.id) ? [] : [finding('input-unused', `/formula/inputs/${i}`, `no step takes ${input.title.en}`, { input: input.id }, 'warning')];
  });
}

function lintEquipment({ document, steps }: IndexedRecipe): LintFinding[] {
  return document.equipment.flatMap(({ id, title, properties }, i) => [
    ...properties.flatMap(({ property, min, max }, j) =>
      min !== undefined && max !== undefined && Number(min) > Number(max) ? [finding('range-upside-down', `/equipment/${i}/properties/${j}`, `${title.en}: ${property} from ${min} to ${max}`, { equipment: id, property })] : [],
    ),
    ...(steps.some(({ node }) => node.equipment?.some(({ requirement }) => requirement === id)) ? [] : [finding('equipment-unused', `/equipment/${i}`, `no step uses ${title.en}`, { equipment: id }, 'warning')]),
  ]);
}
