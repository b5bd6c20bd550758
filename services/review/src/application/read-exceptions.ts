import { DomainError } from '@batchwright/kernel';
import { readInstanceKey, type IndexedRecipe } from '@batchwright/procedure';
import type { ExceptionDetail, ExceptionFilter, Exceptions, ExceptionView, KeptException, ListedException } from './exceptions';
import type { RecipeDocuments } from './recipe-documents';

/** Shows exceptions with the titles of their steps in every language of the recipe (N7): the record of a run holds one. */
export class ReadExceptions {
  constructor(
    private readonly exceptions: Exceptions,
    private readonly recipes: RecipeDocuments,
  ) {}

  async list(sites: readonly string[], filter: ExceptionFilter): Promise<ListedException[]> {
    const shown: ListedException[] = [];
    for (const one of await this.exceptions.list(sites, filter)) shown.push(await this.titled(one)); // a recipe is read once and kept
    return shown;
  }

  async one(sites: readonly string[], id: string): Promise<ExceptionDetail | undefined> {
    const found = await this.exceptions.detail(sites, id);
    return found && this.titled(found);
  }

  private async titled<E extends ExceptionView>({ recipeHash, ...kept }: KeptException<E>): Promise<E> {
    const exception = kept as unknown as E;
    const { site, step, blocks } = exception;
    if (!step && blocks.length === 0) return exception;
    const recipe = await this.recipeOf(site, recipeHash);
    const titleOf = (key: string) => recipe?.nodes.get(readInstanceKey(key)?.id ?? '')?.node.title;
    const titles = step ? titleOf(step.key) : undefined;
    const blocked = blocks.flatMap((key) => [titleOf(key)].flatMap((title) => (title ? [[key, title] as const] : [])));
    return { ...exception, ...(titles ? { step: { ...step, titles } } : {}), ...(blocked.length > 0 ? { blockTitles: Object.fromEntries(blocked) } : {}) };
  }

  /** A recipe that is not there (yet) keeps nobody from reading what the record says. */
  private async recipeOf(site: string, hash: string): Promise<IndexedRecipe | undefined> {
    try {
      return (await this.recipes.get(site, hash)).recipe;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'object-missing') return undefined;
      throw error;
    }
  }
}
