import type { IndexedRecipe } from '@batchwright/procedure';

/** The frozen recipe of a run, by its hash. */
export interface RecipeDocuments {
  /** Throws when it is not there or is not what its hash says. */
  get(site: string, hash: string): Promise<{ readonly text: string; readonly recipe: IndexedRecipe }>;
}
