import { compareQuantities, convert, Decimal, type Quantity } from '@batchwright/kernel';
import { currentItem, stepInfo, type IndexedRecipe, type RunView, type StepState } from '@batchwright/procedure';
import type { Finding, Rule } from './rule';

/** What comes out is not more than what went in, part by part (F3; 21 CFR 211.103). Outputs that are counted, or of which a part is not weighed, are left to the yield's limits. */
export const sums: Rule = {
  id: 'sums',
  version: 1,
  title: { en: 'No output is heavier than the sum of the weighed inputs it is made of', de: 'Kein Ausstoß ist schwerer als die Summe der eingewogenen Bestandteile' },
  check({ run, recipe }) {
    const findings: Finding[] = [];
    let inputs = 0;
    for (const step of Object.values(run.view.steps)) {
      const out = outputOf(recipe, step);
      if (!out) continue;
      const weighed = weighedParts(run.view, recipe, out.id, out.quantity.unit);
      if (!weighed) continue;
      inputs += 1;
      const compared = compareQuantities(out.quantity, weighed);
      if (!compared.ok || compared.value > 0) findings.push({ place: step.key, problem: `${out.quantity.value} ${out.quantity.unit} came out of ${weighed.value} ${weighed.unit} that were weighed in` });
    }
    return { inputs, findings };
  },
};

function outputOf(recipe: IndexedRecipe, step: StepState): { id: string; quantity: Quantity } | undefined {
  const node = stepInfo(recipe, step.stepId)?.node;
  if (node?.kind !== 'output' || step.status !== 'completed') return undefined;
  const { output, quantity } = node.config as { output: string; quantity: string };
  const value = step.entries[quantity]?.value;
  return value?.kind === 'number' && value.bound === undefined ? { id: output, quantity: { value: value.value, unit: value.unit } } : undefined;
}

/** Sum of the net masses of everything that is part of an output; undefined when a part was not weighed or has no mass. */
function weighedParts(view: RunView, recipe: IndexedRecipe, output: string, unit: string): Quantity | undefined {
  const { inputs, outputs } = recipe.document.formula;
  const parts = inputs.filter(({ partOf }) => partOf === output).map(({ id }) => netOf(view, recipe, id, unit));
  const inner = outputs.filter(({ partOf }) => partOf === output).map(({ id }) => weighedParts(view, recipe, id, unit));
  const all = [...parts, ...inner];
  if (all.length === 0 || all.some((one) => one === undefined)) return undefined;
  return sum(all as Quantity[], unit);
}

function netOf(view: RunView, recipe: IndexedRecipe, input: string, unit: string): Quantity | undefined {
  const masses = Object.values(view.steps).flatMap((step): Quantity[] => {
    const info = stepInfo(recipe, step.stepId);
    if (info?.node.kind !== 'weighing') return [];
    const config = info.node.config as { input: string; net: string };
    const weighed = config.input === 'item' ? currentItem(recipe, info.loops, step.iteration)?.id : config.input;
    const value = step.entries[config.net]?.value;
    return weighed === input && value?.kind === 'number' ? [{ value: value.value, unit: value.unit }] : [];
  });
  return masses.length === 0 ? undefined : sum(masses, unit);
}

function sum(masses: readonly Quantity[], unit: string): Quantity | undefined {
  let total = Decimal.parse('0');
  for (const mass of masses) {
    const converted = convert(mass, unit);
    if (!converted.ok) return undefined;
    total = total.add(Decimal.parse(converted.value.value));
  }
  return { value: total.toString(), unit };
}
