import type { Column, Entry, ProcedureNode, Ranges, StepNode } from '@batchwright/procedure';
import { compareFields, compareLists, movedIn, same, type RecipeChange } from './recipe-change';

interface Placed {
  readonly node: ProcedureNode;
  readonly parent?: string;
}

/** Fields of a node that are its children; they are compared as nodes of their own. */
const CHILDREN = ['children', 'branches', 'otherwise', 'body'];
const INSIDE_STEP = ['entries', 'signatures', 'equipment', 'material'];

/** Nodes of two trees: added, removed, moved to another place or parent, and what changed in each. */
export function compareNodes(before: ProcedureNode, after: ProcedureNode): RecipeChange[] {
  const [old, now] = [placed(before), placed(after)];
  const moved = movedNodes(old, now);
  const gone = [...old].flatMap(([id, { node, parent }]): RecipeChange[] =>
    // what stood in a removed part went with it: one change, not one for each of its steps
    now.has(id) || (parent !== undefined && !now.has(parent)) ? [] : [{ change: 'removed', what: 'step', id, before: node }],
  );
  const rest = [...now].flatMap(([id, { node, parent }]): RecipeChange[] => {
    const earlier = old.get(id);
    if (!earlier) return parent !== undefined && !old.has(parent) ? [] : [{ change: 'added', what: 'step', id, ...(parent === undefined ? {} : { step: parent }), after: node }];
    const place: RecipeChange[] = moved.has(id) ? [{ change: 'moved', what: 'step', id, field: 'place', before: earlier.parent ?? null, after: parent ?? null }] : [];
    return [...place, ...inside(earlier.node, node)];
  });
  return [...gone, ...rest];
}

function inside(old: ProcedureNode, now: ProcedureNode): RecipeChange[] {
  const part = { what: 'step' as const, id: now.id };
  const own = compareFields(part, old, now, [...CHILDREN, ...INSIDE_STEP]);
  if (old.type === 'choice' && now.type === 'choice') {
    const whens = (node: typeof now): Record<string, string> => Object.fromEntries(node.branches.map(({ when, node: { id } }) => [id, when]));
    return [...own, ...compareFields(part, whens(old), whens(now)).map((change) => ({ ...change, field: `branch ${change.field ?? ''}` }))];
  }
  return old.type === 'step' && now.type === 'step' ? [...own, ...insideStep(old, now)] : own;
}

function insideStep(old: StepNode, now: StepNode): RecipeChange[] {
  const step = now.id;
  return [
    ...compareLists<Entry>('entry', old.entries, now.entries, ({ id }) => id, { step, elsewhere: ['ranges', 'columns'], inside: (a, b) => insideEntry(step, a, b) }),
    ...compareLists('signature', old.signatures, now.signatures, ({ id }) => id, { step }),
    ...compareLists('equipment', old.equipment, now.equipment, ({ requirement }) => requirement, { step }),
    ...compareLists('material', old.material, now.material, ({ input }) => input, { step }),
  ];
}

function insideEntry(step: string, old: Entry, now: Entry): RecipeChange[] {
  const columns = compareLists<Column>('entry', old.columns, now.columns, ({ id }) => `${now.id}/${id}`, {
    step,
    elsewhere: ['ranges'],
    inside: (a, b) => limits(step, `${now.id}/${b.id}`, a.ranges, b.ranges),
  });
  return [...limits(step, now.id, old.ranges, now.ranges), ...columns];
}

/** Each level of the ranges is one limit: both its bounds are one change. */
function limits(step: string, id: string, old: Ranges = {}, now: Ranges = {}): RecipeChange[] {
  return compareFields({ what: 'limit', id, step }, old, now);
}

function movedNodes(old: ReadonlyMap<string, Placed>, now: ReadonlyMap<string, Placed>): Set<string> {
  const moved = new Set<string>();
  for (const [id, { parent }] of now) if (old.has(id) && !same(old.get(id)?.parent, parent)) moved.add(id);
  for (const id of now.keys()) {
    const siblings = (nodes: ReadonlyMap<string, Placed>): string[] => [...nodes].flatMap(([child, { parent }]) => (parent === id && !moved.has(child) ? [child] : []));
    if (old.has(id)) for (const child of movedIn(siblings(old), siblings(now))) moved.add(child);
  }
  return moved;
}

function placed(root: ProcedureNode): Map<string, Placed> {
  const nodes = new Map<string, Placed>();
  const visit = (node: ProcedureNode, parent?: string): void => {
    nodes.set(node.id, { node, ...(parent === undefined ? {} : { parent }) });
    for (const child of childrenOf(node)) visit(child, node.id);
  };
  visit(root);
  return nodes;
}

function childrenOf(node: ProcedureNode): readonly ProcedureNode[] {
  switch (node.type) {
    case 'sequence':
    case 'parallel':
      return node.children;
    case 'choice':
      return [...node.branches.map((branch) => branch.node), ...(node.otherwise ? [node.otherwise] : [])];
    case 'loop':
    case 'for-each':
      return [node.body];
    case 'step':
      return [];
  }
}
