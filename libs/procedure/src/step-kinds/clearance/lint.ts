import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';

/** Cleared and checked are two acts of two persons (21 CFR 211.130(e)), and a clearance does not hold for ever. */
export function lint({ node, pointer }: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const findings: LintFinding[] = [];
  if (!node.signatures.some(({ differentFrom }) => differentFrom.length > 0)) {
    findings.push(finding('clearance-by-one', `${pointer}/signatures`, `"${node.title.en}" is cleared and checked by the same person`, { step: node.id }));
  }
  if (node.entries.length === 0) findings.push(finding('entry-missing-for-kind', `${pointer}/entries`, `"${node.title.en}" says not what is cleared`, { step: node.id, kind: 'clearance' }));
  if (!recipe.document.holdTimes.some(({ from }) => from.step === node.id)) {
    findings.push(finding('clearance-never-expires', pointer, `"${node.title.en}" has no hold time to the next use`, { step: node.id }, 'warning'));
  }
  return findings;
}
