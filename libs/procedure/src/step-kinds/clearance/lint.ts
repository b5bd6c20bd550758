import { finding, type LintFinding } from '../../lint/lint-finding';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../../tree/indexed-recipe';
import { commonLoops } from '../../tree/reference';
import { lintStepName } from '../lint-names';
import { configOf } from './schema';

/** Cleared and checked are two acts of two persons (21 CFR 211.130(e)), a clearance does not hold for ever, and nobody else uses the line in between. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { opens = [], line } = configOf(node);
  const findings: LintFinding[] = [];
  if (!node.signatures.some(({ differentFrom }) => differentFrom.length > 0)) {
    findings.push(finding('clearance-by-one', `${pointer}/signatures`, `"${node.title.en}" is cleared and checked by the same person`, { step: node.id }));
  }
  if (node.entries.length === 0) findings.push(finding('entry-missing-for-kind', `${pointer}/entries`, `"${node.title.en}" says not what is cleared`, { step: node.id, kind: 'clearance' }));
  if (!recipe.document.holdTimes.some(({ from }) => from.step === node.id)) {
    findings.push(finding('clearance-never-expires', pointer, `"${node.title.en}" has no hold time to the next use`, { step: node.id }, 'warning'));
  }
  opens.forEach((id, i) => {
    findings.push(...lintStepName(info, recipe, `opens/${i}`, id));
    const opened = stepInfo(recipe, id);
    if (opened && commonLoops(info.loops, opened.loops) < info.loops.length) findings.push(finding('clearance-of-other-turn', `${pointer}/config/opens/${i}`, `"${opened.node.title.en}" is not in the loop in which "${node.title.en}" clears`, { step: node.id, named: id }));
  });
  const held = line !== undefined && (node.equipment ?? []).some(({ requirement, occupation }) => requirement === line && (occupation === 'begin' || occupation === 'continue'));
  if (opens.length > 0 && !held) findings.push(finding('clearance-not-held', `${pointer}/config/line`, `"${node.title.en}" does not hold the line until it is used: another run could use it in between`, { step: node.id }, 'warning'));
  return findings;
}
