import { Run } from '../fixtures/run.fixture';
import { calculated, indexed, number, step } from '../fixtures/recipe.fixture';
import { lintRecipe } from '../lint/lint-recipe';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { formulasOf, type PotencyConfig } from './potency/schema';

const DRIED: PotencyConfig = { input: 'api', filler: 'lactose', basis: 'dried', assay: 'assay', loss: 'lod', target: 'target', fillerTarget: 'filler' };
const AS_IS: PotencyConfig = { input: 'api', filler: 'lactose', basis: 'as-is', assay: 'assay', target: 'target', fillerTarget: 'filler' };
function recipe(config: PotencyConfig, formulas = formulasOf(config)): IndexedRecipe {
  const entries = [
    number('assay', '%'),
    ...(config.loss === undefined ? [] : [number('lod', '%')]),
    calculated('target', 'g', 4, formulas.target),
    calculated('filler', 'g', 4, formulas.fillerTarget, { ranges: { validated: { low: '9400.0', high: '9500.0' } } }),
    calculated('total', 'g', 4, 'target + filler'),
  ];
  return indexed(step('potency', entries, { kind: 'potency', config: config as never }));
}
const masses = (run: Run): unknown[] => ['target', 'filler', 'total'].map((entry) => (run.value('potency', entry) as { value: string }).value);
const codes = (of: IndexedRecipe): string[] => lintRecipe(of).filter(({ path }) => path.includes('/config') || path.endsWith('/formula')).map(({ code }) => code);

// nominal: 500.0 g active and 9.5 kg filler, together 10 kg
describe('A5 potency', () => {
  it('94.4 % on the dried basis with 1.53 % loss: nominal / (0.944 × 0.9847), the filler takes it up, the total stays to the last digit', () => {
    const run = new Run(recipe(DRIED));
    run.do('potency', { assay: '94.4', lod: '1.53' });
    // 500 / (0.944 × 0.9847) = 500 / 0.9295568 = 537.8907…
    expect(masses(run)).toEqual(['537.8907', '9462.1093', '10000.0000']);
  });

  it('the same assay on the as-is basis is corrected once', () => {
    const run = new Run(recipe(AS_IS));
    run.do('potency', { assay: '94.4' });
    // 500 / 0.944 = 529.6610…
    expect(masses(run)).toEqual(['529.6610', '9470.3390', '10000.0000']);
  });

  it('a lot above 100 % never goes below the nominal mass', () => {
    const run = new Run(recipe(AS_IS));
    run.do('potency', { assay: '101.2' });
    expect(masses(run)).toEqual(['500.0000', '9500.0000', '10000.0000']);
  });

  it('a filler outside the range in which it may compensate is a deviation', () => {
    const run = new Run(recipe(AS_IS));
    run.do('potency', { assay: '80.0' });
    expect(run.exceptions).toMatchObject([{ address: 'filler', deviation: true }]);
  });

  it('takes the salt factor into the mass', () => {
    expect(formulasOf({ ...AS_IS, saltFactor: 'salt-factor' })).toEqual({
      target: 'max(input.api * parameter.salt_factor, input.api * parameter.salt_factor / (assay))',
      fillerTarget: 'input.lactose - (target - input.api)',
    });
  });

  it('adds an overage to what the assay asks for, and lint asks for its parameter', () => {
    expect(formulasOf({ ...AS_IS, overage: 'stability-overage' }).target).toBe('max(input.api, input.api * (1 + parameter.stability_overage) / (assay))');
    expect(codes(recipe({ ...AS_IS, overage: 'stability-overage' }))).toContain('unknown-parameter');
  });

  it('lint: the formula of the basis, and a loss only where it is not in the assay', () => {
    expect(codes(recipe(DRIED))).toEqual([]);
    expect(codes(recipe(AS_IS))).toEqual([]);
    expect(codes(recipe({ ...AS_IS, loss: 'lod' }))).toEqual(['potency-basis']);
    expect(codes(recipe({ ...AS_IS, basis: 'anhydrous' }))).toEqual(['potency-basis']);
    expect(codes(recipe(DRIED, { ...formulasOf(DRIED), target: 'input.api / assay' }))).toEqual(['potency-formula']);
  });
});
