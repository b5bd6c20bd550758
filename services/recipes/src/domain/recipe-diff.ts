import type { RecipeDocument } from '@batchwright/procedure';
import { compareNodes } from './diff/compare-nodes';
import { compareFields, compareLists, type RecipeChange } from './diff/recipe-change';

/** What became of a recipe from one version to the next, in the order of the document, without noise of layout (requirement A3). */
export interface RecipeDiff {
  readonly format: 'batchwright.recipe-diff/1';
  /** Hash of the document before; null for a first version. */
  readonly from: string | null;
  readonly to: string;
  readonly changes: readonly RecipeChange[];
}

/** The semantic difference of two documents. Parts are followed by their ids: what moved is moved, not removed and added. */
export function diffRecipes(before: { readonly hash: string; readonly document: RecipeDocument } | undefined, after: { readonly hash: string; readonly document: RecipeDocument }): RecipeDiff {
  return { format: 'batchwright.recipe-diff/1', from: before?.hash ?? null, to: after.hash, changes: before ? changesOf(before.document, after.document) : [] };
}

function changesOf(before: RecipeDocument, after: RecipeDocument): RecipeChange[] {
  const byId = (item: { readonly id: string }): string => item.id;
  return [
    ...compareFields({ what: 'header', id: after.header.code }, before.header, after.header),
    ...compareLists('material', before.formula.inputs, after.formula.inputs, byId),
    ...compareLists('output', before.formula.outputs, after.formula.outputs, byId),
    ...compareLists('parameter', before.formula.parameters, after.formula.parameters, byId),
    ...compareLists('equipment', before.equipment, after.equipment, byId),
    ...compareLists('qualification', before.qualifications, after.qualifications, ({ code }) => code),
    ...compareNodes(before.procedure, after.procedure),
    ...compareLists('hold-time', before.holdTimes, after.holdTimes, byId),
    ...compareLists('consistency-check', before.consistency ?? [], after.consistency ?? [], byId),
    ...compareLists('checklist-point', before.checklist ?? [], after.checklist ?? [], byId),
  ];
}
