import { bodies, Run } from '../fixtures/run.fixture';
import { indexed, number, parallel, sequence, step, tx } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';

const values: Entry = { id: 'values', type: 'table', title: tx('Values'), required: false, columns: [{ id: 'weight', type: 'number', title: tx('Weight'), unit: 'mg', required: true, places: 1, ranges: { action: { low: '95.0', high: '105.0' } } }] };
const drums: Entry = { id: 'drums', type: 'table', title: tx('Drums'), required: true, columns: [{ id: 'code', type: 'text', title: tx('Code'), required: true }, { id: 'net', type: 'number', title: tx('Net'), unit: 'kg', required: true, places: 1 }] };
const byTime = { interval: { value: '15', unit: 'min' } };

/** A press that fills drums, and a series beside it. */
function filling(plan: object = byTime, setAside = true): Run {
  const series = step('ipc', [values], {
    kind: 'check-series', config: { table: 'values', grace: { value: '3', unit: 'min' }, ...plan },
    reactionPlan: { title: tx('Plan'), block: 'nothing', ...(setAside ? { quarantineSinceLastGood: true } : {}), notify: ['qa'], allowedRecoveries: [tx('adjust')], attempts: 5, approvers: ['qa'] },
  });
  const fill = step('fill', [number('total', 'kg'), drums], { kind: 'output', config: { output: 'blend', quantity: 'total', containers: { table: 'drums', code: 'code', amount: 'net' } } });
  const run = new Run(indexed(sequence('p', parallel('both', fill, series), step('after'))));
  run.start('fill');
  run.start('ipc');
  return run;
}
const check = (run: Run, row: number, weight: string): unknown => run.pass(60).enter('ipc', 'values', weight, { row, column: 'weight' });
const code = (run: Run, row: number): unknown => run.pass(60).enter('fill', 'drums', `D-${row}`, { row, column: 'code' });
const close = (run: Run, row: number): unknown => run.pass(60).enter('fill', 'drums', '50.0', { row, column: 'net' });
const fillOne = (run: Run, row: number): unknown => [code(run, row), close(run, row)];
const named = (run: Run): unknown => run.exceptions.map(({ reaction }) => reaction?.containers);
const later = (run: Run): unknown => bodies(run.events, 'OutputSetAside');

describe('A10 the output since the last good check', () => {
  it('is named by its containers: those filled since then, and the one that was open at it', () => {
    const run = filling();
    fillOne(run, 1);
    code(run, 2);
    check(run, 1, '100.0');
    close(run, 2);
    fillOne(run, 3);
    code(run, 4);
    check(run, 2, '90.0');
    expect(named(run)).toEqual([['D-2', 'D-3', 'D-4']]);
    expect(later(run)).toEqual([]);
  });

  it('goes on until a good check: containers listed meanwhile are set aside for each failure, those after it are not', () => {
    const run = filling();
    check(run, 1, '90.0');
    code(run, 1);
    check(run, 2, '90.0');
    code(run, 2);
    const [first, second] = run.exceptions.map(({ exceptionId }) => exceptionId);
    expect(later(run)).toEqual([{ stepKey: 'fill', exceptions: [first], containers: ['D-1'] }, { stepKey: 'fill', exceptions: [first, second], containers: ['D-2'] }]);
    expect(named(run)).toEqual([undefined, ['D-1']]);
    check(run, 3, '100.0');
    code(run, 3);
    expect(bodies(run.events, 'OutputSetAside')).toHaveLength(2);
  });

  it('follows a container whose code is corrected, also after its step: nobody writes it out', () => {
    const run = filling();
    fillOne(run, 1);
    check(run, 1, '100.0');
    fillOne(run, 2);
    check(run, 2, '90.0');
    check(run, 3, '100.0');
    run.enter('fill', 'total', '100.0');
    run.complete('fill');
    run.pass(60).correct('fill', 'drums', 'D-9', { row: 2, column: 'code' });
    run.pass(60).correct('fill', 'drums', 'D-8', { row: 1, column: 'code' });
    run.pass(60).correct('fill', 'total', '99.0');
    expect(later(run)).toEqual([{ stepKey: 'fill', exceptions: [run.exceptions[0]?.exceptionId], containers: ['D-9'] }]);
  });

  it('where each container has its check, is the containers after the last good one, up to the failed one', () => {
    const run = filling({ perContainer: 'fill.drums' });
    for (const row of [1, 2, 3, 4]) fillOne(run, row);
    check(run, 1, '100.0');
    check(run, 3, '90.0');
    expect(named(run)).toEqual([['D-2', 'D-3']]);
    fillOne(run, 5);
    expect(later(run)).toEqual([]);
  });

  it('names no container where the plan sets nothing aside', () => {
    const run = filling(byTime, false);
    check(run, 1, '90.0');
    fillOne(run, 1);
    expect([named(run), later(run)]).toEqual([[undefined], []]);
  });
});
