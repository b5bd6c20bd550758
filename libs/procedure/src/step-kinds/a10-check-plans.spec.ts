import { PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, number, parallel, sequence, step, tx } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import type { Entry } from '../recipe/entry';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { simulate } from '../simulate/simulate';

const values: Entry = {
  id: 'values',
  type: 'table',
  title: tx('Values'),
  required: false,
  columns: [
    { id: 'weight', type: 'number', title: tx('Weight'), unit: 'mg', required: true, places: 1, ranges: { action: { low: '90.0', high: '110.0' } } },
    { id: 'thickness', type: 'number', title: tx('Thickness'), unit: 'mm', required: true, places: 2 },
  ],
};
const statistics: Entry = {
  id: 'statistics',
  type: 'table',
  title: tx('Statistics'),
  required: false,
  columns: [
    { id: 'mean-weight', type: 'calculated', title: tx('Mean'), unit: 'mg', places: 2, required: true, formula: 'mean(checked.weight)', ranges: { action: { low: '97.00', high: '103.00' } } },
    { id: 'rsd-weight', type: 'calculated', title: tx('RSD'), unit: '%', places: 2, required: true, formula: 'rsd(checked.weight)' },
    { id: 'stdev-weight', type: 'calculated', title: tx('Standard deviation'), unit: 'mg', places: 3, required: true, formula: 'stdev(checked.weight)' },
    { id: 'thickest', type: 'calculated', title: tx('Thickest'), unit: 'mm', places: 2, required: true, formula: 'max(checked.thickness)' },
  ],
};
const MIN = 60;

/** A press with its count, drums behind it, and a series beside it with this plan. */
function recipe(plan: object): IndexedRecipe {
  const series = step('ipc', [values, statistics], {
    kind: 'check-series',
    config: { table: 'values', statistics: 'statistics', samples: 3, grace: { value: '3', unit: 'min' }, ...plan },
    reactionPlan: { title: tx('Plan'), block: 'nothing', quarantineSinceLastGood: true, notify: ['qa'], allowedRecoveries: [], attempts: 1, approvers: ['qa'] },
  });
  const drums: Entry = { id: 'drums', type: 'table', title: tx('Drums'), required: true, columns: [{ id: 'code', type: 'text', title: tx('Code'), required: true }] };
  return indexed(sequence('p', parallel('both', step('press', [number('count', '{tablet}'), drums], { kind: 'table' }), series)));
}
function pressing(plan: object): Run {
  const run = new Run(recipe(plan));
  run.start('press');
  run.start('ipc');
  return run;
}
function take(run: Run, check: number, weights: readonly string[]): void {
  weights.forEach((weight, i) => {
    const row = (check - 1) * weights.length + i + 1;
    run.enter('ipc', 'values', weight, { row, column: 'weight' });
    run.enter('ipc', 'values', `3.0${i}`, { row, column: 'thickness' });
  });
}
const missed = (run: Run): unknown[] => run.exceptions.filter(({ type }) => type === 'check-missed').map(({ params }) => params['check']);
const byTime = { interval: { value: '15', unit: 'min' } };

describe('A10 statistics over the samples of a check', () => {
  it('are worked out when the last sample of the check is there, to the digits asked for', () => {
    const run = pressing(byTime);
    take(run, 1, ['98.0', '100.0']);
    expect(run.step('ipc').entries['statistics/1/mean-weight']).toBeUndefined();
    run.enter('ipc', 'values', '103.0', { row: 3, column: 'weight' });
    expect(run.value('ipc', 'statistics/1/mean-weight')).toMatchObject({ value: '100.33' });
    expect(run.value('ipc', 'statistics/1/stdev-weight')).toMatchObject({ value: '2.517' });
    expect(run.value('ipc', 'statistics/1/rsd-weight')).toMatchObject({ value: '2.51' });
    expect(run.value('ipc', 'values/3/weight')).toMatchObject({ value: '103.0' });
  });

  it('are those of one check, not of all', () => {
    const run = pressing(byTime);
    take(run, 1, ['98.0', '100.0', '102.0']);
    take(run, 2, ['101.0', '101.0', '101.0']);
    expect(run.value('ipc', 'statistics/1/mean-weight')).toMatchObject({ value: '100.00' });
    expect(run.value('ipc', 'statistics/2/mean-weight')).toMatchObject({ value: '101.00' });
    expect(run.value('ipc', 'statistics/2/thickest')).toMatchObject({ value: '3.02' });
  });

  it('have limits of their own, begin the reaction plan and name the last good check', () => {
    const run = pressing(byTime).pass(5 * MIN);
    take(run, 1, ['98.0', '100.0', '102.0']);
    take(run, 2, ['109.0', '109.0', '109.0']);
    expect(run.exceptions).toMatchObject([{ type: 'check-failed', address: 'statistics/2/mean-weight', reaction: { lastGoodCheck: 1 } }]);
  });

  it('follow a correction of a sample', () => {
    const run = pressing(byTime);
    take(run, 1, ['98.0', '100.0', '102.0']);
    take(run, 2, ['101.0', '101.0', '101.0']);
    run.correct('ipc', 'values', '104.0', { row: 5, column: 'weight' });
    expect(run.value('ipc', 'statistics/1/mean-weight')).toMatchObject({ value: '100.00' });
    expect(run.value('ipc', 'statistics/2/mean-weight')).toMatchObject({ value: '102.00' });
  });

  it('a check that was begun and has not all its samples is a missed one in the end', () => {
    const run = pressing(byTime);
    take(run, 1, ['98.0', '100.0']);
    run.complete('ipc');
    expect(missed(run)).toEqual([1]);
  });

  it('a check is done with its last sample, not with its first', () => {
    const run = pressing(byTime).pass(15 * MIN);
    run.act({ type: 'FireTimer', timerId: 'check:ipc:1' });
    take(run, 1, ['98.0', '100.0']);
    expect(Object.keys(run.view.timers)).toContain('missed:ipc:1');
    run.enter('ipc', 'values', '102.0', { row: 3, column: 'weight' });
    run.enter('ipc', 'values', '3.00', { row: 3, column: 'thickness' });
    expect(Object.keys(run.view.timers)).not.toContain('missed:ipc:1');
  });
});

