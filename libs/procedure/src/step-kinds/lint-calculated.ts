import { finding, type LintFinding } from '../lint/lint-finding';
import type { Entry } from '../recipe/entry';
import { compileAt, stepScope } from '../tree/expression';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';

/** An entry that a configuration names is worked out by the system, and its formula takes these entries of the step. */
export function lintCalculated(info: StepInfo, recipe: IndexedRecipe, field: string, id: string, takes: readonly string[] = []): LintFinding[] {
  const { node, pointer } = info;
  const entry = node.entries.find((one) => one.id === id);
  if (!entry) return [];
  const at = `${pointer}/config/${field}`;
  if (entry.type !== 'calculated') return [finding('result-typed', at, `"${entry.title.en}" of "${node.title.en}" is typed, not calculated`, { step: node.id, entry: id })];
  const named = namesIn(recipe, info, entry);
  return takes.flatMap((name) => (named.includes(name) ? [] : [finding('formula-leaves-out', at, `the formula of "${entry.title.en}" leaves out "${name}"`, { step: node.id, entry: id, named: name })]));
}

/** Ids of entries of the own step, and `step.entry` of others, that the formula of an entry names; sorted. */
export function namesIn(recipe: IndexedRecipe, info: StepInfo, entry: Entry | undefined): string[] {
  const compiled = entry?.formula === undefined ? undefined : compileAt(recipe, entry.formula, stepScope(info));
  return compiled?.ok ? [...new Set(compiled.value.references.map((name) => name.replaceAll('_', '-')))].sort() : [];
}
