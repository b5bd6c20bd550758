import type { RuleInput, RuleResult } from './rule';

/** A check of the recipe's `consistency`, whichever kind. */
type Check = NonNullable<RuleInput['recipe']['document']['consistency']>[number];

/** Looks at every check of one kind that the frozen recipe names, and adds up what was looked at and found. `look` gives undefined where the record did not reach it. */
export function checksOfRecipe<K extends Check['kind']>(kind: K, { recipe }: RuleInput, look: (check: Extract<Check, { readonly kind: K }>) => RuleResult | undefined): RuleResult {
  const results = (recipe.document.consistency ?? []).filter((check): check is Extract<Check, { readonly kind: K }> => check.kind === kind).flatMap((check) => look(check) ?? []);
  return { inputs: results.reduce((sum, { inputs }) => sum + inputs, 0), findings: results.flatMap(({ findings }) => findings) };
}
