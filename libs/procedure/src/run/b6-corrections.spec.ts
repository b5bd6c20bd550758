import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { calculated, choice, indexed, number, policy, sequence, step } from '../fixtures/recipe.fixture';

const { op, second, qa } = PEOPLE;

/** Two masses, their sum in a later step that is signed, and a branch that the sum decides. */
const summed = (): Run => {
  const run = new Run(
    indexed(
      sequence(
        'p',
        step('weigh', [number('a', 'g', { validated: { high: '100' } }), number('b', 'g')], { signatures: [policy('seen', 'operator', 'witnessed', { differentFrom: ['performer'] })] }),
        step('total', [calculated('sum', 'g', 1, 'weigh.a + weigh.b', { ranges: { validated: { low: '90', high: '110' } } })], { signatures: [policy('checked', 'qa', 'reviewed')] }),
        step('ratio', [calculated('share', '%', 2, 'weigh.a / total.sum')]),
        choice('way', [["total.sum > 105 'g'", step('mill')]], step('go')),
      ),
    ),
  );
  run.start('weigh');
  run.enter('weigh', 'a', '50.0');
  run.enter('weigh', 'b', '50.0');
  run.sign('weigh', 'seen', second);
  run.complete('weigh');
  return run;
};
const throughTheBranch = (): Run => {
  const run = summed();
  run.start('total');
  run.sign('total', 'checked', qa);
  run.complete('total');
  run.do('ratio');
  return run;
};

