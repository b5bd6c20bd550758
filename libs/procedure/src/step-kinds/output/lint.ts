import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** The output is in the formula; the yield is worked out by the system (B10). */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { output, quantity, yield: yieldEntry } = configOf(node);
  const findings = lintEntryNames(info, { quantity, yield: yieldEntry });
  if (!recipe.document.formula.outputs.some(({ id }) => id === output)) findings.push(finding('unknown-output', `${pointer}/config/output`, `"${node.title.en}" makes "${output}", which the formula does not have`, { step: node.id, output }));
  if (yieldEntry !== undefined && node.entries.some(({ id, type }) => id === yieldEntry && type !== 'calculated')) {
    findings.push(finding('yield-typed', `${pointer}/config/yield`, `the yield of "${node.title.en}" is typed, not calculated`, { step: node.id }));
  }
  return findings;
}
