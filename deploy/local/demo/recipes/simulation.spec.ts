import { canonicalRecipe, indexRecipe, parseRecipe, simulate } from '@batchwright/procedure';
import { dryingBatch } from './drying';
import { smallBatch } from './small-batch';
import { warfarinBatch } from './warfarin-batch';

describe('A14 the recipes of the demo plant are rehearsed', () => {
  it.each([['the small batch', smallBatch()], ['drying by a machine', dryingBatch()], ['Warfarin', warfarinBatch()]])('%s: every step, every decision, no rehearsal that cannot go on', (_, { recipe }) => {
    const parsed = parseRecipe(JSON.parse(canonicalRecipe(recipe.document)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const report = simulate(indexRecipe(parsed.value, 'a'.repeat(64)));
    expect(report.scenarios.filter(({ stuck }) => stuck !== null)).toEqual([]);
    expect(report.coverage.filter(({ of }) => of === 'steps' || of === 'decisions').flatMap(({ missing }) => missing)).toEqual([]);
    expect(report.complete).toBe(true);
  });
});
