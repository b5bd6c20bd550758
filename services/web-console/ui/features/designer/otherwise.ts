import type { ProcedureNode } from '@batchwright/procedure';
import { changed, newNode, nodeIn } from './edit-tree';

/** True for a choice that does not say yet what happens when no condition holds. */
export function lacksOtherwise(node: ProcedureNode): boolean {
  return node.type === 'choice' && node.otherwise === undefined;
}

/** The tree with such a branch in a choice, and the id of the step it begins with; undefined where there is no choice without one. */
export function withOtherwise(root: ProcedureNode, id: string, title: string): { readonly root: ProcedureNode; readonly made: string } | undefined {
  const choice = nodeIn(root, id);
  if (!choice || !lacksOtherwise(choice)) return undefined;
  const step = newNode(root, 'step:instruction', title);
  return { root: changed(root, id, (node) => (node.type === 'choice' ? { ...node, otherwise: step } : node)), made: step.id };
}
