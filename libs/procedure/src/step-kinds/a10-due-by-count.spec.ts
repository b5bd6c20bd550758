import { PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, number, parallel, sequence, step, tx } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';

const values: Entry = { id: 'values', type: 'table', title: tx('Values'), required: false, columns: [{ id: 'weight', type: 'number', title: tx('Weight'), unit: 'mg', required: true, places: 1 }] };
const drums: Entry = { id: 'drums', type: 'table', title: tx('Drums'), required: false, columns: [{ id: 'code', type: 'text', title: tx('Code'), required: true }, { id: 'net', type: 'number', title: tx('Net'), unit: 'kg', required: true, places: 1 }] };
const batches: Entry = { id: 'hours', type: 'table', title: tx('Hours'), required: false, columns: [{ id: 'made', type: 'number', title: tx('Made'), unit: '{tablet}', required: true, places: 0 }] };
const counter: Entry = { id: 'count', type: 'calculated', title: tx('Count'), unit: '{tablet}', places: 0, required: true, formula: 'sum(hours.made)' };
const log: Entry = { id: 'stops', type: 'table', title: tx('Stops'), required: false, columns: [{ id: 'state', type: 'choice', title: tx('State'), required: true, choices: [{ id: 'running', text: tx('Running') }, { id: 'stopped', text: tx('Stopped') }] }] };
const MIN = 60;

function pressing(plan: object, startPress = true): Run {
  const series = step('ipc', [values, log], { kind: 'check-series', config: { table: 'values', grace: { value: '3', unit: 'min' }, during: 'press', machine: { log: 'stops', state: 'state', running: 'running' }, ...plan } });
  const run = new Run(indexed(sequence('p', parallel('both', step('press', [batches, counter, drums, number('rejects', '{tablet}', undefined, { required: false })], { kind: 'table' }), series))));
  if (startPress) run.start('press');
  run.start('ipc');
  return run;
}
const waiting = (run: Run): unknown => Object.values(run.view.timers).map(({ purpose, check, dueAt, remainingMs }) => `${purpose} ${check ?? 0} ${remainingMs === undefined ? dueAt.slice(11, 16) : `left ${remainingMs / 60_000}`}`).sort();
const missed = (run: Run): unknown => run.exceptions.filter(({ type }) => type === 'check-missed').map(({ params }) => params['check']);
const made = (run: Run, row: number, value: string): unknown => run.enter('press', 'hours', value, { row, column: 'made' });
const take = (run: Run, row: number): unknown => run.enter('ipc', 'values', '100.0', { row, column: 'weight' });

describe('A10 checks that are due by count', () => {
  const byCount = { perCount: { of: 'press.count', every: '5000' } };

  it('a check is due when the count is reached, and missed after its grace, once, while the series goes on', () => {
    const run = pressing(byCount);
    made(run, 1, '4999');
    expect(waiting(run)).toEqual([]);
    made(run, 2, '1');
    expect(waiting(run)).toEqual(['check-missed 1 06:03']);
    run.pass(MIN);
    made(run, 3, '4000');
    expect(waiting(run)).toEqual(['check-missed 1 06:03']);
    run.pass(2 * MIN).act({ type: 'FireTimer', timerId: 'missed:ipc:1' });
    expect(missed(run)).toEqual([1]);
    made(run, 4, '1000');
    expect(waiting(run)).toEqual(['check-missed 2 06:06']);
    take(run, 2);
    expect(waiting(run)).toEqual([]);
    run.complete('ipc');
    expect(missed(run)).toEqual([1]);
  });

  it('one that was taken before its count is not due, and a corrected count asks for what it says now', () => {
    const run = pressing(byCount);
    take(run, 1);
    made(run, 1, '5000');
    expect(waiting(run)).toEqual([]);
    run.correct('press', 'hours', '15000', { row: 1, column: 'made' });
    expect(waiting(run)).toEqual(['check-missed 2 06:03', 'check-missed 3 06:03']);
  });

  it('its grace stands with the press and with the run, also where it begins while they stand', () => {
    const run = pressing(byCount);
    run.enter('ipc', 'stops', 'stopped', { row: 1, column: 'state' });
    made(run, 1, '5000');
    expect(waiting(run)).toEqual(['check-missed 1 left 3']);
    run.pass(60 * MIN).enter('ipc', 'stops', 'running', { row: 2, column: 'state' });
    expect(waiting(run)).toEqual(['check-missed 1 07:03']);
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'pause', reason: 'break' });
    made(run, 2, '5000');
    run.pass(60 * MIN).act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'resume' });
    expect(waiting(run)).toEqual(['check-missed 1 08:03', 'check-missed 2 08:03']);
  });
});

describe('A10 checks that are due by container and by event', () => {
  it('a container asks for its check when it is closed, not when it is begun', () => {
    const run = pressing({ perContainer: 'press.drums' });
    run.enter('press', 'drums', 'D-1', { row: 1, column: 'code' });
    expect(waiting(run)).toEqual([]);
    run.enter('press', 'drums', '50.0', { row: 1, column: 'net' });
    expect(waiting(run)).toEqual(['check-missed 1 06:03']);
    take(run, 1);
    expect(waiting(run)).toEqual([]);
  });

  it('a series that is begun late asks at once for what is closed already', () => {
    const run = pressing({ perContainer: 'press.drums', during: undefined }, false);
    run.start('press');
    run.enter('press', 'drums', 'D-1', { row: 1, column: 'code' });
    run.enter('press', 'drums', '50.0', { row: 1, column: 'net' });
    expect(waiting(run)).toEqual(['check-missed 1 06:03']);
  });

  it('the start asks when the press begins, though the series was begun before, and the end when the press is over', () => {
    const run = pressing({ moments: ['start', 'end'] }, false);
    run.act({ type: 'FireTimer', timerId: 'check:ipc:1' });
    expect(waiting(run)).toEqual([]);
    run.pass(10 * MIN).start('press');
    expect(waiting(run)).toEqual(['check-missed 1 06:13']);
    take(run, 1);
    run.pass(60 * MIN).complete('press');
    expect(waiting(run)).toEqual(['check-missed 2 07:13']);
    run.pass(3 * MIN).act({ type: 'FireTimer', timerId: 'missed:ipc:2' });
    run.complete('ipc');
    expect(missed(run)).toEqual([2]);
  });
});
