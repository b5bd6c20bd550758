import { documentOf, indexed, step } from '../fixtures/recipe.fixture';
import type { Formula, FormulaInput } from '../recipe/formula';
import { lintRecipe } from './lint-recipe';

/** A step for each input, so that only what is planted is found. */
const procedure = { id: 'p', type: 'sequence' as const, title: { en: 'p' }, children: [step('one', [], { material: [{ input: 'api' }, { input: 'lactose' }] })] };
const { formula } = documentOf(procedure);
const [api, lactose] = formula.inputs as [FormulaInput, FormulaInput];
const [blend] = formula.outputs;

const lint = (change: Partial<Formula>, header: object = {}): string[] => {
  const document = documentOf(procedure);
  return lintRecipe(indexed(procedure, { formula: { ...formula, ...change }, header: { ...document.header, ...header } })).map(({ code, path }) => `${code} ${path}`);
};

describe('A13 lint: the bill of materials', () => {
  it('is silent about a correct recipe', () => {
    expect(lint({})).toEqual([]);
  });

  it('finds a hundredfold error, by its line and with its factor', () => {
    const findings = lintRecipe(indexed(procedure, { formula: { ...formula, inputs: [{ ...api, quantity: { value: '50000.0', unit: 'g' } }, lactose] } }));
    expect(findings).toMatchObject([
      { code: 'per-unit-wrong', severity: 'error', path: '/formula/inputs/0/quantity', params: { factor: '100', expected: '500 g' }, message: 'Active: 5.0 mg × 100000 {tablet} is 500 g, not 50000.0 g' },
      { code: 'sum-wrong', path: '/formula/outputs/0/quantity', params: { sum: '59.5 kg', stated: '10.0 kg' } },
    ]);
  });

  it('finds it in the share of a unit as well, where the whole is right', () => {
    expect(lint({ inputs: [{ ...api, perUnit: { value: '0.05', unit: 'mg' } }, lactose] })).toEqual(['per-unit-wrong /formula/inputs/0/quantity', 'sum-wrong /formula/outputs/0/perUnit']);
  });

  it('finds parts that do not add up, across units', () => {
    expect(lint({ inputs: [api, { ...lactose, quantity: { value: '9.4', unit: 'kg' }, perUnit: { value: '94.0', unit: 'mg' } }] })).toEqual(['sum-wrong /formula/outputs/0/quantity', 'sum-wrong /formula/outputs/0/perUnit']);
  });

  it('compares by value: 0.5 kg are 500.0 g, and mg for each tablet is a share', () => {
    expect(lint({ inputs: [{ ...api, quantity: { value: '0.500', unit: 'kg' }, perUnit: { value: '5', unit: 'mg/{tablet}' } }, lactose] })).toEqual([]);
  });

  it('finds shares and parts of another dimension', () => {
    expect(lint({ inputs: [{ ...api, perUnit: { value: '5.0', unit: 'mL' } }, lactose] })[0]).toBe('unit-mismatch /formula/inputs/0/perUnit/unit');
    expect(lint({ inputs: [{ ...api, quantity: { value: '500.0', unit: 'mL' } }, lactose] })).toEqual(['unit-mismatch /formula/inputs/0/perUnit/unit', 'unit-mismatch /formula/outputs/0/quantity/unit']);
  });

  it('finds amounts of nothing, a whole of nothing, and a part of what is not made', () => {
    expect(lint({ inputs: [{ ...api, quantity: { value: '0.0', unit: 'g' }, perUnit: { value: '0', unit: 'mg' } }, lactose] })).toContain('amount-not-positive /formula/inputs/0/quantity/value');
    expect(lint({ inputs: [{ ...api, partOf: 'tablet' }, lactose] })).toContain('unknown-output /formula/inputs/0/partOf');
    expect(lint({ inputs: formula.inputs.map(({ partOf: _, ...input }) => input) })).toEqual(['sum-without-parts /formula/outputs/0/sumOfParts']);
    expect(lint({ outputs: blend ? [{ ...blend, partOf: 'blend' }] : [] })).toContain('part-of-itself /formula/outputs/0/partOf');
  });

  it('finds a batch size outside its own range, or none', () => {
    expect(lint({}, { sizeRange: { min: '200000', max: '300000' } })).toEqual(['batch-size-outside-range /header/sizeRange']);
    expect(lint({}, { batchSize: { value: '0', unit: '{tablet}' } })).toContain('amount-not-positive /header/batchSize/value');
  });

  it('warns of an input that no step takes', () => {
    const only = step('one', [], { material: [{ input: 'api' }] });
    expect(lintRecipe(indexed(only)).map(({ code, severity, path }) => [code, severity, path])).toEqual([['input-unused', 'warning', '/formula/inputs/1']]);
  });
});
