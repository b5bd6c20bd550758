import { PEOPLE, Run, types } from '../fixtures/run.fixture';
import { calculated, documentOf, indexed, number, policy, sequence, step, tx, words } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import { simulate } from '../simulate/simulate';
import type { IndexedRecipe } from '../tree/indexed-recipe';

const LABEL = { id: 'label', material: 'PK-1', title: tx('Label'), function: 'printed-packaging', quantity: { value: '1000', unit: '{piece}' }, scales: 'with-batch' } as const;
const ISSUE = { input: 'label', artwork: 'LBL-5/3', version: 'version', issued: 'issued', overprint: { entry: 'overprint', text: 'LOT {batch} EXP {dates.expires}' } };
const COUNTS = { issued: 'issued', applied: 'applied', specimens: 'specimens', returned: 'returned', destroyed: 'destroyed', difference: 'difference', declared: 'declared', overprinted: true };
const second = [policy('checked', 'operator', 'reviewed', { differentFrom: ['performer'] })];
const DIFFERENCE = 'issued - applied - specimens - returned - destroyed';

function recipe(change: { issue?: object; counts?: object; formula?: string; signatures?: typeof second } = {}): IndexedRecipe {
  const signatures = change.signatures ?? second;
  const issue = step('issue', [words('version'), number('issued', '{piece}'), words('overprint')], { kind: 'label-issue', config: { ...ISSUE, ...change.issue }, signatures });
  const counts = step(
    'count',
    [calculated('issued', '{piece}', 0, 'issue.issued'), ...['applied', 'specimens', 'returned', 'destroyed'].map((id) => number(id, '{piece}', { plausible: { low: '0' } })), calculated('difference', '{piece}', 0, change.formula ?? DIFFERENCE, { ranges: { validated: { low: '0', high: '0' } } }), number('declared', '{piece}')],
    { kind: 'label-reconciliation', config: { ...COUNTS, ...change.counts }, signatures },
  );
  const { formula } = documentOf(issue);
  return indexed(sequence('p', step('dates', [words('expires')], { kind: 'text' }), issue, counts), { formula: { ...formula, inputs: [...formula.inputs, LABEL] } });
}
const codes = (of: IndexedRecipe): string[] => lintRecipe(of).filter(({ path }) => path.includes('/config') || path.endsWith('/signatures')).map(({ code }) => code);
function issued(): Run {
  const run = new Run(recipe());
  run.do('dates', { expires: '2029-02-28' });
  run.start('issue');
  return run;
}
function counted(counts: Record<string, string>): Run {
  const run = issued();
  run.enter('issue', 'version', 'LBL-5/3');
  run.enter('issue', 'issued', '1010');
  run.complete('issue', { signatures: [run.offered('issue', 'checked', PEOPLE.second)] });
  run.start('count');
  for (const [entry, value] of Object.entries(counts)) run.enter('count', entry, value);
  return run;
}
const ALL = { applied: '1000', specimens: '2', returned: '0', destroyed: '5' };

describe('B14 labels', () => {
  it('the system makes the overprint of the batch, and nobody types it', () => {
    const run = issued();
    expect(run.value('issue', 'overprint')).toMatchObject({ text: 'LOT T-1 EXP 2029-02-28' });
    expect(run.refusal({ type: 'RecordEntry', ...run.at('issue'), entry: 'overprint', value: 'LOT X' })).toMatchObject({ code: 'entry-already-recorded' });
    expect(run.correct('issue', 'overprint', 'LOT X')).toMatchObject([{ type: 'EntryRejected' }]);
  });

  it('labels of another artwork do not come through', () => {
    const run = issued();
    expect(run.enter('issue', 'version', 'LBL-5/2')).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item', expected: { text: 'artwork LBL-5/3' } } }]);
    run.enter('issue', 'issued', '1010');
    expect(run.refusal({ type: 'CompleteStep', ...run.at('issue'), signatures: [run.offered('issue', 'checked', PEOPLE.second)] })).toMatchObject({ code: 'step-incomplete', params: { entries: ['version'] } });
  });

  it('works the difference out, raises it, and stops a typed 0 that contradicts the counts', () => {
    const run = counted(ALL);
    expect(run.value('count', 'difference')).toMatchObject({ value: '3' });
    expect(run.exceptions).toMatchObject([{ type: 'labels-unaccounted', address: 'difference', deviation: true }]);
    expect(run.enter('count', 'declared', '0')).toMatchObject([{ type: 'EntryRejected', body: { expected: { text: '3, which the counts give' } } }]);
    expect(types(run.enter('count', 'declared', '3'))).toEqual(['EntryRecorded']);
  });

  it('a difference is not declared before the counts', () => {
    expect(counted({ applied: '1000' }).enter('count', 'declared', '0')).toMatchObject([{ type: 'EntryRejected', body: { expected: { text: 'the counts first' } } }]);
  });

  it('overprinted labels can only be destroyed', () => {
    expect(counted({}).enter('count', 'returned', '8')).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item' } }]);
    const plain = new Run(recipe({ counts: { overprinted: false } }));
    plain.do('dates', { expires: '2029-02-28' });
    plain.start('issue');
    plain.enter('issue', 'version', 'LBL-5/3');
    plain.enter('issue', 'issued', '1010');
    plain.complete('issue', { signatures: [plain.offered('issue', 'checked', PEOPLE.second)] });
    plain.start('count');
    expect(types(plain.enter('count', 'returned', '8'))).toEqual(['EntryRecorded']);
  });

  it('lint: a difference of all counts, two people, and an overprint of what is known by then', () => {
    expect(codes(recipe())).toEqual([]);
    expect(codes(recipe({ formula: 'issued - applied - specimens - returned' }))).toEqual(['formula-leaves-out']);
    expect(codes(recipe({ signatures: [] }))).toEqual(['labels-by-one', 'labels-by-one']);
    expect(codes(recipe({ issue: { overprint: { entry: 'overprint', text: 'EXP {count.applied}' } } }))).toContain('overprint-unknown');
    expect(codes(recipe({ issue: { input: 'api' } }))).toEqual(['not-printed-packaging']);
  });

  it('is rehearsed to its end', () => {
    expect(simulate(recipe()).scenarios.filter(({ stuck }) => stuck)).toEqual([]);
  });
});
