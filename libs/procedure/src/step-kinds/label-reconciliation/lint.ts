import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintCalculated } from '../lint-calculated';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** The difference takes all counts and is judged; whoever destroys is watched by another. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { issued, applied, destroyed, returned, specimens, difference, declared } = configOf(node);
  const counts = [issued, applied, destroyed, returned, specimens].filter((entry) => entry !== undefined);
  const findings = [...lintEntryNames(info, { issued, applied, destroyed, returned, specimens, difference, declared }), ...lintCalculated(info, recipe, 'difference', difference, counts)];
  const ranges = node.entries.find(({ id }) => id === difference)?.ranges;
  if (!ranges?.action && !ranges?.validated && !ranges?.registered) findings.push(finding('balance-without-limits', `${pointer}/config/difference`, `"${difference}" of "${node.title.en}" has no limits that raise an exception`, { step: node.id, entry: difference }));
  if (!node.signatures.some(({ differentFrom }) => differentFrom.length > 0)) findings.push(finding('labels-by-one', `${pointer}/signatures`, `"${node.title.en}" is done and checked by the same person`, { step: node.id }));
  return findings;
}
