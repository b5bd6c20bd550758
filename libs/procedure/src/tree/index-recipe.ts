import type { HoldTime } from '../recipe/hold-time';
import type { ProcedureNode } from '../recipe/procedure-node';
import type { RecipeDocument } from '../recipe/recipe-document';
import { kindOf } from '../step-kinds/registry';
import { childrenWithPointers } from './children';
import { isStep, type IndexedRecipe, type NodeInfo, type StepInfo } from './indexed-recipe';

/** Builds the index of a parsed recipe; cost grows with the recipe, so it is done once. */
export function indexRecipe(document: RecipeDocument, hash: string): IndexedRecipe {
  const nodes = new Map<string, NodeInfo>();
  const steps: StepInfo[] = [];
  const visit = (node: ProcedureNode, pointer: string, position: number, loops: readonly string[], parent?: NodeInfo): NodeInfo => {
    const children: NodeInfo[] = [];
    const place = { ...(parent ? { parent } : {}), position, children, loops, pointer };
    const info: NodeInfo | StepInfo = node.type === 'step' ? { node, kind: kindOf(node), ...place } : { node, ...place };
    nodes.set(node.id, info);
    if (isStep(info)) steps.push(info);
    const inner = node.type === 'loop' || node.type === 'for-each' ? [...loops, node.id] : loops;
    childrenWithPointers(node, pointer).forEach((entry, i) => children.push(visit(entry.child, entry.pointer, i, inner, info)));
    return info;
  };
  const root = visit(document.procedure, '/procedure', 0, []);
  return {
    document,
    hash,
    root,
    nodes,
    steps,
    holdTimesFrom: byMoment(document.holdTimes, 'from'),
    holdTimesTo: byMoment(document.holdTimes, 'to'),
    compiled: new Map(),
  };
}

function byMoment(holdTimes: readonly HoldTime[], side: 'from' | 'to'): Map<string, HoldTime[]> {
  const map = new Map<string, HoldTime[]>();
  for (const holdTime of holdTimes) {
    const key = `${holdTime[side].step}:${holdTime[side].event}`;
    map.set(key, [...(map.get(key) ?? []), holdTime]);
  }
  return map;
}
