import { indexRecipe, type IndexedRecipe, type RecipeDocument } from '@batchwright/procedure';
import type { Exceptions } from './exceptions';
import { ReadExceptions } from './read-exceptions';

const RECIPE = indexRecipe({
  header: { code: 'MBR-1' }, formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], holdTimes: [],
  procedure: {
    id: 'dry', type: 'step', kind: 'number', title: { en: 'Dry', de: 'Trocknen' }, config: {}, signatures: [],
    entries: [
      { id: 'moisture', type: 'number', title: { en: 'Loss on drying', de: 'Trocknungsverlust' }, unit: '%', places: 1 },
      { id: 'probes', type: 'table', title: { en: 'Probes', de: 'Proben' }, columns: [{ id: 'result', type: 'number', title: { en: 'Result', de: 'Ergebnis' }, unit: '%', places: 1 }] },
    ],
  },
} as unknown as RecipeDocument, 'h');

/** What is shown of an exception about a value of a step. */
async function shown(address: string | null, { recipe, key = 'dry' }: { readonly recipe: IndexedRecipe | undefined; readonly key?: string } = { recipe: RECIPE }): Promise<unknown> {
  const kept = { id: 'x', site: 'HAM', runId: 'r', recipeHash: 'h', step: { key, title: 'Dry' }, address, blocks: [], text: '' };
  const exceptions = { detail: () => Promise.resolve(kept), families: () => Promise.resolve([]) } as unknown as Exceptions;
  return (await new ReadExceptions(exceptions, () => Promise.resolve(recipe)).one(['HAM'], 'x'))?.addressTitles;
}

describe('N7 the value that an exception is about', () => {
  it('has its title in both languages, also in a later turn of the step, and in a cell of a table with its row and column', async () => {
    expect(await shown('moisture')).toEqual({ en: 'Loss on drying', de: 'Trocknungsverlust' });
    expect(await shown('moisture', { recipe: RECIPE, key: 'dry~2' })).toEqual({ en: 'Loss on drying', de: 'Trocknungsverlust' });
    expect(await shown('probes/2/result')).toEqual({ en: 'Probes, row 2, Result', de: 'Proben, Zeile 2, Ergebnis' });
  });

  it('has none where it is about no value, about one that the recipe does not know, or where the recipe is not there', async () => {
    expect([await shown(null), await shown('gone'), await shown('probes/2'), await shown('moisture', { recipe: undefined })]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
