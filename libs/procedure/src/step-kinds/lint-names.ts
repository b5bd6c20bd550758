import { finding, type LintFinding } from '../lint/lint-finding';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';

/** Entries that a configuration names exist in the step. */
export function lintEntryNames({ node, pointer }: StepInfo, names: Readonly<Record<string, string | undefined>>): LintFinding[] {
  return Object.entries(names).flatMap(([field, name]) =>
    name === undefined || node.entries.some(({ id }) => id === name)
      ? []
      : [finding('unknown-entry', `${pointer}/config/${field}`, `"${node.title.en}" has no entry "${name}"`, { step: node.id, entry: name })],
  );
}

/** An input that a configuration names is in the formula, or it is `item` inside a for-each. */
export function lintInput({ node, pointer, loops }: StepInfo, recipe: IndexedRecipe, input: string): LintFinding[] {
  const known = input === 'item' ? loops.some((id) => recipe.nodes.get(id)?.node.type === 'for-each') : recipe.document.formula.inputs.some(({ id }) => id === input);
  return known ? [] : [finding('unknown-input', `${pointer}/config/input`, `"${node.title.en}" takes "${input}", which the formula does not have`, { step: node.id, input })];
}

/** A step that a configuration names exists. */
export function lintStepName({ node, pointer }: StepInfo, recipe: IndexedRecipe, field: string, name: string | undefined): LintFinding[] {
  return name === undefined || stepInfo(recipe, name) ? [] : [finding('unknown-step', `${pointer}/config/${field}`, `"${node.title.en}" names the step "${name}", which does not exist`, { step: node.id, named: name })];
}
