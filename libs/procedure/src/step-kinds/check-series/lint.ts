import { sameDimension } from '@batchwright/kernel';
import { finding, type LintFinding } from '../../lint/lint-finding';
import { stepInfo, type IndexedRecipe, type StepInfo } from '../../tree/indexed-recipe';
import { lintEntryNames, lintStepName } from '../lint-names';
import { configOf } from './schema';

/** It has one plan, its tables are tables without a fixed number of rows, its times are times, its failure has a reaction plan. */
export function lint(info: StepInfo, recipe: IndexedRecipe): LintFinding[] {
  const { node, pointer } = info;
  const { table, machine, statistics, interval, moments, midpointAfter, perCount, perContainer, grace, during } = configOf(node);
  const findings = [...lintEntryNames(info, { table, statistics, 'machine/log': machine?.log }), ...lintStepName(info, recipe, 'during', during)];
  if ([interval, moments, perCount, perContainer].filter((plan) => plan !== undefined).length !== 1) findings.push(finding('check-plan-unclear', `${pointer}/config`, `"${node.title.en}" needs one plan: interval, moments, perCount or perContainer`, { step: node.id }));
  for (const [field, name, type] of [['perCount', perCount?.of, 'number'], ['perContainer', perContainer, 'table']] as const) {
    const [step = '', named] = name?.split('.') ?? [];
    const counted = stepInfo(recipe, step)?.node.entries.find(({ id }) => id === named);
    const fits = counted && (counted.type === type || (type === 'number' && counted.type === 'calculated'));
    if (name !== undefined && !fits) findings.push(finding('unknown-entry', `${pointer}/config/${field}`, `"${node.title.en}" plans by "${name}", which is no ${type} entry`, { step: node.id, entry: name }));
  }
  const log = node.entries.find(({ id }) => id === machine?.log);
  const state = log?.columns?.find(({ id }) => id === machine?.state);
  if (machine && log && !(state?.type === 'choice' && state.choices?.some(({ id }) => id === machine.running))) findings.push(finding('unknown-entry', `${pointer}/config/machine/state`, `the log of the machine of "${node.title.en}" has no choice "${machine.state}" with "${machine.running}"`, { step: node.id, entry: machine.state }));
  const columns = statistics === undefined ? [] : (node.entries.find(({ id }) => id === statistics)?.columns ?? []);
  for (const { id, type } of columns) if (type !== 'calculated') findings.push(finding('statistic-typed', `${pointer}/config/statistics`, `the statistic "${id}" of "${node.title.en}" is typed, not calculated`, { step: node.id, column: id }));
  const entry = node.entries.find(({ id }) => id === table);
  if (entry && (entry.type !== 'table' || entry.rows !== undefined)) findings.push(finding('not-an-open-table', `${pointer}/config/table`, `the checks of "${node.title.en}" need a table with as many rows as checks`, { step: node.id, entry: table }));
  for (const [field, time] of Object.entries({ interval, midpointAfter, grace })) {
    if (time && !sameDimension(time.unit, 's')) findings.push(finding('unit-mismatch', `${pointer}/config/${field}/unit`, `the ${field} of "${node.title.en}" is not a time: ${time.unit}`, { step: node.id, unit: time.unit }));
  }
  if (!node.reactionPlan) findings.push(finding('reaction-plan-missing', pointer, `"${node.title.en}" says not what a failed check means`, { step: node.id }, 'warning'));
  else if (node.reactionPlan.allowedRecoveries.length === 0) findings.push(finding('plan-without-recovery', `${pointer}/reactionPlan/allowedRecoveries`, `once the attempts of its reaction plan are used up, "${node.title.en}" has no recovery to go on by`, { step: node.id, attempts: node.reactionPlan.attempts }, 'warning'));
  return findings;
}
