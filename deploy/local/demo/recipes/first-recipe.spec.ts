import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { indexRecipe, lintRecipe, parseRecipe, simulate } from '@batchwright/procedure';

describe('A14 the recipe of the document for newcomers', () => {
  it('is a recipe, gives lint nothing to say, and is rehearsed to the end on every path', () => {
    const text = /```json\n([\s\S]*?)```/.exec(readFileSync(resolve(__dirname, '../../../../docs/first-recipe.md'), 'utf8'))?.[1] ?? '';
    const parsed = parseRecipe(JSON.parse(text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const recipe = indexRecipe(parsed.value, 'a'.repeat(64));
    expect(lintRecipe(recipe).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(simulate(recipe)).toMatchObject({ complete: true, coverage: [{ of: 'steps', missing: [] }, { of: 'decisions' }, { of: 'conditions' }, { of: 'limits' }, { of: 'hold-times' }, { of: 'checks' }] });
  });
});
