import { documentCodesOf, indexRecipe, lintRecipe, type LintFinding, type RecipeDocument } from '@batchwright/procedure';
import type { ControlledDocuments } from './controlled-documents';

/** Everything that is wrong with a recipe or should be looked at before approval, errors first (requirement A13); of its documents, by the register of the site as it is now (A9). */
export async function findingsOf(document: RecipeDocument, hash: string, site: string, register: Pick<ControlledDocuments, 'named'>): Promise<readonly LintFinding[]> {
  const recipe = indexRecipe(document, hash);
  const codes = [...new Set(recipe.steps.flatMap(({ node }) => documentCodesOf(node)))];
  const known = await register.named(site, codes);
  return lintRecipe(recipe, known.map(({ code, versions, inEffect, withdrawnAt }) => ({ code, versions, withdrawn: withdrawnAt !== undefined, ...(inEffect === undefined ? {} : { inEffect }) })));
}
