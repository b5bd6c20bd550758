import { childrenWithPointers, fitted, nodeShape, type ProcedureNode, type StepKindId } from '@batchwright/procedure';

/** What can be put into the tree: a step of a kind, a level of ISA-88 (things in order), or a combinator. */
export type NewPart = `step:${StepKindId}` | 'unit-procedure' | 'operation' | 'phase' | 'sequence' | 'parallel' | 'choice' | 'loop' | 'for-each';

type Branch = { readonly when: string; readonly node: ProcedureNode };

/** Children of a node in the order in which they are shown. */
export function childrenOf(node: ProcedureNode): readonly ProcedureNode[] {
  return childrenWithPointers(node, '').map(({ child }) => child);
}

/** JSON pointer of a node in the document; undefined when it is not there. */
export function pointerOf(root: ProcedureNode, id: string, at = '/procedure'): string | undefined {
  if (root.id === id) return at;
  for (const { child, pointer } of childrenWithPointers(root, at)) {
    const found = pointerOf(child, id, pointer);
    if (found) return found;
  }
  return undefined;
}

/** The node with this id. */
export function nodeIn(root: ProcedureNode, id: string): ProcedureNode | undefined {
  if (root.id === id) return root;
  for (const child of childrenOf(root)) {
    const found = nodeIn(child, id);
    if (found) return found;
  }
  return undefined;
}

/** The node that holds the one with this id; undefined for the root and for what is not there. */
export function parentOf(root: ProcedureNode, id: string): ProcedureNode | undefined {
  for (const child of childrenOf(root)) {
    if (child.id === id) return root;
    const found = parentOf(child, id);
    if (found) return found;
  }
  return undefined;
}

/** The tree with one node changed. */
export function changed(root: ProcedureNode, id: string, change: (node: ProcedureNode) => ProcedureNode): ProcedureNode {
  if (root.id === id) return change(root);
  const each = (node: ProcedureNode): ProcedureNode => changed(node, id, change);
  switch (root.type) {
    case 'sequence':
    case 'parallel':
      return { ...root, children: root.children.map(each) };
    case 'choice':
      return { ...root, branches: root.branches.map((branch) => ({ ...branch, node: each(branch.node) })), ...(root.otherwise ? { otherwise: each(root.otherwise) } : {}) };
    case 'loop':
    case 'for-each':
      return { ...root, body: each(root.body) };
    case 'step':
      return root;
  }
}

/** A new part with ids that the tree does not have yet. */
export function newNode(root: ProcedureNode, part: NewPart, title: string): ProcedureNode {
  const taken = new Set<string>(idsIn(root));
  const id = (wanted: string): string => {
    let free = wanted;
    for (let n = 2; taken.has(free); n += 1) free = `${wanted}-${n}`;
    taken.add(free);
    return free;
  };
  const base = (name: string) => ({ id: id(name), title: { en: title, de: title } });
  const step = (kind: StepKindId): ProcedureNode =>
    fitted(nodeShape, { ...base(kind === 'choice' || kind === 'text' ? `${kind}-step` : kind), type: 'step', kind }) as unknown as ProcedureNode;
  if (part.startsWith('step:')) return step(part.slice('step:'.length) as StepKindId);
  const first = step('instruction');
  switch (part) {
    case 'parallel':
      return { ...base('parallel'), type: 'parallel', children: [first] };
    case 'choice':
      return { ...base('branches'), type: 'choice', branches: [{ when: '', node: first }] };
    case 'loop':
      return { ...base('repeat'), type: 'loop', body: first, until: '', max: 3 };
    case 'for-each':
      return { ...base('for-each'), type: 'for-each', over: { inputs: 'all' }, mode: 'sequence', body: first };
    case 'unit-procedure':
    case 'operation':
    case 'phase':
      return { ...base(part), type: 'sequence', level: part, children: [first] };
    default:
      return { ...base('in-order'), type: 'sequence', children: [first] };
  }
}

