import { indexRecipe, canonicalRecipe, lintRecipe, parseRecipe } from '@batchwright/procedure';
import { DRYING } from './drying';

describe('E2 E9 the recipe of a machine that says itself what is recorded', () => {
  it('is as the format says, and lint finds nothing', () => {
    const parsed = parseRecipe(JSON.parse(canonicalRecipe(DRYING)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(lintRecipe(indexRecipe(parsed.value, 'a'.repeat(64)))).toEqual([]);
  });
});
