import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintStepName } from '../lint-names';
import { configOf } from './schema';

/** The sample step exists; a result is judged: some entry has limits or an acceptance. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const judged = info.node.entries.some((entry) => [entry, ...(entry.columns ?? [])].some((field) => field.ranges !== undefined || field.acceptance !== undefined));
  return [
    ...lintStepName(info, recipe, 'sample', configOf(info.node).sample),
    ...(judged ? [] : [finding('limits-missing', `${info.pointer}/entries`, `"${info.node.title.en}" has a result that nothing is compared with`, { step: info.node.id })]),
  ];
}
