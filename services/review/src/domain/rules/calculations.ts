import { compileAt, fieldAt, formulaValues, stepInfo, stepScope, valueText, valuesOf } from '@batchwright/procedure';
import { evaluateNumber } from '@batchwright/formula';
import type { RuleInput, Finding, Rule } from './rule';

/** Every result that the system worked out is worked out once more, from the values that stood in the record at that moment (B8; 21 CFR 211.68(b)). */
export const calculationsRule: Rule = {
  id: 'calculations',
  version: 1,
  title: { en: 'Every calculated value follows from the recorded inputs by the formula of the recipe', de: 'Jeder berechnete Wert folgt aus den aufgezeichneten Eingaben nach der Formel der Rezeptur' },
  check(input) {
    const findings: Finding[] = [];
    let inputs = 0;
    input.run.records.forEach((record, i) => {
      if (record.event.type !== 'CalculationRecorded' || !record.event.body.value) return;
      inputs += 1;
      const { stepKey, address } = record.event.body;
      const problem = whatIsWrong(input, i);
      if (problem) findings.push({ place: `${stepKey} / ${address}, event ${record.sequence}`, problem });
    });
    return { inputs, findings };
  },
};

function whatIsWrong({ run, recipe }: RuleInput, i: number): string | undefined {
  const view = run.states[i];
  const event = run.records[i]?.event;
  if (!view || event?.type !== 'CalculationRecorded' || !event.body.value) return undefined;
  const { stepKey, address, formula, inputs, value } = event.body;
  const step = view.steps[stepKey];
  const info = step && stepInfo(recipe, step.stepId);
  const field = info && fieldAt(info.node, address);
  if (!step || !info || !field || field.definition.type !== 'calculated') return 'is no calculated field of the recipe';
  const { definition } = field;
  if (definition.formula !== formula) return `was worked out by another formula than the recipe's ${definition.formula ?? ''}`;
  const scope = stepScope(info, field.column ? field.entry : undefined);
  const compiled = compileAt(recipe, formula, scope);
  if (!compiled.ok) return `its formula cannot be read (${compiled.error.code})`;
  const place = { scope, iteration: step.iteration, ...(field.row === undefined ? {} : { row: field.row }) };
  for (const shown of inputs) {
    const recorded = valuesOf(view, recipe, shown.name, place).map(valueText).join('; ');
    if (recorded !== shown.values.map(valueText).join('; ')) return `shows ${shown.name} = ${shown.values.map(valueText).join('; ')}; recorded is ${recorded}`;
  }
  const form = { unit: definition.unit ?? '1', places: definition.places ?? 0, rounding: definition.rounding ?? ('half-even' as const) };
  const result = evaluateNumber(compiled.value, formulaValues(view, recipe, place), form);
  if (!result.ok) return `cannot be worked out from the record (${result.error.code})`;
  const again = valueText({ kind: 'number', value: result.value.value, unit: result.value.unit });
  return again === valueText(value) ? undefined : `shows ${valueText(value)}; worked out again it is ${again}`;
}
