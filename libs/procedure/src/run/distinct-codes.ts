import { stepInfo, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import type { Decision } from './decision';
import type { Field } from './field';
import type { RecordedValue } from './recorded-value';
import type { StepState } from './state';

/** Entries whose codes are never those of this entry, by the recipe (`distinct`, requirement F3); with the entry itself, whose other turns differ from it, too. */
function othersOf(recipe: IndexedRecipe, step: string, entry?: string): { readonly step: string; readonly entry: string }[] {
  return (recipe.document.consistency ?? []).flatMap((check) => (check.kind === 'distinct' && check.entries.some((one) => one.step === step && (entry === undefined || one.entry === entry)) ? check.entries : []));
}

/** Steps that an entry of this step is held against, as key patterns: each in any turn. */
export function distinctPatterns(recipe: IndexedRecipe, info: StepInfo): string[] {
  return othersOf(recipe, info.node.id).flatMap(({ step }) => {
    const other = stepInfo(recipe, step);
    return other ? [other.loops.length > 0 ? `${step}~${other.loops.map(() => '*').join('.')}` : step] : [];
  });
}

/** A code that stands elsewhere and may stand once only: a drum with two contents. What is expected instead, or undefined. Review looks at the whole record once more. */
export function doubledCode(decision: Decision, info: StepInfo, state: StepState, field: Field, value: RecordedValue): { readonly expected: string } | undefined {
  if (value.kind !== 'text') return undefined;
  const code = value.text.trim();
  for (const { step, entry } of othersOf(decision.recipe, info.node.id, field.address)) {
    for (const other of Object.values(decision.view.steps)) {
      const there = other.stepId === step && !(other.key === state.key && entry === field.address) ? other.entries[entry]?.value : undefined;
      if (there?.kind === 'text' && there.text.trim() === code) return { expected: `another code: this one stands at ${other.key}` };
    }
  }
  return undefined;
}