describe('B6 corrections', () => {
  it('keeps the old value in sight, with who, when and why', () => {
    const run = summed();
    run.pass(60).correct('weigh', 'a', '51.0', { reason: 'read the wrong line', by: PEOPLE.third });
    expect(run.step('weigh').entries.a).toMatchObject({
      value: { value: '51.0' },
      person: 'E3',
      history: [{ value: { value: '50.0' }, person: 'E1', at: '2026-03-02T06:00:00.000Z', replacedBecause: 'read the wrong line' }],
    });
    run.correct('weigh', 'a', '52.0');
    expect(run.step('weigh').entries.a?.history.map(({ value }) => value)).toMatchObject([{ value: '50.0' }, { value: '51.0' }]);
  });

  it('refuses an empty reason, no change, and what was never recorded or is calculated', () => {
    const run = summed();
    run.start('total');
    const correction = { type: 'CorrectEntry', ...run.at('weigh'), entry: 'a', value: '51.0', reason: 'r' } as const;
    run.when({ ...correction, reason: ' \n' }).thenRefused('reason-missing');
    run.when({ ...correction, value: '50.0' }).thenRefused('nothing-changed');
    run.when({ ...correction, entry: 'c' }).thenRefused('unknown-entry');
    run.when({ ...correction, ...run.at('total'), entry: 'sum' }).thenRefused('entry-is-calculated');
    run.when({ ...correction, by: PEOPLE.qc }).thenRefused('role-missing');
    const fresh = new Run(indexed(step('one', [number('a', 'g')])));
    fresh.start('one');
    fresh.when({ ...correction, ...fresh.at('one') }).thenRefused('nothing-to-correct');
  });

  it('takes 50.00 for 50.0: digits are part of what was read', () => {
    const run = summed();
    expect(types(run.correct('weigh', 'a', '50.00'))).toContain('EntryCorrected');
  });

  it('marks the signature as covering the old value, and takes it anew over the corrected one', () => {
    const run = summed();
    const [corrected] = bodies(run.correct('weigh', 'a', '51.0'), 'EntryCorrected');
    expect(corrected?.signaturesOutdated).toEqual(['seen']);
    expect(run.step('weigh').signatures).toMatchObject([{ policy: 'seen', outdated: true, content: { values: { a: { value: '50.0' } } } }]);
    run.sign('weigh', 'seen', second);
    expect(run.step('weigh').signatures).toMatchObject([{ outdated: true }, { outdated: false, content: { values: { a: { value: '51.0' } } } }]);
    run.when(run.signing('weigh', 'seen', PEOPLE.third)).thenRefused('already-signed');
  });

  it('works out again what depends on it, in other steps and through others, with old and new value', () => {
    const run = throughTheBranch();
    const again = bodies(run.correct('weigh', 'a', '60.0'), 'CalculationRecorded');
    expect(again.map(({ stepKey, value, oldValue }) => [stepKey, value, oldValue])).toMatchObject([
      ['total', { value: '110.0' }, { value: '100.0' }],
      ['ratio', { value: '54.55' }, { value: '50.00' }],
    ]);
    expect(run.step('total').entries.sum?.history).toMatchObject([{ value: { value: '100.0' } }]);
  });

  it('marks a signature over a calculated value that is another one now, in another step', () => {
    const run = throughTheBranch();
    run.correct('weigh', 'a', '51.0');
    expect(run.step('total').signatures).toMatchObject([{ policy: 'checked', outdated: true }]);
    run.sign('total', 'checked', qa);
    expect(run.step('total').signatures.map(({ outdated }) => outdated)).toEqual([true, false]);
  });

  it('judges the corrected value and the calculated ones again, and removes no exception', () => {
    const run = throughTheBranch();
    run.correct('weigh', 'a', '101.0');
    expect(run.exceptions.map(({ type, stepKey }) => [type, stepKey])).toEqual([
      ['limit-validated', 'weigh'],
      ['limit-validated', 'total'],
      ['branch-decided-otherwise', 'total'],
    ]);
    run.correct('weigh', 'a', '50.0');
    expect([run.step('weigh').exceptions.length, run.step('total').exceptions.length]).toEqual([1, 2]);
  });

  it('names a branch that the corrected value would have turned, and undoes nothing', () => {
    const run = throughTheBranch();
    expect(run.ready).toEqual(['go']);
    run.correct('weigh', 'a', '60.0');
    expect(run.exceptions).toMatchObject([{ type: 'branch-decided-otherwise', severity: 'critical', params: { key: 'way' } }]);
    expect(run.ready).toEqual(['go']);
    run.when({ type: 'StartStep', ...run.at('go') }).thenRefused('blocked-by-exception');
  });

  it('is allowed after the run was completed, until it is sealed', () => {
    const run = throughTheBranch();
    run.do('go');
    run.correct('weigh', 'a', '51.0');
    run.act({ type: 'SealRun', reason: 'r' });
    run.when({ type: 'CorrectEntry', ...run.at('weigh'), entry: 'a', value: '52.0', reason: 'r' }).thenRefused('run-sealed');
  });

  it('does not let the witness of a value correct it', () => {
    const run = summed();
    run.when({ type: 'CorrectEntry', ...run.at('weigh', second), entry: 'a', value: '51.0', reason: 'r' }).thenRefused('same-person');
  });
});

describe('B20 a step is opened again', () => {
  it('by a supervisor with a reason; nothing that followed is undone, nothing follows twice', () => {
    const run = new Run(indexed(sequence('p', step('one', [number('a', 'g', undefined, { required: false })]), step('two'))));
    run.do('one');
    const reopen = run.moving('one', { move: 'reopen-step', reason: 'a value is missing' }, PEOPLE.sup);
    run.when({ ...reopen, by: op }).thenRefused('role-missing');
    run.when({ ...reopen, move: { move: 'reopen-step', reason: ' ' } }).thenRefused('reason-missing');
    run.when({ ...reopen, ...run.at('two', PEOPLE.sup) }).thenRefused('step-not-completed');
    expect(types(run.act(reopen))).toEqual(['MoveSigned', 'StepReopened', 'ExceptionRaised']);
    run.enter('one', 'a', '1.0');
    expect(types(run.complete('one'))).toEqual(['StepCompleted']);
    expect(run.events.at(-1)?.body).toMatchObject({ again: true });
    expect(run.ready).toEqual(['two']);
    run.do('two');
    expect(run.view.run.state).toBe('complete');
  });
});
