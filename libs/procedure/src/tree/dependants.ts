import type { EntryReference, Scope } from './reference';
import { entriesIn, expressionsOf, loopScope, nodeScope, type StepExpression } from './expression';
import type { IndexedRecipe, NodeInfo, StepInfo } from './indexed-recipe';

/** Something that was worked out from recorded values and must be looked at again when one of them is corrected. */
export type Dependant =
  | { readonly kind: 'calculation'; readonly step: StepInfo; readonly expression: StepExpression }
  | { readonly kind: 'decision'; readonly node: NodeInfo };

const known = new WeakMap<IndexedRecipe, Map<string, Dependant[]>>();

/** What depends directly on a field (`column` for a table's). */
export function dependantsOf(recipe: IndexedRecipe, step: string, entry: string, column?: string): readonly Dependant[] {
  let map = known.get(recipe);
  if (!map) {
    map = buildDependants(recipe);
    known.set(recipe, map);
  }
  return map.get(fieldKey(step, entry, column)) ?? [];
}

/** All steps with calculations that depend on any field of a step, directly or through others; itself left out. */
export function stepsDependingOn(recipe: IndexedRecipe, step: StepInfo): { readonly steps: StepInfo[]; readonly nodes: NodeInfo[] } {
  const steps = new Map<string, StepInfo>();
  const nodes = new Map<string, NodeInfo>();
  const visit = (from: StepInfo): void => {
    for (const entry of from.node.entries) {
      for (const column of entry.columns?.map(({ id }) => id) ?? [undefined]) {
        for (const dependant of dependantsOf(recipe, from.node.id, entry.id, column)) {
          if (dependant.kind === 'decision') nodes.set(dependant.node.node.id, dependant.node);
          else if (!steps.has(dependant.step.node.id) && dependant.step.node.id !== step.node.id) {
            steps.set(dependant.step.node.id, dependant.step);
            visit(dependant.step);
          }
        }
      }
    }
  };
  visit(step);
  return { steps: [...steps.values()], nodes: [...nodes.values()] };
}

function buildDependants(recipe: IndexedRecipe): Map<string, Dependant[]> {
  const map = new Map<string, Dependant[]>();
  const add = (reference: EntryReference, dependant: Dependant): void => {
    const key = fieldKey(reference.step.node.id, reference.entry.id, reference.column?.id);
    map.set(key, [...(map.get(key) ?? []), dependant]);
  };
  for (const step of recipe.steps) {
    for (const expression of expressionsOf(step)) {
      if (expression.use !== 'formula') continue;
      for (const reference of entriesIn(recipe, expression.source, expression.scope)) add(reference, { kind: 'calculation', step, expression });
    }
  }
  for (const info of recipe.nodes.values()) {
    for (const { source, scope } of conditionsOf(info)) {
      for (const reference of entriesIn(recipe, source, scope)) add(reference, { kind: 'decision', node: info });
    }
  }
  return map;
}

/** Conditions of a choice or loop with the scope they are seen from. */
export function conditionsOf(info: NodeInfo): { readonly source: string; readonly scope: Scope; readonly pointer: string }[] {
  const { node } = info;
  if (node.type === 'choice') return node.branches.map((branch, i) => ({ source: branch.when, scope: nodeScope(info), pointer: `${info.pointer}/branches/${i}/when` }));
  if (node.type === 'loop') return [{ source: node.until, scope: loopScope(info), pointer: `${info.pointer}/until` }];
  return [];
}

function fieldKey(step: string, entry: string, column?: string): string {
  return column === undefined ? `${step}/${entry}` : `${step}/${entry}/${column}`;
}
