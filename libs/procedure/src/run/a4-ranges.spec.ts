import fc from 'fast-check';
import { bodies, Run, types } from '../fixtures/run.fixture';
import { indexed, number, step, tx } from '../fixtures/recipe.fixture';
import type { Entry, LimitLevel } from '../recipe/entry';
import type { ReactionPlan } from '../recipe/reaction-plan';
import { judge } from './limits';

const PLAN: ReactionPlan = { title: tx('Plan'), block: 'operation', notify: ['qa'], allowedRecoveries: [tx('Cool down')], attempts: 1, approvers: ['qa'] };

const started = (entry: Entry, plan?: ReactionPlan): Run => {
  const run = new Run(indexed(step('room', [entry], plan ? { reactionPlan: plan } : {})));
  run.start('room');
  return run;
};

const temperature = (level: LimitLevel): Entry => number('temperature', 'Cel', { [level]: { low: '15', high: '25' } }, { places: 1 });

describe('A4 ranges and what leaving them means', () => {
  it('accepts 68 °F for 15 to 25 °C and keeps what was entered', () => {
    const run = started(temperature('validated'));
    const [recorded] = bodies(run.enter('room', 'temperature', '68', { unit: '[degF]' }), 'EntryRecorded');
    expect(recorded).toMatchObject({ value: { value: '20', unit: 'Cel', entered: { value: '68', unit: '[degF]' } }, verdict: { result: 'within' } });
    expect(run.exceptions).toEqual([]);
  });

  it('does not accept 90 °F: recorded, with a deviation', () => {
    const run = started(temperature('validated'));
    run.enter('room', 'temperature', '90', { unit: '[degF]' });
    expect(run.exceptions).toMatchObject([{ type: 'limit-validated', deviation: true, severity: 'major', address: 'temperature' }]);
  });

  it('stops 90 °F where the bounds are plausible ones', () => {
    const run = started(number('temperature', 'Cel', { plausible: { low: '15', high: '25' } }));
    expect(types(run.enter('room', 'temperature', '90', { unit: '[degF]' }))).toEqual(['EntryRejected']);
    expect(run.value('room', 'temperature')).toBeUndefined();
  });

  it('refuses a duration in metres, a unit that is none, and a number that is none', () => {
    const run = started(temperature('validated'));
    const entry = { type: 'RecordEntry', ...run.at('room'), entry: 'temperature' } as const;
    run.when({ ...entry, value: '20', unit: 'm' }).thenRefused('other-dimension');
    run.when({ ...entry, value: '20', unit: 'furlong' }).thenRefused('unknown-unit');
    run.when({ ...entry, value: '20,5' }).thenRefused('not-a-decimal');
    run.when({ ...entry, value: '20.55' }).thenRefused('too-many-places');
  });

  it.each([
    ['normal', []],
    ['action', [{ type: 'limit-action', deviation: false, severity: 'minor' }]],
    ['validated', [{ type: 'limit-validated', deviation: true }]],
    ['registered', [{ type: 'limit-registered', deviation: true }]],
  ] as const)('leaving the %s range', (level, expected) => {
    const run = started(temperature(level));
    run.enter('room', 'temperature', '25.1');
    expect(run.step('room').entries.temperature?.verdict).toEqual({ result: 'outside', level });
    expect(run.exceptions).toMatchObject(expected);
  });

  it('never makes anything of an information-only range', () => {
    const run = started(number('temperature', 'Cel', { information: { high: '1' } }));
    run.enter('room', 'temperature', '99');
    expect([run.step('room').entries.temperature?.verdict, run.exceptions]).toEqual([{ result: 'unlimited' }, []]);
  });

  it('is as grave as the reaction plan wants it at least, and never less grave than by itself', () => {
    const severityOf = (plan: ReactionPlan): unknown => {
      const run = started(temperature('action'), plan);
      run.enter('room', 'temperature', '25.1');
      return run.exceptions.map(({ severity }) => severity);
    };
    expect([severityOf(PLAN), severityOf({ ...PLAN, severity: 'critical' }), severityOf({ ...PLAN, severity: 'minor' })]).toEqual([['minor'], ['critical'], ['minor']]);
  });

  it('begins the reaction plan with the exception and holds back what the plan says', () => {
    const run = started(temperature('action'), PLAN);
    run.enter('room', 'temperature', '30');
    expect(run.exceptions).toMatchObject([{ reaction: { plan: PLAN }, blocks: ['*'] }]);
  });

  it('names the gravest range that was left', () => {
    const run = started(number('temperature', 'Cel', { normal: { high: '20' }, action: { high: '22' }, registered: { high: '25' } }));
    run.enter('room', 'temperature', '30');
    expect(run.exceptions).toMatchObject([{ type: 'limit-registered' }]);
  });

  it('counts the bounds themselves as inside, by value and not by text', () => {
    const run = started(temperature('registered'));
    run.enter('room', 'temperature', '25.0');
    expect(run.exceptions).toEqual([]);
  });

  it('works percentages of the set point out exactly', () => {
    const run = started(number('mass', 'g', { validated: { low: '99.5', high: '100.5', percentOf: 'set-point' } }, { setPoint: '=input.api' }));
    const [recorded] = bodies(run.enter('room', 'mass', '497.5'), 'EntryRecorded');
    expect(recorded).toMatchObject({ limits: { validated: { low: '497.5', high: '502.5' } }, verdict: { result: 'within' } });
  });
});

