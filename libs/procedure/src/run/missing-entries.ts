import type { StepInfo } from '../tree/indexed-recipe';
import { isAsked } from './calculate';
import type { Decision } from './decision';
import { cellAddress, rowCount } from './field';
import type { StepState } from './state';

/** Addresses of required values that are not recorded. A calculation that failed has left its exception and is not asked again. */
export function missingEntries(decision: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, step: StepState): string[] {
  return info.node.entries.flatMap((entry) => {
    if (!isAsked(decision, info, step, entry)) return [];
    if (entry.type === 'calculated') return [];
    if (entry.type !== 'table') return entry.required && !step.entries[entry.id] ? [entry.id] : [];
    const recorded = Object.keys(step.entries).filter((address) => address.startsWith(`${entry.id}/`));
    const rows = rowCount(entry) ?? Math.max(entry.required ? 1 : 0, ...recorded.map((address) => Number(address.split('/')[1])));
    if (!entry.required && recorded.length === 0) return [];
    const columns = (entry.columns ?? []).filter(({ required, type }) => required && type !== 'calculated');
    const mayLack = info.kind.gapsIn?.(info.node) === entry.id; // a missed check was raised as one and holds the end not back
    const asked = Array.from({ length: rows }, (_, i) => i + 1).filter((row) => !mayLack || recorded.some((address) => address.startsWith(`${entry.id}/${row}/`)));
    return asked.flatMap((row) => columns.map(({ id }) => cellAddress(entry.id, row, id)).filter((address) => !step.entries[address]));
  });
}
