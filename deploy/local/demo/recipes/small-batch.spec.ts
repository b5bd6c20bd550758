import { indexRecipe, lintRecipe, parseRecipe } from '@batchwright/procedure';
import { DEMO_ROLES } from './demo-roles.fixture';
import { rehearse } from './rehearsal.fixture';
import { MOISTURE_SLIP, smallBatch } from './small-batch';
import { SMALL_BLEND } from './small-blend';

const raised = (script: ReturnType<typeof smallBatch>): unknown[] => rehearse(script, DEMO_ROLES).events.flatMap((event) => (event.type === 'ExceptionRaised' ? [[event.body.type, event.body.stepKey]] : []));

describe('A1 the small blend', () => {
  it('A13 can be read and gives lint nothing to say', () => {
    const parsed = parseRecipe(JSON.parse(JSON.stringify(SMALL_BLEND)));
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
    const recipe = indexRecipe(SMALL_BLEND, 'h');
    expect(lintRecipe(recipe)).toEqual([]);
  });

  it('B3 is executed to its end without an exception', () => {
    const { view } = rehearse(smallBatch(), DEMO_ROLES);
    expect([view.run.state, view.run.business]).toEqual(['complete', 'executed']);
    expect(raised(smallBatch())).toEqual([]);
  });

  it('B5 leaves an exception when the moisture slips, and ends all the same', () => {
    const script = smallBatch();
    const acts = script.acts.map((act) => (act.act === 'enter' && act.step === MOISTURE_SLIP.step ? { ...act, values: [{ entry: MOISTURE_SLIP.entry, value: MOISTURE_SLIP.value }] } : act));
    expect(raised({ ...script, acts })).toEqual([['limit-action', MOISTURE_SLIP.step]]);
    expect(rehearse({ ...script, acts }, DEMO_ROLES).view.run.business).toBe('executed');
  });
});
