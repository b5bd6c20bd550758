import { PEOPLE, Run, types } from '../fixtures/run.fixture';
import { choice, indexed, loop, number, parallel, sequence, step, tx, yes } from '../fixtures/recipe.fixture';
import type { ProcedureNode } from '../recipe/procedure-node';

const start = (run: Run, stepKey: string): { type: 'StartStep'; stepKey: string; version: number; by: typeof PEOPLE.op } => ({ type: 'StartStep', ...run.at(stepKey) });

describe('B3 enforced order', () => {
  it('refuses a step before its predecessor by every door, and says what is open', () => {
    const run = new Run(indexed(sequence('p', step('six'), step('seven', [yes('done')], { signatures: [] }))));
    const seven = run.at('seven');
    for (const command of [
      { type: 'StartStep', ...seven },
      { type: 'RecordEntry', ...seven, entry: 'done', value: 'yes' },
      { type: 'CorrectEntry', ...seven, entry: 'done', value: 'yes', reason: 'r' },
      { type: 'CompleteStep', ...seven },
      run.moving('seven', { move: 'reopen-step', reason: 'r' }, PEOPLE.sup),
      run.moving('seven', { move: 'not-applicable', reason: 'r' }, PEOPLE.sup),
    ] as const) {
      run.when(command).thenRefused('step-not-ready');
    }
    expect(run.refusal(start(run, 'seven'))).toMatchObject({ params: { open: ['six (six)'] }, rule: 'gmp-7' });
    run.do('six');
    expect(run.ready).toEqual(['seven']);
  });

  it('reaches nothing before the release to the floor', () => {
    const run = new Run(indexed(step('one')), undefined, false);
    expect(run.refusal(start(run, 'one'))).toMatchObject({ code: 'step-not-ready', moves: [{ move: 'release-to-floor' }] });
    run.when({ type: 'ReleaseToFloor', by: PEOPLE.op }).thenRefused('role-missing');
    run.act({ type: 'ReleaseToFloor', by: PEOPLE.sup });
    run.when({ type: 'ReleaseToFloor', by: PEOPLE.sup }).thenRefused('run-already-released');
    expect(run.ready).toEqual(['one']);
  });

  it('lets one of two who start at once win and tells the other who and when', () => {
    const run = new Run(indexed(step('one')));
    const late = { ...start(run, 'one'), by: PEOPLE.second };
    run.start('one');
    expect(run.refusal(late)).toMatchObject({ code: 'step-already-started', params: { person: 'E1', name: 'Name of E1' } });
  });

  it('gives the second of two writers of one value both values', () => {
    const run = new Run(indexed(step('one', [number('mass', 'g')])));
    run.start('one');
    const late = { type: 'RecordEntry', ...run.at('one', PEOPLE.second), entry: 'mass', value: '2.0' } as const;
    run.enter('one', 'mass', '1.0');
    expect(run.refusal(late)).toMatchObject({ code: 'entry-already-recorded', params: { recorded: '1.0 g', offered: '2.0', person: 'E1' } });
  });

  it('refuses a command about a version that is not there any more, and who changed it', () => {
    const run = new Run(indexed(step('one', [number('mass', 'g'), number('volume', 'mL')])));
    run.start('one');
    const late = { type: 'RecordEntry', ...run.at('one', PEOPLE.second), entry: 'volume', value: '2.0' } as const;
    run.enter('one', 'mass', '1.0');
    expect(run.refusal(late)).toMatchObject({ code: 'step-changed', params: { lastChange: { event: 'EntryRecorded', person: 'E1' } } });
  });

  it('does not know steps that the recipe does not have, nor turns that cannot be', () => {
    const run = new Run(indexed(sequence('p', step('one'), loop('l', step('two', [yes('good')]), 'two.good', 3))));
    for (const key of ['three', 'one~1', 'two', 'two~1.1', '../one', '']) run.when(start(run, key)).thenRefused('unknown-step');
    run.when(start(run, 'two~1')).thenRefused('step-not-ready');
  });

  it('completes the run when the tree is done, and only then', () => {
    const run = new Run(indexed(sequence('p', step('one'), step('two'))));
    run.do('one');
    expect([run.view.run.state, run.view.run.business]).toEqual(['running', 'in-execution']);
    run.do('two');
    expect([run.view.run.state, run.view.run.business, run.view.run.startedSteps]).toEqual(['complete', 'executed', 0]);
  });
});

