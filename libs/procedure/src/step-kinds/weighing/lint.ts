import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintInput } from '../lint-names';
import { configOf } from './schema';

/** Its entries exist, its input is in the formula, its net mass has a target and limits. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { input, method, tare, gross, net, container } = configOf(node);
  const findings = [...lintEntryNames(info, { tare, gross, net, container }), ...lintInput(info, recipe, input)];
  if (method === 'gross' && (tare === undefined || gross === undefined)) findings.push(finding('weighing-incomplete', `${pointer}/config`, `"${node.title.en}" weighs gross and needs tare and gross`, { step: node.id }));
  const entry = node.entries.findIndex(({ id }) => id === net);
  const definition = node.entries[entry];
  if (definition && !definition.ranges?.action && !definition.ranges?.validated && !definition.ranges?.registered) {
    findings.push(finding('limits-missing', `${pointer}/entries/${entry}`, `the net mass of "${node.title.en}" has no tolerance`, { step: node.id, entry: net }));
  }
  return findings;
}