describe('A10 plans by moment, count and container', () => {
  const moments = { moments: ['start', 'midpoint', 'end'], midpointAfter: { value: '60', unit: 'min' } };

  it('start is due at once, the midpoint after its running time, the end has to be there in the end', () => {
    const run = pressing(moments);
    expect(Object.values(run.view.timers).map(({ check, dueAt }) => [check, dueAt])).toEqual([[1, '2026-03-02T06:00:00.000Z'], [2, '2026-03-02T07:00:00.000Z']]);
    run.act({ type: 'FireTimer', timerId: 'check:ipc:1' });
    take(run, 1, ['98.0', '100.0', '102.0']);
    run.pass(60 * MIN);
    expect(types(run.act({ type: 'FireTimer', timerId: 'check:ipc:2' }))).toEqual(['TimerFired', 'TimerStarted']);
    run.pass(3 * MIN);
    run.act({ type: 'FireTimer', timerId: 'missed:ipc:2' });
    expect(missed(run)).toEqual([2]);
    run.complete('ipc');
    expect(missed(run)).toEqual([2, 3]);
  });

  it('a midpoint that never became due is missed when the series ends', () => {
    const run = pressing(moments);
    run.act({ type: 'FireTimer', timerId: 'check:ipc:1' });
    take(run, 1, ['98.0', '100.0', '102.0']);
    run.complete('ipc');
    expect(missed(run)).toEqual([2, 3]);
  });

  it('by count: as many checks as the counted number asks for', () => {
    const run = pressing({ perCount: { of: 'press.count', every: '5000' } });
    run.enter('press', 'count', '14999');
    take(run, 1, ['98.0', '100.0', '102.0']);
    run.complete('ipc');
    expect(missed(run)).toEqual([2]);
  });

  it('by container: one for each container of the other step', () => {
    const run = pressing({ perContainer: 'press.drums' });
    for (const row of [1, 2, 3]) run.enter('press', 'drums', `D-${row}`, { row, column: 'code' });
    take(run, 1, ['98.0', '100.0', '102.0']);
    take(run, 2, ['98.0', '100.0', '102.0']);
    run.complete('ipc');
    expect(missed(run)).toEqual([3]);
  });

  it('lint wants one plan, and what it counts must exist', () => {
    const codes = (plan: object): string[] => lintRecipe(recipe(plan)).filter(({ path }) => path.includes('/config')).map(({ code }) => code);
    expect(codes(byTime)).toEqual([]);
    expect(codes({})).toEqual(['check-plan-unclear']);
    expect(codes({ ...byTime, ...moments })).toEqual(['check-plan-unclear']);
    expect(codes({ perContainer: 'press.count' })).toEqual(['unknown-entry']);
  });

  it('each plan is rehearsed to its end', () => {
    for (const plan of [byTime, moments, { perContainer: 'press.drums' }]) expect(simulate(recipe(plan)).scenarios.filter(({ stuck }) => stuck)).toEqual([]);
  });
});

