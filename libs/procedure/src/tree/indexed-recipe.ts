import type { CompiledFormula } from '@batchwright/formula';
import type { DomainError, Result } from '@batchwright/kernel';
import type { HoldTime } from '../recipe/hold-time';
import type { ForEachNode, ProcedureNode, StepNode } from '../recipe/procedure-node';
import type { StepKind } from '../step-kinds/step-kind';
import type { FormulaInput } from '../recipe/formula';
import type { RecipeDocument } from '../recipe/recipe-document';

/** A node with its place in the tree. */
export interface NodeInfo<N extends ProcedureNode = ProcedureNode> {
  readonly node: N;
  readonly parent?: NodeInfo;
  /** Index among the parent's children in document order. */
  readonly position: number;
  readonly children: readonly NodeInfo[];
  /** Ids of the loops and for-eachs around it, outermost first: one turn of each makes its iteration. */
  readonly loops: readonly string[];
  /** JSON pointer in the document. */
  readonly pointer: string;
}

/** A step with its place in the tree and what its kind adds. */
export interface StepInfo extends NodeInfo<StepNode> {
  readonly kind: StepKind;
}

/** A recipe made ready for work: once per recipe hash, then kept in memory. */
export interface IndexedRecipe {
  readonly document: RecipeDocument;
  /** Hex SHA-256 of the canonical document; the caller knows it. */
  readonly hash: string;
  readonly root: NodeInfo;
  readonly nodes: ReadonlyMap<string, NodeInfo>;
  /** All steps in document order. */
  readonly steps: readonly StepInfo[];
  readonly holdTimesFrom: ReadonlyMap<string, readonly HoldTime[]>;
  readonly holdTimesTo: ReadonlyMap<string, readonly HoldTime[]>;
  /** Compiled expressions by scope and source; filled on first use. */
  readonly compiled: Map<string, Result<CompiledFormula, DomainError>>;
}

/** True for steps. */
export function isStep(info: NodeInfo): info is StepInfo {
  return info.node.type === 'step';
}

/** The step with this id, if there is one. */
export function stepInfo(recipe: IndexedRecipe, id: string): StepInfo | undefined {
  const info = recipe.nodes.get(id);
  return info && isStep(info) ? info : undefined;
}

/** The nodes around a node, from its parent to the root. */
export function ancestorsOf(info: NodeInfo): NodeInfo[] {
  return info.parent ? [info.parent, ...ancestorsOf(info.parent)] : [];
}

/** Hold times that begin (`from`) or end (`to`) at a moment of a step. */
export function holdTimesAt(recipe: IndexedRecipe, side: 'from' | 'to', step: string, event: 'started' | 'completed'): readonly HoldTime[] {
  return (side === 'from' ? recipe.holdTimesFrom : recipe.holdTimesTo).get(`${step}:${event}`) ?? [];
}

/** Inputs over which a for-each runs, in the order of the formula. */
export function itemsOf(document: RecipeDocument, node: ForEachNode): readonly FormulaInput[] {
  const { inputs } = document.formula;
  const { over } = node;
  if ('function' in over) return inputs.filter((input) => input.function === over.function);
  return over.inputs === 'all' ? inputs : over.inputs.flatMap((id) => inputs.filter((input) => input.id === id));
}

/** The input whose turn it is in the innermost for-each around a node, seen from an iteration. */
export function currentItem(recipe: IndexedRecipe, loops: readonly string[], iteration: readonly number[]): FormulaInput | undefined {
  for (let level = loops.length - 1; level >= 0; level -= 1) {
    const node = recipe.nodes.get(loops[level] ?? '')?.node;
    if (node?.type === 'for-each') return itemsOf(recipe.document, node)[(iteration[level] ?? 0) - 1];
  }
  return undefined;
}
