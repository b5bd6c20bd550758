import type { ProcedureNode } from '../recipe/procedure-node';

/** Children of a node in document order, each with its JSON pointer. */
export function childrenWithPointers(node: ProcedureNode, at: string): { readonly child: ProcedureNode; readonly pointer: string }[] {
  switch (node.type) {
    case 'sequence':
    case 'parallel':
      return node.children.map((child, i) => ({ child, pointer: `${at}/children/${i}` }));
    case 'choice':
      return [
        ...node.branches.map((branch, i) => ({ child: branch.node, pointer: `${at}/branches/${i}/node` })),
        ...(node.otherwise ? [{ child: node.otherwise, pointer: `${at}/otherwise` }] : []),
      ];
    case 'loop':
    case 'for-each':
      return [{ child: node.body, pointer: `${at}/body` }];
    case 'step':
      return [];
  }
}
