import type { StepInfo, IndexedRecipe } from '../tree/indexed-recipe';
import type { Decision } from './decision';
import { cellAddress } from './field';
import type { EntryState, StepState } from './state';

/** Which output of a run a failed check puts aside (21 CFR 211.110(c)). */
export interface Span {
  /** Time of the last good check; plant time. */
  readonly since: string;
  /** Where each container has its own check: rows of this table after the last good one, up to the failed one. */
  readonly rows?: { readonly table: string; readonly after: number; readonly to: number };
}

/** Steps of a recipe that list the containers of an output. */
export function stepsWithContainers(recipe: IndexedRecipe): StepInfo[] {
  return recipe.steps.filter(({ node, kind }) => kind.containersOf?.(node) !== undefined);
}

/** Containers that were filled, or open, in this span, as the steps of the run list them by now. */
export function containersIn({ view, recipe }: Pick<Decision, 'view' | 'recipe'>, span: Span): string[] {
  const codes = stepsWithContainers(recipe).flatMap((info) => Object.values(view.steps).filter(({ stepId }) => stepId === info.node.id).flatMap((step) => codesIn(info, step, span)));
  return [...new Set(codes)];
}

function codesIn(info: StepInfo, step: StepState, { since, rows }: Span): string[] {
  const { table, code, amount } = info.kind.containersOf?.(info.node) ?? { table: '', code: '', amount: '' };
  const owned = rows?.table === `${info.node.id}.${table}` ? rows : undefined;
  return Object.entries(step.entries).flatMap(([address, cell]) => {
    const [entry, row = '', column] = address.split('/');
    if (entry !== table || column !== code || cell.value.kind !== 'text') return [];
    const filled = step.entries[cellAddress(table, Number(row), amount)];
    const inside = owned ? Number(row) > owned.after && Number(row) <= owned.to : firstAt(cell) >= since || filled === undefined || firstAt(filled) >= since;
    return inside ? [cell.value.text] : [];
  });
}

/** When a value was first recorded: a correction does not make it younger. */
export function firstAt({ at, history }: EntryState): string {
  return history[0]?.at ?? at;
}
