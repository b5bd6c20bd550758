import { finding, type LintFinding } from '../../lint/lint-finding';
import { doneBefore } from '../../lint/order';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../../tree/indexed-recipe';
import { lintCalculated } from '../lint-calculated';
import { lintEntryNames } from '../lint-names';
import { configOf } from './schema';

/** The output is in the formula; yield (B10), amount of the containers, dates and what may be released (B22) are the system's. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { output, quantity, yield: yieldEntry, containers, dates, releasable } = configOf(node);
  const findings = lintEntryNames(info, { quantity, yield: yieldEntry, 'containers/table': containers?.table, 'dates/manufactured': dates?.manufactured, 'dates/expires': dates?.expires, 'releasable/entry': releasable?.entry });
  if (containers) {
    const columns = node.entries.find(({ id }) => id === containers.table)?.columns?.map(({ id }) => id) ?? [];
    for (const column of [containers.code, containers.amount]) if (!columns.includes(column)) findings.push(finding('unknown-entry', `${pointer}/config/containers`, `"${node.title.en}" has no column "${column}" in "${containers.table}"`, { step: node.id, entry: column }));
    findings.push(...lintCalculated(info, recipe, 'quantity', quantity, [`${containers.table}.${containers.amount}`]));
  }
  if (dates) {
    const since = stepInfo(recipe, dates.since);
    if (recipe.document.header.shelfLifeMonths === undefined) findings.push(finding('shelf-life-missing', '/header/shelfLifeMonths', `"${node.title.en}" makes an expiry date, and the recipe has no shelf life`, { step: node.id }));
    if (!since || (since.node.id !== node.id && doneBefore(since, info) !== 'surely')) findings.push(finding('date-unknown', `${pointer}/config/dates/since`, `"${dates.since}" has not surely begun when "${node.title.en}" makes its dates`, { step: node.id, named: dates.since }));
  }
  if (releasable) findings.push(...lintCalculated(info, recipe, 'releasable/entry', releasable.entry, [releasable.packed, ...releasable.less]));
  if (!recipe.document.formula.outputs.some(({ id }) => id === output)) findings.push(finding('unknown-output', `${pointer}/config/output`, `"${node.title.en}" makes "${output}", which the formula does not have`, { step: node.id, output }));
  if (yieldEntry !== undefined && node.entries.some(({ id, type }) => id === yieldEntry && type !== 'calculated')) {
    findings.push(finding('yield-typed', `${pointer}/config/yield`, `the yield of "${node.title.en}" is typed, not calculated`, { step: node.id }));
  }
  return findings;
}