describe('A4 censored and qualitative values', () => {
  const impurity = (change: Partial<Entry> = {}): Entry => number('impurity', '%', { registered: { high: '0.20' } }, { censored: true, ...change });

  it.each([
    ['< 0.05', 'within'],
    ['< 0.20', 'within'],
    ['< 0.50', 'undecidable'],
    ['> 0.10', 'undecidable'],
    ['> 0.20', 'outside'],
    ['> 0.30', 'outside'],
    ['0.20', 'within'],
    ['0.21', 'outside'],
  ])('%s against at most 0.20 %% is %s', (value, result) => {
    const run = started(impurity());
    run.enter('room', 'impurity', value);
    expect(run.step('room').entries.impurity?.verdict.result).toBe(result);
    expect(run.exceptions.length).toBe(result === 'within' ? 0 : 1);
  });

  it('takes no sign where the recipe allows none', () => {
    const run = started(impurity({ censored: false }));
    run.when({ type: 'RecordEntry', ...run.at('room'), entry: 'impurity', value: '< 0.05' }).thenRefused('not-a-decimal');
  });

  it('judges an answer by what the recipe accepts', () => {
    const germs: Entry = { id: 'germs', type: 'choice', title: tx('Germs'), required: true, choices: [{ id: 'absent', text: tx('absent') }, { id: 'present', text: tx('present') }], acceptance: { accepted: ['absent'], level: 'registered' } };
    const run = started(germs);
    run.enter('room', 'germs', 'present');
    expect(run.exceptions).toMatchObject([{ type: 'limit-registered', deviation: true }]);
    run.when({ type: 'CorrectEntry', ...run.at('room'), entry: 'germs', value: 'perhaps', reason: 'r' }).thenRefused('unknown-choice');
  });

  it('never calls a censored value inside when some of what it may be is outside', () => {
    const cents = fc.integer({ min: 0, max: 400 });
    const text = (n: number): string => (n / 100).toFixed(2);
    fc.assert(
      fc.property(cents, cents, cents, fc.constantFrom('below', 'above', undefined), fc.integer({ min: -100, max: 500 }), (a, b, at, bound, other) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const ranges = { registered: { low: text(low), high: text(high) } };
        const { result } = judge({ kind: 'number', value: text(at), unit: '%', ...(bound ? { bound } : {}) }, ranges, { ranges });
        // `other` is one value that the record may stand for
        const may = bound === 'below' ? other < at : bound === 'above' ? other > at : other === at;
        const inside = other >= low && other <= high;
        return !may || !(result === 'within' && !inside) && !(result === 'outside' && inside);
      }),
      { numRuns: 2000 },
    );
  });
});
