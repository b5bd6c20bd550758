import { sameDimension } from '@batchwright/kernel';
import { finding, type LintFinding } from '../../lint/lint-finding';
import type { IndexedRecipe, StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintStepName } from '../lint-names';
import { configOf } from './schema';

/** Its table is a table without a fixed number of rows, its times are times, its failure has a reaction plan. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { table, interval, grace, during } = configOf(node);
  const findings = [...lintEntryNames(info, { table }), ...lintStepName(info, recipe, 'during', during)];
  const entry = node.entries.find(({ id }) => id === table);
  if (entry && (entry.type !== 'table' || entry.rows !== undefined)) findings.push(finding('not-an-open-table', `${pointer}/config/table`, `the checks of "${node.title.en}" need a table with as many rows as checks`, { step: node.id, entry: table }));
  for (const [field, time] of Object.entries({ interval, grace })) {
    if (!sameDimension(time.unit, 's')) findings.push(finding('unit-mismatch', `${pointer}/config/${field}/unit`, `the ${field} of "${node.title.en}" is not a time: ${time.unit}`, { step: node.id, unit: time.unit }));
  }
  if (!node.reactionPlan) findings.push(finding('reaction-plan-missing', pointer, `"${node.title.en}" says not what a failed check means`, { step: node.id }, 'warning'));
  return findings;
}