describe('A1 parallel, loop, for-each', () => {
  it('offers all children of a parallel node, and goes on when every one is done', () => {
    const run = new Run(indexed(sequence('p', parallel('both', step('left'), sequence('right', step('r1'), step('r2'))), step('after'))));
    expect(run.ready).toEqual(['left', 'r1']);
    run.do('r1');
    run.do('left');
    run.when(start(run, 'after')).thenRefused('step-not-ready');
    run.do('r2');
    expect(run.ready).toEqual(['after']);
  });

  it('repeats a loop until its condition holds, each turn with keys of its own', () => {
    const run = new Run(indexed(sequence('p', loop('dry', step('sample', [number('lod', '%')]), "sample.lod <= 2.0 '%'", 5), step('after'))));
    run.do('sample~1', { lod: '4.0' });
    run.do('sample~2', { lod: '2.5' });
    expect(run.refusal(start(run, 'after')).params.open).toEqual(['dry (dry)']);
    run.do('sample~3', { lod: '1.9' });
    expect(run.ready).toEqual(['after']);
    expect(run.exceptions).toEqual([]);
  });

  it('stops a loop at its greatest number of turns with a critical exception that holds back what follows', () => {
    const run = new Run(indexed(sequence('p', loop('dry', step('sample', [number('lod', '%')]), "sample.lod <= 2.0 '%'", 2), step('after'))));
    run.do('sample~1', { lod: '4.0' });
    run.do('sample~2', { lod: '3.0' });
    expect(run.exceptions).toMatchObject([{ type: 'loop-not-reached', severity: 'critical', blocks: ['p'] }]);
    expect(run.refusal(start(run, 'after'))).toMatchObject({ code: 'blocked-by-exception', moves: [{ move: 'decide-exception', roles: ['qa', 'qp'] }] });
    run.act({ type: 'LiftBlock', exceptionId: run.exceptions[0]?.exceptionId ?? '', decision: 'd-1' });
    run.start('after');
    expect(run.events.at(-1)?.body).toMatchObject({ underDecision: [run.exceptions[0]?.exceptionId] });
  });

  it('goes over the inputs of the formula one by one', () => {
    const run = new Run(indexed(sequence('p', each('sequence'), step('after'))));
    expect(run.ready).toEqual(['weigh~1']);
    run.do('weigh~1', { mass: '500.0' });
    run.when(start(run, 'after')).thenRefused('step-not-ready');
    run.do('weigh~2', { mass: '9500.0' });
    expect(run.ready).toEqual(['after']);
    expect(run.exceptions).toEqual([]);
  });

  it('offers all turns of a parallel for-each', () => {
    const run = new Run(indexed(sequence('p', each('parallel'), step('after'))));
    expect(run.ready).toEqual(['weigh~1', 'weigh~2']);
    run.do('weigh~2', { mass: '9500.0' });
    run.do('weigh~1', { mass: '500.0' });
    expect(run.ready).toEqual(['after']);
  });

  it('passes what has nothing to do: an empty for-each, a loop without a turn', () => {
    const none: ProcedureNode = { id: 'none', type: 'for-each', title: tx('none'), over: { function: 'solvent' }, mode: 'parallel', body: step('never') };
    const run = new Run(indexed(sequence('p', none, loop('no', step('neither'), 'true', 0), step('after'))));
    expect(run.ready).toEqual(['after']);
  });

  it('counts turns of loops in loops', () => {
    const inner = loop('inner', step('tap', [yes('ok')]), 'tap.ok', 3);
    const run = new Run(indexed(loop('outer', sequence('body', inner, step('test', [yes('passed')])), 'test.passed', 3)));
    run.do('tap~1.1', { ok: 'no' });
    run.do('tap~1.2', { ok: 'yes' });
    run.do('test~1', { passed: 'no' });
    run.do('tap~2.1', { ok: 'yes' });
    run.do('test~2', { passed: 'yes' });
    expect(run.view.run.state).toBe('complete');
  });
});

describe('A7 branches', () => {
  const dry = (values: Record<string, string>): Run => {
    const run = new Run(indexed(sequence('p', step('test', [number('lod', '%'), yes('sticky')]), choice('way', [["test.lod > 2.0 '%' and not test.sticky", step('dry-more')], ['test.sticky', step('mill')]], step('go-on')), step('after'))));
    run.do('test', values);
    return run;
  };

  it.each([
    [{ lod: '3.0', sticky: 'no' }, 'dry-more'],
    [{ lod: '3.0', sticky: 'yes' }, 'mill'],
    [{ lod: '1.0', sticky: 'no' }, 'go-on'],
  ])('%j goes to %s', (values, reached) => {
    const run = dry(values);
    expect(run.ready).toEqual([reached]);
    for (const other of ['dry-more', 'mill', 'go-on'].filter((id) => id !== reached)) run.when(start(run, other)).thenRefused('step-not-ready');
    run.do(reached);
    expect(run.ready).toEqual(['after']);
  });

  it('passes a choice of which nothing holds', () => {
    const run = new Run(indexed(sequence('p', step('test', [yes('wet')]), choice('way', [['test.wet', step('dry')]]), step('after'))));
    run.do('test', { wet: 'no' });
    expect(run.ready).toEqual(['after']);
  });

  it('raises a critical exception for a condition that divides by zero: never a silent branch', () => {
    const run = new Run(indexed(sequence('p', step('test', [number('a', 'g'), number('b', 'g')]), choice('way', [['test.a / test.b > 1', step('more')]], step('less')), step('after'))));
    run.do('test', { a: '1', b: '0' });
    expect(run.exceptions).toMatchObject([{ type: 'rule-not-evaluated', severity: 'critical', params: { failure: 'division-by-zero' }, blocks: ['p'] }]);
    run.when(start(run, 'less')).thenRefused('blocked-by-exception');
  });

  it('raises it for a condition whose value was never recorded', () => {
    const run = new Run(indexed(sequence('p', step('test', [number('a', 'g', undefined, { required: false })]), choice('way', [["test.a > 1 'g'", step('more')]], step('less')))));
    run.do('test');
    expect(run.exceptions).toMatchObject([{ type: 'rule-not-evaluated', params: { failure: 'missing-value' } }]);
    expect(types(run.events)).not.toContain('RunCompleted');
  });
});

function each(mode: 'sequence' | 'parallel'): ProcedureNode {
  const mass = number('mass', 'g', { validated: { low: '99', high: '101', percentOf: 'set-point' } }, { setPoint: '=item.quantity' });
  return { id: 'each', type: 'for-each', title: tx('each'), over: { inputs: 'all' }, mode, body: step('weigh', [mass]) };
}
