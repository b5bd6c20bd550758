import fc from 'fast-check';
import { PEOPLE, Run } from '../fixtures/run.fixture';
import { indexed, parallel, sequence, step } from '../fixtures/recipe.fixture';
import { BUSINESS_STATES } from './business-status';
import type { RunCommand } from './commands';
import { FINAL_STATES, PEOPLE_COMMANDS, RUN_STATES, type RunCommandName, type RunState } from './isa88';

const STATES: readonly RunState[] = ['idle', 'running', 'pausing', 'paused', 'holding', 'held', 'restarting', 'stopping', 'stopped', 'aborting', 'aborted', 'complete'];
const STEPS = ['a', 'b', 'c'];
/** A hundred thousand commands; the whole number by BATCHWRIGHT-independent arithmetic: sequences × length. */
const SEQUENCES = 1000;
const LENGTH = 100;

const fresh = (): Run => new Run(indexed(sequence('p', parallel('both', step('a'), step('b')), step('c'))));
const change = (command: RunCommandName, reason = 'because'): RunCommand => ({ type: 'ChangeRunState', by: PEOPLE.sup, command, reason });
const put = (run: Run, ...commands: RunCommandName[]): Run => {
  for (const command of commands) run.act(change(command));
  return run;
};

describe('B2 ISA-88 states of a run', () => {
  it('never reaches an undefined state by random commands, and knows its started steps', () => {
    const command = fc.oneof(
      fc.constantFrom<RunCommandName>(...PEOPLE_COMMANDS, 'settle', 'complete').map((name) => ({ kind: 'state' as const, name })),
      fc.tuple(fc.constantFrom('StartStep', 'CompleteStep', 'Reopen'), fc.constantFrom(...STEPS)).map(([type, stepKey]) => ({ kind: 'step' as const, type, stepKey })),
    );
    let commands = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: LENGTH, maxLength: LENGTH }), (asked) => {
        const run = fresh();
        for (const one of asked) {
          commands += 1;
          const before = run.view.run;
          const decided = run.decide(one.kind === 'state' ? change(one.name) : commandAt(run, one.type, one.stepKey));
          if (decided.ok) run.act(one.kind === 'state' ? change(one.name) : commandAt(run, one.type, one.stepKey));
          const { state, startedSteps, business } = run.view.run;
          const started = Object.values(run.view.steps).filter(({ status }) => status === 'started').length;
          if (!STATES.includes(state) || startedSteps !== started) throw new Error(`${before.state} → ${state}, ${startedSteps} counted, ${started} started`);
          // transient states wait for steps only; final ones are never left but by an abort of a stopped run
          if (['restarting', 'aborting'].includes(state)) throw new Error(`${state} did not settle`);
          if (['pausing', 'holding', 'stopping'].includes(state) && startedSteps === 0) throw new Error(`${state} waits for nothing`);
          if (FINAL_STATES.includes(before.state) && state !== before.state && !(before.state === 'stopped' && state === 'aborted')) throw new Error(`${before.state} was left for ${state}`);
          if (startedSteps > 0 && business === 'released') throw new Error('a step is on in a run that has not begun');
          if (state === 'complete' && business !== 'executed') throw new Error('complete and not executed');
          if (decided.ok && one.kind === 'state' && !RUN_STATES.next(before.state, one.name)) throw new Error(`${one.name} was taken in ${before.state}`);
        }
      }),
      { numRuns: SEQUENCES },
    );
    expect(commands).toBe(SEQUENCES * LENGTH);
  });

  it('refuses commands that the state does not know, names those it does, and leaves no event', () => {
    const run = put(fresh(), 'start', 'pause');
    expect(run.view.run.state).toBe('paused');
    expect(run.refusal(change('restart'))).toMatchObject({ code: 'command-not-allowed', params: { state: 'paused', allowed: ['resume', 'hold', 'stop', 'abort'] } });
    for (const own of ['settle', 'complete'] as const) run.when(change(own)).thenRefused('command-not-allowed');
  });

  it.each(['hold', 'stop', 'abort'] as const)('never gates %s: not by steps, exceptions, hold times or release', (command) => {
    const unreleased = new Run(indexed(step('a')), undefined, false);
    const blocked = fresh();
    blocked.start('a');
    blocked.act({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'critical', text: 'smoke' });
    for (const run of [unreleased, fresh(), put(fresh(), 'start'), put(fresh(), 'start', 'pause'), blocked]) {
      expect([run.view.run.state, run.decide(change(command)).ok]).toEqual([run.view.run.state, true]);
    }
  });

  it('asks for a reason for everything but start, resume and restart', () => {
    const run = put(fresh(), 'start');
    for (const command of ['pause', 'hold', 'stop', 'abort'] as const) run.when(change(command, '  ')).thenRefused('reason-missing');
  });

  it('starts only what was released', () => {
    const run = new Run(indexed(step('a')), undefined, false);
    run.when(change('start')).thenRefused('run-not-released');
  });

  it('begins a run that was held before its first step when it is restarted, and none that was not released', () => {
    const run = put(fresh(), 'hold', 'restart');
    expect([run.view.run.state, run.view.run.business]).toEqual(['running', 'in-execution']);
    for (const key of STEPS) run.do(key);
    expect([run.view.run.state, run.view.run.business]).toEqual(['complete', 'executed']);

    const unreleased = put(new Run(indexed(step('a')), undefined, false), 'hold');
    unreleased.when(change('restart')).thenRefused('run-not-released');
    unreleased.act({ type: 'ReleaseToFloor', by: PEOPLE.sup });
    expect(unreleased.refusal({ type: 'StartStep', ...unreleased.at('a') })).toMatchObject({ code: 'run-not-running' });
    put(unreleased, 'restart').do('a');
    expect(unreleased.view.run.business).toBe('executed');
  });

  it('waits in HOLDING for the steps that are on, and goes on after a restart', () => {
    const run = fresh();
    run.start('a');
    put(run, 'hold');
    expect(run.view.run.state).toBe('holding');
    expect(run.refusal({ type: 'StartStep', ...run.at('b') })).toMatchObject({ code: 'run-not-running' });
    run.complete('a');
    expect(run.view.run.state).toBe('held');
    expect(run.refusal({ type: 'StartStep', ...run.at('b') }).moves).toMatchObject([{ move: 'restart', roles: ['operator', 'dispenser', 'supervisor'] }]);
    put(run, 'restart');
    run.do('b');
    expect([run.view.run.state, run.ready]).toEqual(['running', ['c']]);
  });

  it('completes a run whose last step ended while it was pausing, when it is resumed', () => {
    const run = fresh();
    run.do('a');
    run.do('b');
    run.start('c');
    put(run, 'pause');
    run.complete('c');
    expect([run.view.run.state, run.view.run.procedureDone]).toEqual(['paused', true]);
    put(run, 'resume');
    expect([run.view.run.state, run.view.run.business]).toEqual(['complete', 'executed']);
  });

  it('aborts with the open steps named, and with nothing left that could fire', () => {
    const run = fresh();
    run.start('a');
    put(run, 'abort');
    expect(run.events.at(-1)).toMatchObject({ type: 'RunAborted', body: { reason: 'because', openSteps: ['a', 'b'] } });
    expect([run.view.run.state, run.view.timers]).toEqual(['aborted', {}]);
  });

  it('keeps the business status as a machine of its own', () => {
    expect(BUSINESS_STATES.next('created', 'begin')).toBeUndefined();
    expect(BUSINESS_STATES.next('in-execution', 'dispose')).toBe('dispositioned');
    const run = put(fresh(), 'start', 'stop');
    expect([run.view.run.state, run.view.run.business]).toEqual(['stopped', 'in-execution']);
  });
});

