import { documentOf, step } from '../fixtures/recipe.fixture';
import { parseRecipe } from './parse-recipe';

const faults = (...points: object[]): unknown => {
  const parsed = parseRecipe({ ...documentOf(step('one')), checklist: points });
  return parsed.ok ? [] : parsed.error.map(({ pointer }) => pointer);
};
const point = { id: 'p', title: { en: 'Holds' } };

describe('F2 a point of a checklist', () => {
  it('is proved by a rule of review or answered in one of the reviews', () => {
    expect(faults({ ...point, rule: 'limits' }, { ...point, id: 'q', by: 'quality' })).toEqual([]);
  });

  it.each([
    ['a rule that review does not have', { ...point, rule: 'luck' }],
    ['both', { ...point, rule: 'limits', by: 'quality' }],
    ['neither', point],
    ['somebody who reviews nothing', { ...point, by: 'operator' }],
  ])('is a fault with its place when it names %s', (_, wrong) => {
    expect(faults(wrong)).toEqual([expect.stringContaining('/checklist/0')]);
  });

  it('has an id of its own', () => {
    expect(faults({ ...point, by: 'quality' }, { ...point, by: 'production' })).toEqual([expect.stringContaining('/checklist/1')]);
  });
});
