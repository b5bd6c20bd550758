import { DomainError } from '@batchwright/kernel';
import type { IndexedRecipe } from '@batchwright/procedure';

/** The frozen recipe of a run, by its hash. */
export interface RecipeDocuments {
  /** Throws when it is not there or is not what its hash says. */
  get(site: string, hash: string): Promise<{ readonly text: string; readonly recipe: IndexedRecipe }>;
}

/** The recipe of a run where it is there (yet): nobody is kept from reading what the record says. */
export type RecipeOrNone = (site: string, hash: string) => Promise<IndexedRecipe | undefined>;

/** Takes a recipe that is missing as none. */
export const recipeOrNone = (recipes: RecipeDocuments): RecipeOrNone => async (site, hash) => {
  try {
    return (await recipes.get(site, hash)).recipe;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'object-missing') return undefined;
    throw error;
  }
};