function commandAt(run: Run, type: string, stepKey: string): RunCommand {
  return type === 'Reopen' ? run.moving(stepKey, { move: 'reopen-step', reason: 'r' }, PEOPLE.sup) : ({ type, ...run.at(stepKey, PEOPLE.sup) } as RunCommand);
}

describe('F7 seal and reject', () => {
  it('adds nothing to a sealed run but its being opened again', () => {
    const run = new Run(indexed(step('a')));
    run.when({ type: 'SealRun', reason: 'release' }).thenRefused('run-not-executed');
    run.do('a');
    run.act({ type: 'SealRun', reason: 'release' });
    run.when({ type: 'AddComment', by: PEOPLE.op, text: 'late' }).thenRefused('run-sealed');
    run.when(run.moving('a', { move: 'reopen-step', reason: 'r' }, PEOPLE.sup)).thenRefused('run-sealed');
    run.when({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'minor', text: 'late' }).thenRefused('run-sealed');
    run.when({ type: 'SealRun', reason: 'release' }).thenNothing();
    run.when({ type: 'AbortRun', reason: 'rejected while it was sealed for a release' }).thenNothing();
    run.act({ type: 'UnsealRun', reason: 'correction' });
    run.act({ type: 'AddComment', by: PEOPLE.op, text: 'late' });
  });

  it('loses nothing that a service finds afterwards: it is kept beside what was sealed, and blocks nothing (gmp 12)', () => {
    const run = new Run(indexed(step('a')));
    run.do('a');
    run.act({ type: 'SealRun', reason: 'release' });
    const events = run.act({ type: 'RaiseException', exceptionId: 'x-1', exceptionType: 'material-on-hold', severity: 'critical', text: 'lot L-1 was stopped' });
    expect(events).toMatchObject([{ type: 'ExceptionRaisedAfterSeal', body: { exceptionId: 'x-1', severity: 'critical', blocks: [] } }]);
    expect(run.view.run.sealed).toBe(true);
  });

  it('aborts for a rejection in any state, and once', () => {
    const run = fresh();
    run.start('a');
    run.act({ type: 'AbortRun', reason: 'rejected' });
    run.when({ type: 'AbortRun', reason: 'rejected' }).thenNothing();
    expect(run.view.run.state).toBe('aborted');
  });
});
