import type { ProcedureNode, RecipeDocument, Text } from '@batchwright/procedure';
import { childrenOf } from './edit-tree';

/** A part of a recipe that is not the same in two documents. */
export interface Difference {
  readonly change: 'added' | 'removed' | 'changed';
  /** Id of a node, or name of a section. */
  readonly id: string;
  readonly title?: Text;
}

/** What somebody did between two documents, by node and section: enough to know whom to talk to about what. */
export function whatDiffers(before: RecipeDocument, after: RecipeDocument): Difference[] {
  const from = nodesOf(before.procedure);
  const to = nodesOf(after.procedure);
  const { procedure: _, ...sectionsBefore } = before;
  const { procedure: __, ...sectionsAfter } = after;
  const sections = Object.keys({ ...sectionsBefore, ...sectionsAfter }).filter((name) => JSON.stringify(sectionsBefore[name as never]) !== JSON.stringify(sectionsAfter[name as never]));
  return [
    ...sections.map((id) => ({ change: 'changed' as const, id })),
    ...[...to].flatMap(([id, node]): Difference[] => {
      const old = from.get(id);
      if (!old) return [{ change: 'added', id, title: node.title }];
      return own(old) === own(node) ? [] : [{ change: 'changed', id, title: node.title }];
    }),
    ...[...from].filter(([id]) => !to.has(id)).map(([id, node]): Difference => ({ change: 'removed', id, title: node.title })),
  ];
}

function nodesOf(root: ProcedureNode): Map<string, ProcedureNode> {
  return new Map([[root.id, root], ...childrenOf(root).flatMap((child) => [...nodesOf(child)])]);
}

/** A node by itself: of its children only which they are and in what order. */
function own(node: ProcedureNode): string {
  const held = new Set<unknown>(childrenOf(node));
  return JSON.stringify(node, (_key, value: unknown) => (held.has(value) ? (value as ProcedureNode).id : value));
}
