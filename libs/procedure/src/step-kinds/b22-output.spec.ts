import { Run, types } from '../fixtures/run.fixture';
import { calculated, documentOf, indexed, number, sequence, step, tx, words } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import type { Entry } from '../recipe/entry';
import { simulate } from '../simulate/simulate';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { expiryOf } from './output/decide';

const boxes: Entry = {
  id: 'boxes',
  type: 'table',
  title: tx('Boxes'),
  required: true,
  columns: [
    { id: 'code', type: 'text', title: tx('Code'), required: true },
    { id: 'amount', type: 'number', title: tx('Amount'), unit: '{tablet}', required: true },
  ],
};
const ENTRIES = [
  boxes,
  calculated('packed', '{tablet}', 0, 'sum(boxes.amount)'),
  ...['retained', 'sampled', 'rejected'].map((id) => number(id, '{tablet}')),
  calculated('releasable', '{tablet}', 0, 'packed - retained - sampled - rejected'),
  words('made'),
  words('expires'),
];
const CONFIG = {
  output: 'blend',
  quantity: 'packed',
  containers: { table: 'boxes', code: 'code', amount: 'amount' },
  dates: { since: 'mix', manufactured: 'made', expires: 'expires', rule: 'end-of-month' },
  releasable: { entry: 'releasable', packed: 'packed', less: ['retained', 'sampled', 'rejected'] },
};
function recipe(entries: readonly Entry[] = ENTRIES, change: object = {}, shelfLifeMonths: number | undefined = 36): IndexedRecipe {
  const pack = step('pack', entries, { kind: 'output', config: { ...CONFIG, ...change } });
  const { header } = documentOf(pack);
  return indexed(sequence('p', step('mix'), pack, step('later')), { header: { ...header, ...(shelfLifeMonths === undefined ? {} : { shelfLifeMonths }) } });
}
function packing(): Run {
  const run = new Run(recipe());
  run.pass((16 * 60 + 30) * 60); // 22:30 UTC on 2 March: 23:30 at the site
  run.start('mix');
  run.pass(24 * 3600);
  run.complete('mix');
  run.start('pack');
  return run;
}
const codes = (of: IndexedRecipe): string[] => lintRecipe(of).filter(({ path }) => path.includes('/config') || path.startsWith('/header')).map(({ code }) => code);

describe('B22 output', () => {
  it('both dates are dates of the site, of when the product came to be, and nobody types them', () => {
    const run = packing();
    expect(['made', 'expires'].map((entry) => run.value('pack', entry))).toMatchObject([{ text: '2026-03-02' }, { text: '2029-03-31' }]);
    expect(run.correct('pack', 'expires', '2030-03-31')).toMatchObject([{ type: 'EntryRejected' }]);
  });

  it('half an hour past midnight of the site is the next day there, though it is not in UTC', () => {
    const run = new Run(recipe());
    run.pass((17 * 60 + 30) * 60); // 23:30 UTC: 00:30 on 3 March
    run.do('mix');
    run.start('pack');
    expect(run.value('pack', 'made')).toMatchObject({ text: '2026-03-03' });
  });

  it('the expiry follows the rule of the recipe, also where a month is shorter', () => {
    expect(['same-day', 'day-before', 'end-of-month', 'end-of-previous-month'].map((rule) => expiryOf('2026-03-15', 36, rule as never))).toEqual(['2029-03-15', '2029-03-14', '2029-03-31', '2029-02-28']);
    expect(expiryOf('2026-08-31', 18, 'same-day')).toBe('2028-02-29');
    expect(expiryOf('2026-01-31', 1, 'end-of-previous-month')).toBe('2026-01-31');
    expect(expiryOf('2026-12-31', 24, 'end-of-month')).toBe('2028-12-31');
  });

  it('what may be released is packed less retained, sampled and rejected', () => {
    const run = packing();
    for (const [row, amount] of [[1, '40000'], [2, '38500']] as const) {
      run.enter('pack', 'boxes', `B-${row}`, { row, column: 'code' });
      run.enter('pack', 'boxes', amount, { row, column: 'amount' });
    }
    for (const [entry, value] of Object.entries({ retained: '200', sampled: '100', rejected: '50' })) run.enter('pack', entry, value);
    run.complete('pack');
    expect(['packed', 'releasable'].map((entry) => run.value('pack', entry))).toMatchObject([{ value: '78500' }, { value: '78150' }]);
  });

  it('a container is filled once', () => {
    const run = packing();
    run.enter('pack', 'boxes', 'B-1', { row: 1, column: 'code' });
    expect(run.enter('pack', 'boxes', 'B-1', { row: 2, column: 'code' })).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item' } }]);
    expect(types(run.enter('pack', 'boxes', 'B-2', { row: 2, column: 'code' }))).toContain('EntryRecorded');
  });

  it('lint: nothing typed that can be computed, a shelf life, and a beginning that is surely before', () => {
    expect(codes(recipe())).toEqual([]);
    expect(codes(recipe(ENTRIES.map((entry) => (entry.id === 'packed' ? number('packed', '{tablet}') : entry))))).toEqual(['result-typed']);
    expect(codes(recipe(ENTRIES.map((entry) => (entry.id === 'releasable' ? calculated('releasable', '{tablet}', 0, 'packed - retained - sampled') : entry))))).toEqual(['formula-leaves-out']);
    expect(codes(recipe(ENTRIES, { dates: { ...CONFIG.dates, since: 'later' } }))).toEqual(['date-unknown']);
    expect(codes(indexed(recipe().document.procedure))).toContain('shelf-life-missing');
  });

  it('is rehearsed to its end', () => {
    expect(simulate(recipe()).scenarios.filter(({ stuck }) => stuck)).toEqual([]);
  });
});
