import { evaluateNumber } from '@batchwright/formula';
import { compareQuantities, type Quantity } from '@batchwright/kernel';
import { compileAt, entriesIn, formulaValues, type AgreementCheck } from '@batchwright/procedure';
import { checksOfRecipe } from './checks-of-recipe';
import type { Rule, RuleInput } from './rule';

/** Digits after the point in which a difference is worked out, beyond those of the tolerance. */
const GUARD_PLACES = 6;

/** What comes from two sources agrees within the recipe's tolerance: sums of parts, counts of labels, counter and yield (F3; 21 CFR 211.194(a)). */
export const agreement: Rule = {
  id: 'agreement',
  version: 1,
  title: { en: 'Amounts from different sources agree within the tolerance of the recipe', de: 'Mengen aus verschiedenen Quellen stimmen innerhalb der Toleranz der Rezeptur überein' },
  check: (input) =>
    checksOfRecipe('agreement', input, (check) => {
      if (!isDone(input, check)) return undefined;
      const problem = contradiction(input, check);
      return { inputs: 1, findings: problem ? [{ place: check.id, problem: `${check.title.en}: ${problem}` }] : [] };
    }),
};

/** Every step that it reads is completed: what was never reached (another branch was taken) contradicts nothing. */
function isDone({ run, recipe }: RuleInput, { left, right }: AgreementCheck): boolean {
  const read = [left, right].flatMap((source) => entriesIn(recipe, source, { loops: [] }).map(({ step }) => step.node.id));
  return read.every((id) => {
    const steps = Object.values(run.view.steps).filter(({ stepId }) => stepId === id);
    return steps.length > 0 && steps.every(({ status }) => status === 'completed');
  });
}

function contradiction(input: RuleInput, check: AgreementCheck): string | undefined {
  const { value, unit } = check.tolerance;
  const places = (value.split('.')[1]?.length ?? 0) + GUARD_PLACES;
  const amountOf = (source: string): Quantity => {
    const compiled = compileAt(input.recipe, source, { loops: [] });
    if (!compiled.ok) throw compiled.error;
    const result = evaluateNumber(compiled.value, formulaValues(input.run.view, input.recipe, { scope: { loops: [] }, iteration: [] }), { unit, places });
    if (!result.ok) throw new Error(`${check.id} cannot be worked out from the record: ${source} (${result.error.code})`);
    return result.value;
  };
  const difference = amountOf(`abs((${check.left}) - (${check.right}))`);
  const compared = compareQuantities(difference, check.tolerance);
  if (compared.ok && compared.value <= 0) return undefined;
  return `${check.left} is ${shown(amountOf(check.left))}, ${check.right} is ${shown(amountOf(check.right))}; they may differ by ${value} ${unit}`;
}

/** Without zeros that nobody measured. */
function shown({ value, unit }: Quantity): string {
  return `${value.includes('.') ? value.replace(/\.?0+$/, '') : value} ${unit}`;
}
