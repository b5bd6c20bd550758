import { indexed, sequence, step } from '../fixtures/recipe.fixture';
import { PEOPLE, Run } from '../fixtures/run.fixture';
import type { RunEvent } from './events';

const recipe = () => indexed(sequence('p', step('blend'), step('pack')));
const [CAUSE, EFFECT, OTHER] = ['cause', 'effect', 'other'].map((name) => `01900000-0000-7000-8000-${name.padEnd(12, '0')}`) as [string, string, string];
const told = (exceptionId: string, more: object = {}) => ({ type: 'RaiseException', exceptionId, exceptionType: 'process-excursion', severity: 'major', stepKey: 'blend', text: 'too hot', ...more }) as const;
const OBSERVED = { equipment: 'VB-02', tags: ['VB-02.temperature'], from: '2026-03-02T06:00:00.000000Z', limit: { id: 'high', kind: 'high', value: '25' }, unit: 'Cel', nodes: ['p'] };
const bodyOf = <T extends RunEvent['type']>(events: readonly RunEvent[], type: T) => events.filter((event) => event.type === type).map(({ body }) => body);

function started(): Run {
  const run = new Run(recipe());
  run.start('blend');
  return run;
}

describe('F11 an exception names its cause', () => {
  it('as a fact of its own, beside what a machine said', () => {
    const run = started();
    run.act(told(CAUSE, { observed: OBSERVED }));
    run.act(told(EFFECT, { parent: CAUSE }));
    expect(run.exceptions).toMatchObject([{ exceptionId: CAUSE, observed: OBSERVED, told: true, params: {} }, { exceptionId: EFFECT, parent: CAUSE, params: {} }]);
    expect(run.exceptions[0]).not.toHaveProperty('parent');
  });

  it('but never itself', () => {
    const run = started();
    run.act(told(EFFECT, { parent: EFFECT }));
    expect(run.exceptions[0]).not.toHaveProperty('parent');
    run.when({ type: 'ExtendException', exceptionId: EFFECT, stepKey: 'blend', parent: EFFECT }).then();
  });

  it('also when the cause is heard of later, and when the cause comes later', () => {
    const run = started();
    run.act(told(EFFECT, { parent: OTHER }));
    run.act(told(OTHER));
    expect(run.exceptions[0]).toMatchObject({ parent: OTHER });
    run.when({ type: 'ExtendException', exceptionId: OTHER, stepKey: 'blend', parent: CAUSE }).then({ type: 'ExceptionExtended', body: { exceptionId: OTHER, stepKey: 'blend', parent: CAUSE } });
  });
});

describe('F11 the end of an excursion is a fact of its exception', () => {
  it('with its worst value and when that was', () => {
    const run = started();
    run.act(told(CAUSE, { observed: OBSERVED }));
    const observed = { ...OBSERVED, until: '2026-03-02T06:04:00.000000Z', peak: '26.1', peakAt: '2026-03-02T06:02:00.000000Z' };
    expect(bodyOf(run.act({ type: 'ExtendException', exceptionId: CAUSE, stepKey: 'blend', observed }), 'ExceptionExtended')).toEqual([{ exceptionId: CAUSE, stepKey: 'blend', observed }]);
  });

  it('is refused where the step has no such exception, and taken of the run as a whole', () => {
    const run = started();
    expect(run.refusal({ type: 'ExtendException', exceptionId: CAUSE, stepKey: 'blend', observed: OBSERVED })).toMatchObject({ code: 'unknown-exception' });
    expect(run.refusal({ type: 'ExtendException', exceptionId: CAUSE, stepKey: 'nowhere', observed: OBSERVED })).toMatchObject({ code: 'unknown-step' });
    expect(run.act({ type: 'ExtendException', exceptionId: CAUSE, observed: OBSERVED })).toHaveLength(1);
    expect(run.act({ type: 'ExtendException', exceptionId: CAUSE })).toEqual([]);
  });

  it('is not taken by a sealed run', () => {
    const run = started();
    run.act(told(CAUSE));
    run.complete('blend');
    run.start('pack');
    run.complete('pack');
    run.act({ type: 'SealRun', reason: 'release' });
    expect(run.refusal({ type: 'ExtendException', exceptionId: CAUSE, stepKey: 'blend', observed: OBSERVED })).toMatchObject({ code: 'run-sealed' });
  });
});

describe('F11 what a machine tells of a running step', () => {
  it('does not make the next act of the person there too late, as long as it holds nothing back', () => {
    const run = started();
    const seen = run.at('blend');
    run.act(told(CAUSE, { observed: OBSERVED }));
    run.act({ type: 'ExtendException', exceptionId: CAUSE, stepKey: 'blend', observed: { ...OBSERVED, until: '2026-03-02T06:04:00.000000Z' } });
    expect(run.view.steps.blend).toMatchObject({ version: seen.version, exceptions: [CAUSE], lastChange: { event: 'StepStarted' } });
    run.act({ type: 'CompleteStep', ...seen });
  });

  it('is seen before he goes on when it holds something back', () => {
    const run = started();
    const seen = run.at('blend');
    run.act(told(CAUSE, { severity: 'critical' }));
    expect(run.refusal({ type: 'CompleteStep', ...seen })).toMatchObject({ code: 'step-changed', params: { lastChange: { event: 'ExceptionRaised' } } });
  });

  it('and what a person raises is a change as before', () => {
    const run = started();
    const { version } = run.at('blend');
    run.act({ type: 'RaiseException', by: PEOPLE.op, exceptionType: 'manual', severity: 'minor', stepKey: 'blend', text: 'label damaged' });
    expect(run.view.steps.blend).toMatchObject({ version: version + 1 });
    expect(run.exceptions[0]).not.toHaveProperty('told');
  });
});
