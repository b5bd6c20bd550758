import { newRunView, type RunView } from '../run/state';
import { itemsOf, type IndexedRecipe } from '../tree/indexed-recipe';

/** More turns than this are not tried one by one: the rest is like those before. */
const MOST_TURNS = 500;

/** Every turn of the for-eachs around a place; of other loops the first. One empty iteration where there are none. */
export function turnsOf(recipe: IndexedRecipe, loops: readonly string[]): number[][] {
  return loops.reduce<number[][]>(
    (so, id) => {
      const node = recipe.nodes.get(id)?.node;
      const count = node?.type === 'for-each' ? itemsOf(recipe.document, node).length : 1;
      return so.flatMap((turns) => Array.from({ length: count }, (_, i) => [...turns, i + 1])).slice(0, MOST_TURNS);
    },
    [[]],
  );
}

/** A run of the reference size of which nothing has happened yet: what is worked out in it needs no record. */
export function emptyRun(recipe: IndexedRecipe): RunView {
  const view = newRunView('', '');
  return { ...view, run: { ...view.run, batchSize: recipe.document.header.batchSize } };
}
