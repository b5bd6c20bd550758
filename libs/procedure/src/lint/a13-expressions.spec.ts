import { calculated, choice, documentOf, indexed, loop, number, parallel, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { ProcedureNode } from '../recipe/procedure-node';
import type { RecipeDocument } from '../recipe/recipe-document';
import { lintRecipe } from './lint-recipe';

const lint = (procedure: ProcedureNode, change: Partial<RecipeDocument> = {}): string[] => {
  const document = documentOf(procedure);
  const formula = { ...document.formula, inputs: [], outputs: [] };
  return lintRecipe(indexed(procedure, { formula, ...change })).map(({ code, path }) => `${code} ${path}`);
};
const test = step('test', [number('lod', '%', { plausible: { low: '0', high: '20' } }), yes('sticky')]);

describe('A13 lint: expressions', () => {
  it('finds a dimension error with its place', () => {
    const procedure = step('calc', [number('mass', 'kg'), number('room', 'Cel'), calculated('sum', 'kg', 1, 'mass + room')]);
    const findings = lintRecipe(indexed(procedure, { formula: { inputs: [], outputs: [], parameters: [] } }));
    expect(findings).toMatchObject([{ code: 'unit-mismatch', severity: 'error', path: '/procedure/entries/2/formula', params: { node: 'calc', at: 5 } }]);
  });

  it('finds a result that cannot be in the unit of its entry, a condition that is an amount, an amount that is a condition', () => {
    expect(lint(step('calc', [number('mass', 'kg'), calculated('volume', 'L', 1, 'mass * 2')]))).toEqual(['unit-mismatch /procedure/entries/1/formula']);
    expect(lint(step('calc', [number('mass', 'kg'), words('why', { when: 'mass' })]))).toEqual(['not-a-condition /procedure/entries/1/when']);
    expect(lint(step('calc', [yes('dry'), calculated('n', '1', 0, 'dry')]))).toEqual(['not-a-number /procedure/entries/1/formula']);
  });

  it('finds names, functions and units that do not exist, and text that is no formula', () => {
    expect(lint(step('calc', [calculated('n', '1', 0, 'weight * 2')]))).toEqual(['unknown-name /procedure/entries/0/formula']);
    expect(lint(step('calc', [number('a', 'g'), calculated('n', 'g', 0, 'power(a)')]))).toEqual(['unknown-function /procedure/entries/1/formula']);
    expect(lint(step('calc', [calculated('n', 'g', 0, "2 'stone'")]))).toEqual(['unknown-unit /procedure/entries/0/formula']);
    expect(lint(step('calc', [calculated('n', 'g', 0, '2 +')]))).toEqual(['formula-syntax /procedure/entries/0/formula']);
  });

  it('knows a property of the equipment that is required in exactly one amount, and no other', () => {
    const equipment = [{ id: 'press', title: tx('Press'), class: 'rotary-press', properties: [{ property: 'stations', unit: '1', min: '16', max: '16' }, { property: 'force', unit: 'kN', min: '10' }] }];
    const using = (formula: string): ProcedureNode => step('calc', [calculated('n', '1', 0, formula)], { equipment: [{ requirement: 'press', occupation: 'step' }] });
    expect(lint(using('equipment.press.stations * 2'), { equipment })).toEqual([]);
    expect(lint(using("equipment.press.force / 1 'kN'"), { equipment })).toEqual(['unknown-name /procedure/entries/0/formula']);
    expect(lint(using('equipment.blender.stations'), { equipment })).toEqual(['unknown-name /procedure/entries/0/formula']);
    const own = step('equipment', [number('list', '1')]);
    expect(lint(sequence('p', own, using('equipment.list')), { equipment })).toEqual([]); // a step that is called so stays what it is
  });

  it('finds a calculation that needs its own result, also through another', () => {
    expect(lint(step('calc', [calculated('a', 'g', 0, 'b * 2'), calculated('b', 'g', 0, 'a / 2')]))).toEqual(['reads-itself /procedure/entries/0/formula', 'reads-itself /procedure/entries/1/formula']);
  });

  it('finds what is read before it is recorded: a later step, another branch', () => {
    const sum = step('sum', [calculated('n', '%', 1, 'test.lod')]);
    expect(lint(sequence('p', sum, test))).toEqual(['read-before-recorded /procedure/children/0/entries/0/formula']);
    expect(lint(sequence('p', test, sum))).toEqual([]);
    expect(lint(sequence('p', step('ask', [yes('a')]), choice('way', [['ask.a', test]], sum)))).toEqual(['read-before-recorded /procedure/children/1/otherwise/entries/0/formula']);
    expect(lint(sequence('p', choice('way', [['test.sticky', step('mill')]]), test))).toEqual(['read-before-recorded /procedure/children/0/branches/0/when']);
  });

  it('warns of what is perhaps not recorded: beside it, or in a branch; not where it asks first', () => {
    const sum = step('sum', [calculated('n', '%', 1, 'test.lod')]);
    expect(lint(parallel('p', test, sum))).toEqual(['perhaps-not-recorded /procedure/children/1/entries/0/formula']);
    const asking = step('sum', [calculated('n', '%', 1, "if(ask.a, test.lod, 0 '%')")]);
    const ask = step('ask', [yes('a')]);
    expect(lint(sequence('p', ask, choice('way', [['ask.a', test]]), sum))).toEqual(['perhaps-not-recorded /procedure/children/2/entries/0/formula']);
    expect(lint(sequence('p', ask, choice('way', [['ask.a', test]]), asking))).toEqual([]);
  });
});

describe('A13 lint: branches and loops', () => {
  const way = (...conditions: string[]): ProcedureNode => sequence('p', test, choice('way', conditions.map((when, i) => [when, step(`b${i}`)]), step('else')));

  it('is silent about branches that can go each way', () => {
    expect(lint(way("test.lod > 2 '%'", 'test.sticky'))).toEqual([]);
  });

  it('finds a branch whose condition is constant, and what is behind one that always holds', () => {
    expect(lint(way('1 > 2', 'test.sticky'))).toEqual(['branch-never-taken /procedure/children/1/branches/0/when']);
    expect(lint(way("parameter.limit > 20 'Cel'", 'test.sticky'))).toEqual(['branch-never-taken /procedure/children/1/branches/1/when', 'branch-never-taken /procedure/children/1/otherwise', 'condition-always-holds /procedure/children/1/branches/0/when']);
  });

  it('finds a branch whose condition an earlier one has', () => {
    expect(lint(way('test.sticky', 'test.sticky  '))).toEqual(['branch-never-taken /procedure/children/1/branches/1/when']);
  });

  it('finds a branch that plausible bounds exclude: such a value is never recorded', () => {
    expect(lint(way("test.lod > 25 '%'"))).toEqual(['branch-never-taken /procedure/children/1/branches/0/when']);
    expect(lint(way("test.lod > 25 '%' and test.sticky", 'test.sticky'))).toEqual(['branch-never-taken /procedure/children/1/branches/0/when']);
    expect(lint(way("test.lod >= 20 '%'"))).toEqual([]);
    expect(lint(way("test.lod > 0.25"))).toEqual(['branch-never-taken /procedure/children/1/branches/0/when']);
  });

  it('finds loops that never end, that have one turn only, and that nothing inside can end', () => {
    const sample = step('sample', [number('lod', '%', { plausible: { low: '1', high: '20' } })]);
    expect(lint(loop('dry', sample, "sample.lod < 0.5 '%'", 3))).toEqual(['loop-never-ends /procedure/until']);
    expect(lint(loop('dry', sample, "sample.lod <= 20 '%'", 3))).toEqual(['condition-always-holds /procedure/until']);
    expect(lint(sequence('p', test, loop('dry', sample, 'test.sticky', 3)))).toEqual(['loop-never-ends /procedure/children/1/until']);
    expect(lint(loop('dry', sample, 'loop.turn >= 2', 3))).toEqual([]);
    expect(lint(loop('dry', sample, "sample.lod < 5 '%'", 0))).toEqual(['never-reached /procedure/max']);
  });

  it('finds a for-each over nothing, or over what the formula does not have', () => {
    const each = (inputs: 'all' | string[]): ProcedureNode => ({ id: 'each', type: 'for-each', title: tx('each'), over: { inputs }, mode: 'sequence', body: step('weigh') });
    expect(lint(each('all'))).toEqual(['never-reached /procedure/over']);
    const { formula } = documentOf(each('all'));
    expect(lint(each(['api', 'lactose', 'talc']), { formula })).toEqual(['unknown-input /procedure/over/inputs']);
  });
});
