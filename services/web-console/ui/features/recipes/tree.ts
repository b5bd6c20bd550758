import type { ProcedureNode } from '@batchwright/procedure';

/** A line of the tree as it is shown. */
export interface TreeLine {
  readonly node: ProcedureNode;
  readonly depth: number;
  /** Under which condition a branch of a choice is taken. */
  readonly when?: string;
}

/** The tree from top to bottom, each node before its children. */
export function linesOf(node: ProcedureNode, depth = 0, when?: string): TreeLine[] {
  const line: TreeLine = { node, depth, ...(when === undefined ? {} : { when }) };
  return [line, ...childrenOf(node).flatMap((child) => linesOf(child.node, depth + 1, child.when))];
}

function childrenOf(node: ProcedureNode): readonly { readonly node: ProcedureNode; readonly when?: string }[] {
  switch (node.type) {
    case 'sequence':
    case 'parallel':
      return node.children.map((child) => ({ node: child }));
    case 'choice':
      return [...node.branches.map((branch) => ({ node: branch.node, when: branch.when })), ...(node.otherwise ? [{ node: node.otherwise, when: 'otherwise' }] : [])];
    case 'loop':
    case 'for-each':
      return [{ node: node.body }];
    case 'step':
      return [];
  }
}
