import { finding, type LintFinding } from '../../lint/lint-finding';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintInput } from '../lint-names';
import { configOf } from './schema';

/** The container entry, the input and the weighing steps exist, and the weighings record a container. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { input, container, from } = configOf(info.node);
  return [
    ...lintEntryNames(info, { container }),
    ...lintInput(info, recipe, input),
    ...from.flatMap((id, i) => {
      const weighing = stepInfo(recipe, id);
      if (weighing?.kind.containerEntry?.(weighing.node) !== undefined) return [];
      return [finding('unknown-step', `${info.pointer}/config/from/${i}`, `"${info.node.title.en}" charges from "${id}", which is no weighing step with a container`, { step: info.node.id, named: id })];
    }),
  ];
}