describe('A10 a series that follows its machine', () => {
  const log: Entry = {
    id: 'stops', type: 'table', title: tx('Stops'), required: false,
    columns: [{ id: 'state', type: 'choice', title: tx('State'), required: true, choices: [{ id: 'running', text: tx('Running') }, { id: 'stopped', text: tx('Stopped') }] }, { id: 'why', type: 'text', title: tx('Why'), required: false }],
  };
  const machine = { log: 'stops', state: 'state', running: 'running' };
  const following = (config: object = {}): IndexedRecipe =>
    indexed(sequence('p', parallel('both', step('press'), step('ipc', [values, statistics, log], { kind: 'check-series', config: { table: 'values', statistics: 'statistics', samples: 3, grace: { value: '3', unit: 'min' }, ...byTime, machine, ...config }, reactionPlan: { title: tx('Plan'), block: 'nothing', notify: [], allowedRecoveries: [], attempts: 1, approvers: ['qa'] } }))));
  const begun = (): Run => {
    const run = new Run(following());
    run.start('press');
    run.start('ipc');
    return run;
  };
  const says = (run: Run, row: number, state: string): string[] => types(run.enter('ipc', 'stops', state, { row, column: 'state' }));
  const left = (run: Run, timer = 'check:ipc:1'): unknown => ({ due: run.view.timers[timer]?.dueAt.slice(11, 16), left: run.view.timers[timer]?.remainingMs, stands: run.view.timers[timer]?.machineStands });

  it('pauses with the press and goes on with what was left', () => {
    const run = begun().pass(10 * MIN);
    expect(says(run, 1, 'stopped')).toEqual(['EntryRecorded', 'TimerStopped']);
    run.pass(60 * MIN);
    run.when({ type: 'FireTimer', timerId: 'check:ipc:1' }).thenNothing();
    expect(says(run, 2, 'running')).toEqual(['EntryRecorded', 'TimerStarted']);
    expect(left(run)).toEqual({ due: '07:15', left: undefined, stands: undefined });
    expect(says(run, 3, 'running')).toEqual(['EntryRecorded']);
  });

  it('the grace of a check that is due pauses too', () => {
    const run = begun().pass(15 * MIN);
    run.act({ type: 'FireTimer', timerId: 'check:ipc:1' });
    run.pass(MIN);
    says(run, 1, 'stopped');
    run.pass(60 * MIN);
    run.when({ type: 'FireTimer', timerId: 'missed:ipc:1' }).thenNothing();
    says(run, 2, 'running');
    expect(left(run, 'missed:ipc:1')).toMatchObject({ due: '07:18' });
    expect(missed(run)).toEqual([]);
  });

  it('a run that goes on does not wake what stands with the press, and the press does not wake what stands with the run', () => {
    const run = begun().pass(5 * MIN);
    says(run, 1, 'stopped');
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'pause', reason: 'break' });
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'resume' });
    expect(left(run)).toMatchObject({ left: 10 * MIN * 1000, stands: true });
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'pause', reason: 'break' });
    says(run, 2, 'running');
    expect(left(run)).toMatchObject({ left: 10 * MIN * 1000, stands: undefined });
    run.pass(30 * MIN);
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'resume' });
    expect(left(run)).toEqual({ due: '06:45', left: undefined, stands: undefined });
  });

  it('a stop that was recorded by mistake and corrected is none: no silence', () => {
    const run = begun().pass(5 * MIN);
    says(run, 1, 'stopped');
    run.pass(2 * MIN);
    run.correct('ipc', 'stops', 'running', { row: 1, column: 'state' });
    expect(left(run)).toEqual({ due: '06:17', left: undefined, stands: undefined });
  });

  it('what its machine said, and was held back because it chattered, counts from when it was known; never from long before', () => {
    const run = new Run(following({ machine: { ...machine, follows: { equipment: 'room', point: 'state', states: [{ word: 'on', choice: 'running' }, { word: 'off', choice: 'stopped' }] } } }));
    run.start('press');
    run.start('ipc');
    const room = run.step('ipc').started?.area ?? '';
    const told = (value: string, heldMs?: number): string[] => types(run.act({ type: 'NoteMachineState', stepKey: 'ipc', equipment: room, point: 'state', tag: `${room}.state`, value, quality: 'good', at: run.occasion.real, ...(heldMs === undefined ? {} : { heldMs }) }));
    run.pass(10 * MIN);
    expect(told('off', 4_000)).toEqual(['EntryRecorded', 'TimerStopped']);
    expect(left(run)).toMatchObject({ left: (5 * MIN + 4) * 1000 });
    run.pass(60 * MIN);
    expect(told('on', 3_000)).toEqual(['EntryRecorded', 'TimerStarted']);
    expect(run.view.timers['check:ipc:1']?.dueAt.slice(11, 19)).toBe('07:15:01');
    told('off', 3_600_000);
    expect(left(run)).toMatchObject({ left: (5 * MIN + 11) * 1000 });
    told('on');
    expect(run.view.timers['check:ipc:1']?.dueAt.slice(11, 19)).toBe('07:15:11');
  });

  it('is rehearsed to its end, and lint wants a choice that says running', () => {
    expect(simulate(following()).scenarios.filter(({ stuck }) => stuck)).toEqual([]);
    const codes = (config: object): string[] => lintRecipe(following(config)).filter(({ path }) => path.includes('/config')).map(({ code, path }) => `${code} ${path.split('/config/')[1] ?? ''}`);
    expect(codes({})).toEqual([]);
    expect(codes({ machine: { ...machine, running: 'pressing' } })).toEqual(['unknown-entry machine/state']);
    expect(codes({ machine: { ...machine, log: 'nothing' } })).toEqual(['unknown-entry machine/log']);
  });
});
