import { PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, parallel, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import type { StepNode } from '../recipe/procedure-node';

const MIN = 60;
const table: Entry = {
  id: 'checks',
  type: 'table',
  title: tx('Checks'),
  required: false,
  columns: [
    { id: 'mass', type: 'number', title: tx('Mass'), unit: 'mg', required: true, ranges: { action: { low: '95', high: '105' } } },
    { id: 'note', type: 'text', title: tx('Note'), required: false },
  ],
};
const series = (change: Partial<StepNode> = {}, config: object = {}): StepNode =>
  step('ipc', [table], {
    kind: 'check-series',
    config: { table: 'checks', interval: { value: '15', unit: 'min' }, grace: { value: '3', unit: 'min' }, during: 'press', ...config },
    reactionPlan: { title: tx('Plan'), block: 'nothing', quarantineSinceLastGood: true, notify: ['qa'], allowedRecoveries: [], attempts: 1, approvers: ['qa'] },
    ...change,
  });
const pressing = (config: object = {}): Run => {
  const run = new Run(indexed(sequence('p', parallel('both', step('press'), series({}, config)), step('after'))));
  run.start('press');
  run.start('ipc');
  return run;
};
const fire = (run: Run, timerId: string): string[] => types(run.act({ type: 'FireTimer', timerId }));
const check = (run: Run, row: number, mass: string): string[] => types(run.enter('ipc', 'checks', mass, { row, column: 'mass' }));

describe('A10 checks in series', () => {
  it('becomes due after the interval, again after the next, and is done in time', () => {
    const run = pressing().pass(15 * MIN);
    expect(fire(run, 'check:ipc:1')).toEqual(['TimerFired', 'TimerStarted', 'TimerStarted']);
    expect(Object.keys(run.view.timers).sort()).toEqual(['check:ipc:2', 'missed:ipc:1']);
    run.pass(MIN);
    expect(check(run, 1, '100.0')).toEqual(['EntryRecorded', 'TimerStopped']);
    expect(run.exceptions).toEqual([]);
  });

  it('the first is due at once where the recipe says so', () => {
    const run = pressing({ atStart: true });
    expect(fire(run, 'check:ipc:1')).toContain('TimerFired');
    expect(run.view.timers['check:ipc:2']?.dueAt).toBe('2026-03-02T06:15:00.000Z');
  });

  it('a missed check is an exception when its grace is over, once', () => {
    const run = pressing().pass(15 * MIN);
    fire(run, 'check:ipc:1');
    run.pass(3 * MIN);
    fire(run, 'missed:ipc:1');
    expect(run.exceptions).toMatchObject([{ type: 'check-missed', params: { check: 1 } }]);
    run.when({ type: 'FireTimer', timerId: 'missed:ipc:1' }).thenNothing();
  });

  it('stands still with the run, and goes on with what was left', () => {
    const run = pressing().pass(10 * MIN);
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'pause', reason: 'break' });
    run.pass(60 * MIN);
    run.when({ type: 'FireTimer', timerId: 'check:ipc:1' }).thenNothing();
    run.act({ type: 'ChangeRunState', by: PEOPLE.sup, command: 'resume' });
    expect(run.view.timers['check:ipc:1']?.dueAt).toBe('2026-03-02T07:15:00.000Z');
  });

  it('is not due while what it accompanies is not on', () => {
    const run = pressing().pass(10 * MIN);
    run.complete('press');
    run.pass(5 * MIN);
    expect(fire(run, 'check:ipc:1')).toEqual(['TimerFired', 'TimerStarted']);
    expect(run.view.timers['missed:ipc:1']).toBeUndefined();
  });

  it('a failed check begins the reaction plan and names the output since the last good one', () => {
    const run = pressing();
    for (const row of [1, 2, 3]) {
      run.pass(15 * MIN);
      fire(run, `check:ipc:${row}`);
      check(run, row, row === 3 ? '110.0' : '100.0');
    }
    expect(run.exceptions).toMatchObject([{ type: 'check-failed', reaction: { lastGoodCheck: 2, quarantineSince: '2026-03-02T06:30:00.000Z', plan: { approvers: ['qa'] } } }]);
  });

  it('a first check that fails puts everything since the start aside', () => {
    const run = pressing().pass(15 * MIN);
    fire(run, 'check:ipc:1');
    check(run, 1, '110.0');
    expect(run.exceptions).toMatchObject([{ reaction: { lastGoodCheck: 0, quarantineSince: '2026-03-02T06:00:00.000Z' } }]);
  });

  it('a missed check between two others holds the end not back; a row that was begun and not finished does', () => {
    const run = pressing().pass(15 * MIN);
    check(run, 1, '100.0');
    check(run, 3, '100.0');
    run.enter('ipc', 'checks', 'half', { row: 4, column: 'note' });
    expect(run.refusal({ type: 'CompleteStep', by: PEOPLE.op, stepKey: 'ipc', version: run.step('ipc').version })).toMatchObject({ code: 'step-incomplete', params: { entries: ['checks/4/mass'] } });
    check(run, 4, '100.0');
    run.complete('ipc');
    expect(run.step('ipc').status).toBe('completed');
  });

  it('a check that is due and not done when the series ends was missed, and holds the end not back', () => {
    const run = pressing().pass(15 * MIN);
    fire(run, 'check:ipc:1');
    run.complete('ipc');
    expect(run.exceptions).toMatchObject([{ type: 'check-missed' }]);
    expect(run.view.timers).toEqual({});
  });
});

describe('the timers of steps', () => {
  const blend = (kind: 'timer' | 'hold', stop: boolean): Run => {
    const duration: Entry = { id: 'time', type: 'number', title: tx('Time'), required: true, unit: 'min', places: 1, source: 'measured', ranges: { validated: { low: '14.5', high: '15.5' } } };
    const config = kind === 'hold' ? { duration: 'time', target: { value: '15', unit: 'min' } } : { duration: 'time', ...(stop ? { stop: 'stopped' } : {}) };
    const run = new Run(indexed(sequence('p', step('blend', stop ? [duration, yes('stopped'), words('note', { required: false })] : [duration], { kind, config }))));
    run.start('blend');
    return run;
  };

  it('measure from the start to the completion; nobody types', () => {
    const run = blend('timer', false).pass(15 * MIN);
    expect(types(run.enter('blend', 'time', '14.0'))).toEqual(['EntryRejected']);
    run.complete('blend');
    expect(run.value('blend', 'time')).toMatchObject({ value: '15.0', unit: 'min' });
    expect(run.exceptions).toEqual([]);
  });

  it('stop when the stop is touched, and judge what was measured', () => {
    const run = blend('timer', true).pass(16 * MIN);
    run.enter('blend', 'stopped', 'yes');
    run.pass(60 * MIN).complete('blend');
    expect(run.value('blend', 'time')).toMatchObject({ value: '16.0' });
    expect(run.exceptions).toMatchObject([{ type: 'limit-validated', deviation: true }]);
  });

  it('B11 are right although the clock was put back', () => {
    const run = blend('timer', false).pass(5 * MIN).jump(-3600);
    run.pass(10 * MIN).complete('blend');
    expect(run.value('blend', 'time')).toMatchObject({ value: '15.0' });
  });

  it('say when a hold was shorter than asked, by less than the digits shown', () => {
    const short = blend('hold', false).pass(15 * MIN - 1);
    short.complete('blend');
    expect(short.exceptions.map(({ type }) => type)).toContain('hold-time-short');
    const kept = blend('hold', false).pass(15 * MIN);
    kept.complete('blend');
    expect(kept.exceptions).toEqual([]);
  });
});
