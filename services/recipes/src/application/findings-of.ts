import { indexRecipe, lintRecipe, type LintFinding, type RecipeDocument } from '@batchwright/procedure';

/** Everything that is wrong with a recipe or should be looked at before approval, errors first (requirement A13). */
export function findingsOf(document: RecipeDocument, hash: string): readonly LintFinding[] {
  return lintRecipe(indexRecipe(document, hash));
}
