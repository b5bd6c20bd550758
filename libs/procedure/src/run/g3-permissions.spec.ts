import { indexed, policy, sequence, step, tx } from '../fixtures/recipe.fixture';
import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';

const HOUR = 3600;
const permission = { type: 'GivePermission' as const, permissionId: 'perm-1', deviation: 'DEV-1', stepKey: 'dry', rule: 'hold-time-not-over', validUntil: '2026-03-02T08:00:00.000Z', reason: 'dry by its loss on drying', approvedBy: 'E50' };

/** Two steps of which the second waits four hours, and asks for a training that nobody has when `trained` says so. */
function waiting(trained = false): Run {
  const dry = step('dry', [], trained ? { qualifications: ['DRYING'], signatures: [policy('done', 'operator', 'performed')] } : {});
  const run = new Run(indexed(sequence('p', step('granulate'), dry), {
    qualifications: [{ code: 'DRYING', title: tx('Drying') }],
    holdTimes: trained ? [] : [{ id: 'wet', title: tx('Wet'), from: { step: 'granulate', event: 'completed' }, to: { step: 'dry', event: 'started' }, min: { value: '4', unit: 'h' }, severity: 'major' }],
  }));
  run.do('granulate');
  return run;
}
const start = (run: Run): { type: 'StartStep'; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'StartStep', ...run.at('dry') });

describe('G3 B20 a deviation that is approved before the act opens one gate once', () => {
  it('is named as a move by the refusal', () => {
    expect(waiting().refusal(start(waiting()))).toMatchObject({ code: 'hold-time-not-over', moves: [{ move: 'approve-deviation', roles: ['qa'] }, { move: 'wait' }] });
    expect(waiting(true).refusal(start(waiting(true)))).toMatchObject({ code: 'qualification-missing', moves: [{ move: 'approve-deviation' }, { move: 'grant-qualification' }, { move: 'another-person' }] });
  });

  it('lets the step start, is used up by that, and is itself an exception', () => {
    const run = waiting();
    expect(types(run.act(permission))).toEqual(['PermissionGiven']);
    expect(run.act(permission)).toEqual([]);
    const events = run.start('dry');
    expect(types(events).slice(0, 3)).toEqual(['PermissionUsed', 'ExceptionRaised', 'StepStarted']);
    expect(bodies(events, 'ExceptionRaised')).toMatchObject([{ type: 'proceeded-under-deviation', deviation: true, stepKey: 'dry', params: { deviation: 'DEV-1', rule: 'hold-time-not-over' } }, { type: 'hold-time-short' }]);
    expect(run.view.run.permissions).toMatchObject([{ permissionId: 'perm-1', used: true }]);
  });

  it.each<[string, object, number]>([
    ['of another step', { stepKey: 'granulate' }, 0],
    ['for another gate', { rule: 'qualification-missing' }, 0],
    ['that is over at that very second', {}, 2 * HOUR],
  ])('refuses with a permission %s', (_, change, seconds) => {
    const run = waiting();
    run.act({ ...permission, ...change });
    run.pass(seconds);
    expect(run.refusal(start(run)).code).toBe('hold-time-not-over');
    expect(run.view.run.permissions).toMatchObject([{ used: false }]);
  });

  it('opens no gate that has no exit, and no step that is not in the recipe', () => {
    const run = new Run(indexed(sequence('p', step('granulate'), step('dry'))));
    run.act({ ...permission, rule: 'step-not-ready' });
    expect(run.refusal(start(run)).code).toBe('step-not-ready');
    run.when({ ...permission, stepKey: 'elsewhere' }).thenRefused('unknown-step');
  });

  it('covers the work of who started under it', () => {
    const run = waiting(true);
    run.act({ ...permission, rule: 'qualification-missing' });
    run.start('dry');
    expect(run.exceptions.map(({ type }) => type)).toEqual(['proceeded-under-deviation']);
    run.sign('dry', 'done', PEOPLE.op);
    expect(run.view.steps.dry?.signatures).toHaveLength(1);
  });
});
