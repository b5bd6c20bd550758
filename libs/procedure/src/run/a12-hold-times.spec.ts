import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { indexed, loop, sequence, step, tx, yes } from '../fixtures/recipe.fixture';
import type { HoldTime } from '../recipe/hold-time';

const HOUR = 3600;
const between = (change: Partial<HoldTime>): HoldTime => ({ id: 'wet-hold', title: tx('Wet hold'), from: { step: 'granulate', event: 'completed' }, to: { step: 'dry', event: 'started' }, severity: 'major', ...change });

const held = (change: Partial<HoldTime> = { max: { value: '4', unit: 'h' } }): Run => {
  const run = new Run(indexed(sequence('p', step('granulate'), step('dry'), step('mill')), { holdTimes: [between(change)] }));
  run.do('granulate');
  return run;
};
const fire = (run: Run): ReturnType<Run['act']> => run.act({ type: 'FireTimer', timerId: 'hold:wet-hold' });
const startDry = (run: Run): { type: 'StartStep'; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'StartStep', ...run.at('dry') });

describe('A12 hold times', () => {
  it('is kept at exactly four hours', () => {
    const run = held().pass(4 * HOUR);
    run.when({ type: 'FireTimer', timerId: 'hold:wet-hold' }).thenNothing();
    expect(bodies(run.start('dry'), 'HoldTimeEnded')).toMatchObject([{ within: true, elapsedMs: 4 * HOUR * 1000 }]);
    expect(run.exceptions).toEqual([]);
    expect(run.view.timers).toEqual({});
  });

  it('at 4 h 00 m 01 s an exception exists, and the next step asks for a decision', () => {
    const run = held().pass(4 * HOUR + 1);
    expect(types(fire(run))).toEqual(['TimerFired', 'HoldTimeExceeded', 'ExceptionRaised']);
    expect(run.exceptions).toMatchObject([{ type: 'hold-time-exceeded', severity: 'major', deviation: true, blocks: ['dry'], params: { elapsedSeconds: 14401 }, texts: { en: 'Wet hold: longer than 4 h', de: 'Wet hold: länger als 4 h' } }]);
    expect(run.refusal(startDry(run))).toMatchObject({ code: 'blocked-by-exception', moves: [{ move: 'decide-exception', roles: ['qa'] }] });
    run.act({ type: 'LiftBlock', exceptionId: run.exceptions[0]?.exceptionId ?? '', decision: 'd', decidedBy: 'E50' });
    expect(bodies(run.start('dry'), 'HoldTimeEnded')).toMatchObject([{ within: false }]);
    expect(run.exceptions).toHaveLength(1);
  });

  it('refuses the start already before the timer has fired', () => {
    const run = held().pass(4 * HOUR + 1);
    expect(run.refusal(startDry(run))).toMatchObject({ code: 'hold-time-exceeded', params: { elapsedSeconds: 14401 } });
  });

  it('gives one exception when the timer is taken twice', () => {
    const run = held().pass(4 * HOUR + 1);
    fire(run);
    run.when({ type: 'FireTimer', timerId: 'hold:wet-hold' }).thenNothing();
    run.when({ type: 'FireTimer', timerId: 'hold:unknown' }).thenNothing();
  });

  it('refuses a start that comes too early, and says when it may come', () => {
    const run = held({ min: { value: '30', unit: 'min' } }).pass(600);
    expect(run.refusal(startDry(run))).toMatchObject({ code: 'hold-time-not-over', params: { startableAt: '2026-03-02T06:30:00.000Z' } });
    run.pass(1200).start('dry');
    expect(run.exceptions).toEqual([]);
  });

  it('ends at a completion without holding it back: too long or too short is an exception', () => {
    const whole = (seconds: number): Run => {
      const holdTimes = [between({ from: { step: 'granulate', event: 'started' }, to: { step: 'granulate', event: 'completed' }, max: { value: '1', unit: 'h' }, min: { value: '10', unit: 'min' } })];
      const run = new Run(indexed(sequence('p', step('granulate'), step('dry')), { holdTimes }));
      run.start('granulate');
      run.pass(seconds).complete('granulate');
      return run;
    };
    expect([300, 600, 3600, 3601].map((seconds) => whole(seconds).exceptions.map(({ type }) => type))).toEqual([['hold-time-short'], [], [], ['hold-time-exceeded']]);
  });

  it('belongs to the turn of the loop that both steps share', () => {
    const body = sequence('body', step('granulate'), step('dry', [yes('good')]));
    const run = new Run(indexed(loop('again', body, 'dry.good', 3), { holdTimes: [between({ max: { value: '1', unit: 'h' } })] }));
    run.do('granulate~1');
    run.pass(600).do('dry~1', { good: 'no' });
    run.pass(7200).do('granulate~2');
    expect(Object.keys(run.view.holdTimes)).toEqual(['wet-hold~2']);
    run.pass(3601).act({ type: 'FireTimer', timerId: 'hold:wet-hold~2' });
    expect(run.exceptions).toMatchObject([{ blocks: ['dry~2'] }]);
  });
});

describe('B11 the clock moved during a hold', () => {
  it('back by an hour: elapsed time is right, and the clock event is recorded', () => {
    const run = held().pass(2 * HOUR).jump(-HOUR);
    run.act({ type: 'NoteClockJump', jumpMs: -HOUR * 1000 });
    expect(bodies(run.events, 'ClockEventNoted')).toEqual([{ jumpMs: -HOUR * 1000, holdKey: 'wet-hold' }]);
    expect(run.exceptions).toMatchObject([{ type: 'clock-jump', severity: 'minor' }]);
    run.pass(2 * HOUR);
    expect(run.decide(startDry(run)).ok).toBe(true);
    run.pass(1);
    expect(run.refusal(startDry(run))).toMatchObject({ code: 'hold-time-exceeded', params: { elapsedSeconds: 14401 } });
  });

  it('back by an hour: the timer fires at the right elapsed time although its due time has moved', () => {
    const run = held().pass(2 * HOUR).jump(-HOUR);
    run.act({ type: 'NoteClockJump', jumpMs: -HOUR * 1000 });
    run.pass(2 * HOUR + 1);
    expect(types(fire(run))).toContain('HoldTimeExceeded');
  });

  it('forward by an hour before anybody noted it: nothing is exceeded that was not, and the timer waits for the rest', () => {
    const run = held().pass(2 * HOUR).jump(HOUR);
    run.pass(HOUR + 1);
    expect(types(fire(run))).toEqual(['TimerFired', 'TimerStarted']);
    expect(run.exceptions).toEqual([]);
    run.pass(HOUR);
    expect(types(fire(run))).toContain('HoldTimeExceeded');
  });
});
