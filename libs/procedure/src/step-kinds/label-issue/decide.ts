import type { Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import { recordMeasured } from '../../run/record-measured';
import { valueText, type RecordedValue } from '../../run/recorded-value';
import type { StepState } from '../../run/state';
import { recordedValues } from '../../run/values';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { configOf, namesOf } from './schema';

/** Makes the text of the overprint of what is recorded. As long as something is missing there is none, and the step cannot end. */
export function makeOverprint(decision: Decision, info: StepInfo, stepKey: string): void {
  const { overprint } = configOf(info.node);
  if (!overprint) return;
  const known = new Map<string, string>([['batch', decision.view.run.number]]);
  for (const name of namesOf(info.node)) {
    const [id = '', entry = ''] = name.split('.');
    const other = stepInfo(decision.recipe, id);
    const value = other && recordedValues(decision.view, `${seenKey(decision.recipe, other, info.loops, decision.step(stepKey).iteration)}/${entry}`).at(-1);
    if (value === undefined) return;
    known.set(name, valueText(value));
  }
  recordMeasured(decision, info, stepKey, overprint.entry, { kind: 'text', text: overprint.text.replace(/\{([^{}]*)\}/g, (_, name: string) => known.get(name) ?? '') });
}

/** Labels of another artwork do not come through, and nobody types an overprint. */
export function refuseEntry(_decision: Decision, info: StepInfo, _step: StepState, field: Field, value: RecordedValue): { readonly expected: string } | undefined {
  const { artwork, version, overprint } = configOf(info.node);
  if (field.address === overprint?.entry) return { expected: 'the overprint is made by the system' };
  return field.address === version && value.kind === 'text' && value.text !== artwork ? { expected: `artwork ${artwork}` } : undefined;
}