/** Puts a node into a container, at its end, or after the selected node; where neither has a place for one more, both go into a sequence of their own. */
export function added(root: ProcedureNode, at: string, node: ProcedureNode, where: 'inside' | 'after'): ProcedureNode {
  const target = nodeIn(root, at);
  if (!target) return root;
  if (where === 'inside' && target.type !== 'step') return changed(root, at, (into) => intoNode(into, node, root));
  const parent = parentOf(root, at);
  if (!parent) return target.type === 'step' ? together(root, target, node) : added(root, at, node, 'inside');
  switch (parent.type) {
    case 'sequence':
    case 'parallel':
      return changed(root, parent.id, (into) => (into.type === 'sequence' || into.type === 'parallel' ? { ...into, children: into.children.flatMap((child) => (child.id === at ? [child, node] : [child])) } : into));
    case 'choice':
    case 'loop':
    case 'for-each':
      return changed(root, at, (child) => together(root, child, node));
    case 'step':
      return root;
  }
}

function intoNode(into: ProcedureNode, node: ProcedureNode, root: ProcedureNode): ProcedureNode {
  switch (into.type) {
    case 'sequence':
    case 'parallel':
      return { ...into, children: [...into.children, node] };
    case 'choice':
      return { ...into, branches: [...into.branches, { when: '', node }] };
    case 'loop':
    case 'for-each':
      return { ...into, body: into.body.type === 'sequence' ? { ...into.body, children: [...into.body.children, node] } : together(root, into.body, node) };
    case 'step':
      return into;
  }
}

/** Two nodes one after the other, where only one has a place. */
function together(root: ProcedureNode, first: ProcedureNode, second: ProcedureNode): ProcedureNode {
  const { id } = newNode({ type: 'sequence', id: root.id, title: root.title, children: [root, second] }, 'sequence', '');
  return { type: 'sequence', id, title: first.title, children: [first, second] };
}

/** The tree without a node; undefined where its place may not be empty (the root, the body of a loop, the only child). */
export function removed(root: ProcedureNode, id: string): ProcedureNode | undefined {
  const parent = parentOf(root, id);
  if (!parent) return undefined;
  const without = (from: ProcedureNode): ProcedureNode | undefined => {
    switch (from.type) {
      case 'sequence':
      case 'parallel':
        return from.children.length > 1 ? { ...from, children: from.children.filter((child) => child.id !== id) } : undefined;
      case 'choice': {
        if (from.otherwise?.id === id) {
          const { otherwise: _, ...rest } = from;
          return rest;
        }
        return from.branches.length > 1 ? { ...from, branches: from.branches.filter((branch) => branch.node.id !== id) } : undefined;
      }
      default:
        return undefined;
    }
  };
  const after = without(parent);
  return after && changed(root, parent.id, () => after);
}

/** The tree with a node one place earlier (-1) or later (1) among its neighbours; the same tree where there is no such place. */
export function shifted(root: ProcedureNode, id: string, by: -1 | 1): ProcedureNode {
  const parent = parentOf(root, id);
  if (!parent) return root;
  if (parent.type === 'sequence' || parent.type === 'parallel') {
    const children = swapped(parent.children, parent.children.findIndex((child) => child.id === id), by);
    return children ? changed(root, parent.id, () => ({ ...parent, children })) : root;
  }
  if (parent.type === 'choice') {
    const branches = swapped<Branch>(parent.branches, parent.branches.findIndex((branch) => branch.node.id === id), by);
    return branches ? changed(root, parent.id, () => ({ ...parent, branches })) : root;
  }
  return root;
}

function swapped<T>(list: readonly T[], at: number, by: -1 | 1): T[] | undefined {
  const one = list[at];
  const other = list[at + by];
  if (one === undefined || other === undefined) return undefined;
  return list.map((item, i) => (i === at ? other : i === at + by ? one : item));
}

/** The tree with a node taken from its place and put after another, or at the end inside of it. The same tree where that cannot be. */
export function moved(root: ProcedureNode, id: string, to: string, where: 'inside' | 'after'): ProcedureNode {
  const node = nodeIn(root, id);
  if (!node || id === to || nodeIn(node, to)) return root; // not into itself
  const without = removed(root, id);
  return without ? added(without, to, node, where) : root;
}

/** Ids of a node and of all below it. */
export function idsIn(node: ProcedureNode): string[] {
  return [node.id, ...childrenOf(node).flatMap(idsIn)];
}
