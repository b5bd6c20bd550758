import { indexRecipe, lintRecipe, parseRecipe } from '@batchwright/procedure';
import { DEMO_ROLES } from './demo-roles.fixture';
import { rehearse } from './rehearsal.fixture';
import { SMALL_PACKING, smallPacking } from './small-packing';

describe('F7 the small packing', () => {
  it('A13 can be read and gives lint nothing to say', () => {
    const parsed = parseRecipe(JSON.parse(JSON.stringify(SMALL_PACKING)));
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
    expect(lintRecipe(indexRecipe(SMALL_PACKING, 'h'))).toEqual([]);
  });

  it('is executed to its end without an exception', () => {
    const { view, events } = rehearse(smallPacking(), DEMO_ROLES);
    expect([view.run.state, view.run.business]).toEqual(['complete', 'executed']);
    expect(events.filter(({ type }) => type === 'ExceptionRaised')).toEqual([]);
  });
});
