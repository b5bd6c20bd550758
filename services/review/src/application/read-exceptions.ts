import { fieldAt, fieldTitles, readInstanceKey, stepInfo, type IndexedRecipe, type Text } from '@batchwright/procedure';
import type { ExceptionDetail, ExceptionFilter, Exceptions, ExceptionView, KeptMember, ListedException } from './exceptions';
import type { RecipeOrNone } from './recipe-documents';
import { shownFamilies, type ShownFamily } from './shown-family';

/** Shows exceptions with the titles of their steps and values in every language of the recipe (N7): the record of a run holds one. */
export class ReadExceptions {
  constructor(
    private readonly exceptions: Exceptions,
    private readonly recipeOf: RecipeOrNone,
  ) {}

  async list(sites: readonly string[], filter: ExceptionFilter): Promise<ListedException[]> {
    const rows = await this.exceptions.list(sites, filter);
    const familyOf = await this.familiesOf(rows);
    const shown: ListedException[] = [];
    for (const one of rows) shown.push(await this.titled<ListedException>({ ...one, ...familyOf(one.id) })); // a recipe is read once and kept
    return shown;
  }

  async one(sites: readonly string[], id: string): Promise<ExceptionDetail | undefined> {
    const found = await this.exceptions.detail(sites, id);
    if (!found) return undefined;
    const family = (await this.familiesOf([found]))(found.id);
    return this.titled<ExceptionDetail>({ ...found, ...family });
  }

  private async familiesOf(rows: readonly { readonly site: string; readonly runId: string }[]): Promise<(id: string) => ShownFamily & Pick<ExceptionView, 'effects'>> {
    const members: KeptMember[] = [];
    for (const site of new Set(rows.map((row) => row.site))) members.push(...(await this.exceptions.families(site, [...new Set(rows.filter((row) => row.site === site).map(({ runId }) => runId))])));
    const families = shownFamilies(members);
    return (id) => {
      const family = families(id);
      return { ...family, effects: { total: family.effectList.length, open: family.effectList.filter(({ state }) => state === 'open').length } };
    };
  }

  private async titled<E extends ExceptionView>({ recipeHash, ...kept }: E & { readonly recipeHash: string }): Promise<E> {
    const exception = kept as unknown as E;
    const { site, step, blocks, address } = exception;
    if (!step && blocks.length === 0) return exception;
    const recipe = await this.recipeOf(site, recipeHash);
    const titleOf = (key: string) => recipe?.nodes.get(readInstanceKey(key)?.id ?? '')?.node.title;
    const titles = step ? titleOf(step.key) : undefined;
    const blocked = blocks.flatMap((key) => [titleOf(key)].flatMap((title) => (title ? [[key, title] as const] : [])));
    const addressTitles = step && address !== null && recipe ? valueTitles(recipe, step.key, address) : undefined;
    return { ...exception, ...(titles ? { step: { ...step, titles } } : {}), ...(addressTitles ? { addressTitles } : {}), ...(blocked.length > 0 ? { blockTitles: Object.fromEntries(blocked) } : {}) };
  }
}

function valueTitles(recipe: IndexedRecipe, stepKey: string, address: string): Text | undefined {
  const info = stepInfo(recipe, readInstanceKey(stepKey)?.id ?? '');
  const field = info && fieldAt(info.node, address);
  return field && fieldTitles(field);
}
