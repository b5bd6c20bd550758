import type { DistinctCheck } from '@batchwright/procedure';
import { checksOfRecipe } from './checks-of-recipe';
import type { Finding, Rule, RuleInput } from './rule';

/** What must differ differs: no drum holds the blend and the tablets, no number stands on two samples (F3; 21 CFR 211.194(a)). */
export const distinct: Rule = {
  id: 'distinct',
  version: 1,
  title: { en: 'What must be different in the record is different', de: 'Was im Protokoll verschieden sein muss, ist verschieden' },
  check: (input) =>
    checksOfRecipe('distinct', input, (check) => {
      const first = new Map<string, string>();
      const codes = recorded(input, check);
      const findings = codes.flatMap(({ code, place }): Finding[] => {
        const before = first.get(code);
        first.set(code, before ?? place);
        return before === undefined ? [] : [{ place, problem: `${check.title.en}: ${code} stands here and at ${before}` }];
      });
      return { inputs: codes.length, findings };
    }),
};

/** Each turn of a loop records a code of its own. */
function recorded({ run }: RuleInput, { entries }: DistinctCheck): { readonly code: string; readonly place: string }[] {
  return entries.flatMap(({ step: id, entry }) =>
    Object.values(run.view.steps).flatMap((step) => {
      const value = step.stepId === id ? step.entries[entry]?.value : undefined;
      return value?.kind === 'text' ? [{ code: value.text.trim(), place: step.key }] : [];
    }));
}
