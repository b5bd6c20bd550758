import { bodies, Run } from '../fixtures/run.fixture';
import { calculated, indexed, number, sequence, step } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import type { Entry } from '../recipe/entry';
import type { IndexedRecipe } from '../tree/indexed-recipe';

const within = (low: string, high: string): Partial<Entry> => ({ ranges: { validated: { low, high } } });
const BALANCE = [
  calculated('theoretical', '{tablet}', 0, 'batch.size'),
  calculated('from-mass', '{tablet}', 0, 'press.net / press.unit_mass'),
  calculated('compression', '%', 1, 'from_mass / theoretical', within('97.0', '101.0')),
  calculated('packed', '%', 1, 'pack.bottled / from_mass', within('95.0', '100.0')),
  calculated('overall', '%', 1, 'pack.bottled / theoretical', within('90.0', '101.0')),
  calculated('rejects', '{tablet}', 0, 'press.rejected'),
  calculated('counter-difference', '{tablet}', 0, 'abs(press.typed - press.counter)', within('0', '50')),
];
const CONFIG = {
  yields: [{ entry: 'compression', denominator: 'theoretical' }, { entry: 'packed', denominator: 'from-mass' }, { entry: 'overall', denominator: 'theoretical' }],
  losses: [{ loss: 'press-rejects', entry: 'rejects' }],
  agree: ['counter-difference'],
};
const press = step('press', [number('net', 'kg'), number('unit-mass', 'mg/{tablet}'), number('rejected', '{tablet}'), number('typed', '{tablet}'), number('counter', '{tablet}')], { kind: 'number' });
const pack = step('pack', [number('bottled', '{tablet}')], { kind: 'number' });
const recipe = (config: object = CONFIG, entries: readonly Entry[] = BALANCE, second?: { entries: readonly Entry[]; config: object }): IndexedRecipe =>
  indexed(sequence('p', press, pack, step('balance', entries, { kind: 'balance', config: config as never }), ...(second ? [step('later', second.entries, { kind: 'balance', config: second.config as never })] : [])));
const made = (figures: { net?: string; rejected?: string; counter?: string; bottled?: string }): Run => {
  const run = new Run(recipe());
  run.do('press', { net: figures.net ?? '9.950', 'unit-mass': '100.0', rejected: figures.rejected ?? '300', typed: '99500', counter: figures.counter ?? '99510' });
  run.do('pack', { bottled: figures.bottled ?? '98000' });
  run.do('balance');
  return run;
};
const codes = (of: IndexedRecipe): string[] => lintRecipe(of).filter(({ path }) => path.includes('/config')).map(({ code }) => code);

describe('B10 yields and balances', () => {
  it('are worked out over several stages, each of its own denominator, and from mass to count', () => {
    const run = made({});
    expect(['from-mass', 'compression', 'packed', 'overall'].map((entry) => run.value('balance', entry))).toMatchObject([{ value: '99500' }, { value: '99.5' }, { value: '98.5' }, { value: '98.0' }]);
    expect(run.exceptions).toEqual([]);
  });

  it('outside its limits a yield raises its exception, and is not held back', () => {
    const run = made({ bottled: '94000' });
    expect(bodies(run.events, 'ExceptionRaised')).toMatchObject([{ type: 'yield-out-of-range', address: 'packed', deviation: true }]);
    expect(run.step('balance').status).toBe('completed');
  });

  it('a counter that disagrees with the typed number is told', () => {
    expect(made({ counter: '99440' }).exceptions).toMatchObject([{ type: 'figures-disagree', address: 'counter-difference' }]);
  });

  it('follows a correction of what it was worked out from', () => {
    const run = made({ bottled: '94000' });
    run.correct('pack', 'bottled', '98000');
    expect(run.value('balance', 'packed')).toMatchObject({ value: '98.5' });
    expect(run.exceptions.map(({ type }) => type)).toContain('yield-out-of-range');
  });

  it('lint finds nothing in a balance that is right', () => {
    expect(codes(recipe())).toEqual([]);
  });

  it('lint finds a loss under two names, with two figures, and counted twice', () => {
    const later = (loss: string, formula: string): IndexedRecipe =>
      recipe(CONFIG, BALANCE, {
        entries: [calculated('all', '{tablet}', 0, 'batch.size'), calculated('share', '%', 1, 'pack.bottled / all', within('90.0', '101.0')), calculated('waste', '{tablet}', 0, formula)],
        config: { yields: [{ entry: 'share', denominator: 'all' }], losses: [{ loss, entry: 'waste' }] },
      });
    expect(codes(later('press-rejects', 'press.rejected'))).toEqual([]);
    expect(codes(later('machine-waste', 'press.rejected'))).toEqual(['loss-under-two-names']);
    expect(codes(later('press-rejects', 'press.typed - press.counter'))).toEqual(['loss-with-two-figures']);
    expect(codes(recipe({ ...CONFIG, losses: [...CONFIG.losses, ...CONFIG.losses] }))).toEqual(['loss-counted-twice']);
  });

  it('lint finds a typed yield, one that leaves its denominator out, and one without limits', () => {
    const instead = (entry: Entry): string[] => codes(recipe(CONFIG, BALANCE.map((one) => (one.id === entry.id ? entry : one))));
    expect(instead(number('packed', '%', { validated: { low: '95.0' } }))).toContain('result-typed');
    expect(instead(calculated('packed', '%', 1, 'pack.bottled / theoretical', within('95.0', '100.0')))).toEqual(['formula-leaves-out']);
    expect(instead(calculated('packed', '%', 1, 'pack.bottled / from_mass'))).toEqual(['balance-without-limits']);
  });
});
