import fc from 'fast-check';
import { compile, evaluateBoolean, evaluateNumber, inputsOf } from './compile';
import type { FormulaInputValue } from './evaluate';
import { numberType, type FormulaType } from './types';

const types: Record<string, FormulaType | undefined> = {
  'blend.in': numberType('g'),
  'blend.out': numberType('kg'),
  'room.temperature': numberType('Cel'),
  'assay.values': { kind: 'list', dimension: {} },
  tablets: numberType('{tablet}'),
  'weigh-api.net-mass': numberType('g'),
  zero: numberType('1'),
  done: { kind: 'boolean' },
};
const values: Record<string, FormulaInputValue | undefined> = {
  'blend.in': { value: '2000.0', unit: 'g' },
  'blend.out': { value: '2.000', unit: 'kg' },
  'room.temperature': { value: '21.0', unit: 'Cel' },
  'assay.values': ['99.8', '100.3', '99.5', '100.1', '99.7', '100.4', '99.9', '100.2', '99.6', '100.0'].map((value) => ({ value, unit: '%' })),
  'weigh-api.net-mass': { value: '100.1', unit: 'g' },
  tablets: { value: '19980', unit: '{tablet}' },
  zero: { value: '0', unit: '1' },
  done: true,
};
const number = (source: string, unit: string, places: number): string => {
  const formula = compile(source, (name) => types[name]);
  if (!formula.ok) return formula.error.code;
  const result = evaluateNumber(formula.value, (name) => values[name], { unit, places });
  return result.ok ? result.value.value : result.error.code;
};
const check = (source: string): string => {
  const formula = compile(source, (name) => types[name]);
  return formula.ok ? formula.value.type.kind : formula.error.code;
};

describe('A7 formulas are checked with their units when they are saved', () => {
  it('gives 1.000 for kilograms over grams, not 0.001', () => {
    expect(number('blend.out / blend.in', '1', 3)).toBe('1.000');
    expect(number('blend.out / blend.in', '%', 1)).toBe('100.0');
  });

  it.each([
    ['blend.in + room.temperature', 'unit-mismatch'],
    ['blend.in + 5', 'unit-mismatch'],
    ['room.temperature + room.temperature', 'unit-mismatch'],
    ['blend.weight', 'unknown-name'],
    ['eval(1)', 'unknown-function'],
    ['blend.in + ', 'formula-syntax'],
    ["5 'furlong'", 'unknown-unit'],
    ['done + 1', 'wrong-type'],
    ['mean(blend.in)', 'wrong-arguments'],
    ['__proto__', 'formula-syntax'],
    ['constructor.constructor', 'unknown-name'],
    ['('.repeat(60) + '1' + ')'.repeat(60), 'formula-too-deep'],
    ['1'.repeat(2001), 'formula-too-long'],
  ])('%s is refused: %s', (source, code) => {
    expect(check(source)).toBe(code);
  });

  it('takes names with hyphens in backticks', () => {
    expect(number('`weigh-api`.`net-mass` - 0.1 \'g\'', 'g', 1)).toBe('100.0');
  });

  it('says the place of what is wrong', () => {
    expect(compile('blend.in + blend.weight', (name) => types[name])).toMatchObject({ ok: false, error: { params: { at: 11, name: 'blend.weight' } } });
  });

  it('never gives NaN: division by zero and missing values are refusals', () => {
    expect(number('blend.in / zero', 'g', 1)).toBe('division-by-zero');
    values['blend.in'] = undefined;
    expect(number('blend.in * 2', 'g', 1)).toBe('missing-value');
    values['blend.in'] = { value: '2000.0', unit: 'g' };
  });

  it('compares amounts across units', () => {
    const formula = compile("blend.out > 1999.9 'g' and room.temperature <= 25 'Cel'", (name) => types[name]);
    expect(formula.ok && evaluateBoolean(formula.value, (name) => values[name])).toEqual({ ok: true, value: true });
  });

  it('is bounded in the work it does', () => {
    const formula = compile('sum(assay.values)', (name) => types[name]);
    expect(formula.ok && evaluateNumber(formula.value, (name) => values[name], { unit: '%', places: 1 }, 5)).toMatchObject({ ok: false, error: { code: 'fuel-exhausted' } });
  });
});

describe('B8 statistics are computed, not typed', () => {
  it('gives mean, s(n−1), RSD and range of ten assays', () => {
    expect([number('mean(assay.values)', '%', 2), number('stdev(assay.values)', '%', 4), number('rsd(assay.values)', '%', 2), number('max(assay.values) - min(assay.values)', '%', 1)]).toEqual(['99.95', '0.3028', '0.30', '0.9']);
  });

  it('shows the inputs with their units', () => {
    const formula = compile('blend.out / blend.in', (name) => types[name]);
    expect(formula.ok && inputsOf(formula.value, (name) => values[name])).toEqual([
      { name: 'blend.out', value: '2.000 kg' },
      { name: 'blend.in', value: '2000.0 g' },
    ]);
  });

  it('agrees with another way of computing on 1,000 random formulas', () => {
    // the other way: integers scaled to milligrams, by JavaScript's own BigInt operators on the same tree
    const leaf = fc.integer({ min: 1, max: 999_999 });
    const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, leaf, fc.tuple(fc.constantFrom('+' as const, '-' as const), tie('tree'), tie('tree'))),
    })).tree;
    fc.assert(
      fc.property(tree, (made) => {
        const other = milligrams(made);
        const expected = `${other < 0n ? '-' : ''}${(other < 0n ? -other : other) / 1000n}.${((other < 0n ? -other : other) % 1000n).toString().padStart(3, '0')}`;
        const got = number(text(made), 'g', 3);
        return got === expected || (other === 0n && got === '0.000') || got === 'formula-too-long' || got === 'formula-too-deep';
      }),
      { numRuns: 1000 },
    );
  });
});

type Tree = number | readonly ['+' | '-', Tree, Tree];
const milligrams = (tree: Tree): bigint => (typeof tree === 'number' ? BigInt(tree) : tree[0] === '+' ? milligrams(tree[1]) + milligrams(tree[2]) : milligrams(tree[1]) - milligrams(tree[2]));
const text = (tree: Tree): string => (typeof tree === 'number' ? (tree % 2 === 0 ? `${tree} 'mg'` : `${Math.floor(tree / 1000)}.${String(tree % 1000).padStart(3, '0')} 'g'`) : `(${text(tree[1])} ${tree[0]} ${text(tree[2])})`);
