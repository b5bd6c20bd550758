import { cellAddress } from '../../run/field';
import type { EntryState, StepState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf, rowsOfCheck } from './schema';

/** True when every value that a check asks for is recorded. */
export function isComplete(info: StepInfo, step: StepState, check: number): boolean {
  const { table } = configOf(info.node);
  const columns = info.node.entries.find(({ id }) => id === table)?.columns ?? [];
  const asked = columns.filter(({ required, type }) => required && type !== 'calculated');
  return rowsOfCheck(info.node, check).every((row) => asked.every(({ id }) => step.entries[cellAddress(table, row, id)] !== undefined));
}

/** What is recorded of a check: its values and its statistics. */
export function cellsOf(info: StepInfo, step: StepState, check: number): EntryState[] {
  const { table, statistics } = configOf(info.node);
  const beginnings = [...rowsOfCheck(info.node, check).map((row) => `${table}/${row}/`), ...(statistics === undefined ? [] : [`${statistics}/${check}/`])];
  return Object.entries(step.entries).flatMap(([address, cell]) => (beginnings.some((beginning) => address.startsWith(beginning)) ? [cell] : []));
}

/** True when a check is complete and nothing of it left its limits. */
export function isGood(info: StepInfo, step: StepState, check: number): boolean {
  const cells = cellsOf(info, step, check);
  return cells.length > 0 && isComplete(info, step, check) && cells.every(({ verdict }) => verdict.result !== 'outside' || verdict.level === 'normal');
}
