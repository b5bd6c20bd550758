import fc from 'fast-check';
import { bodies, Run, types } from '../fixtures/run.fixture';
import { calculated, indexed, number, sequence, step, tx } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import { stepContent } from './step-content';

const started = (...entries: Entry[]): Run => {
  const run = new Run(indexed(step('calc', entries)));
  run.start('calc');
  return run;
};

describe('B8 calculations by the system', () => {
  it('shows formula, inputs with units, rounding rule and result', () => {
    const run = started(number('in', 'g'), number('out', 'kg'), calculated('yield', '%', 1, 'out / in', { rounding: 'half-up' }));
    run.enter('calc', 'in', '1000.0');
    const [recorded] = bodies(run.enter('calc', 'out', '0.9855'), 'CalculationRecorded');
    expect(recorded).toEqual({
      stepKey: 'calc',
      address: 'yield',
      formula: 'out / in',
      inputs: [{ name: 'out', values: [{ kind: 'number', value: '0.9855', unit: 'kg' }] }, { name: 'in', values: [{ kind: 'number', value: '1000.0', unit: 'g' }] }],
      rounding: { places: 1, halves: 'half-up' },
      value: { kind: 'number', value: '98.6', unit: '%' },
      verdict: { result: 'unlimited' },
    });
  });

  it('rounds a half to even where the recipe says nothing', () => {
    const run = started(number('a', 'g'), calculated('half', 'g', 0, 'a / 2'));
    run.enter('calc', 'a', '5');
    expect(run.value('calc', 'half')).toMatchObject({ value: '2' });
  });

  it('A7 out in kg by in in g is 1.000, not 0.001', () => {
    const run = started(number('in', 'g'), number('out', 'kg'), calculated('ratio', '1', 3, 'out / in'));
    run.enter('calc', 'in', '1000');
    run.enter('calc', 'out', '1');
    expect(run.value('calc', 'ratio')).toMatchObject({ value: '1.000' });
  });

  it('A7 division by zero raises an exception, never a number', () => {
    const run = started(number('in', 'g'), number('out', 'g'), calculated('ratio', '1', 3, 'out / in'));
    run.enter('calc', 'in', '0');
    const events = run.enter('calc', 'out', '1');
    expect(types(events)).toEqual(['EntryRecorded', 'CalculationRecorded', 'ExceptionRaised']);
    expect(bodies(events, 'CalculationRecorded')).toMatchObject([{ failure: 'division-by-zero', verdict: { result: 'undecidable' } }]);
    expect(run.exceptions).toMatchObject([{ type: 'calculation-failed', severity: 'major', params: { failure: 'division-by-zero' } }]);
    expect(run.value('calc', 'ratio')).toBeUndefined();
    run.complete('calc');
    expect(run.exceptions).toHaveLength(1);
  });

  it('a failed calculation gives its number once what it failed by is corrected', () => {
    const run = started(number('in', 'g'), number('out', 'g'), calculated('ratio', '1', 3, 'out / in'));
    run.enter('calc', 'in', '0');
    run.enter('calc', 'out', '1');
    run.complete('calc');
    run.correct('calc', 'in', '4');
    expect(run.value('calc', 'ratio')).toMatchObject({ value: '0.250' });
  });

  it('a number that a correction makes impossible does not stand any more as if it were right', () => {
    const run = started(number('in', 'g'), number('out', 'g'), calculated('ratio', '1', 3, 'out / in'), calculated('tenfold', '1', 2, 'ratio * 10'));
    run.enter('calc', 'in', '4');
    run.enter('calc', 'out', '1');
    run.correct('calc', 'in', '0');
    expect(run.exceptions).toMatchObject([{ type: 'calculation-failed', address: 'ratio' }, { type: 'calculation-failed', address: 'tenfold', params: { failure: 'missing-value' } }]);
    expect(run.step('calc').entries.ratio).toMatchObject({ value: { value: '0.250' }, verdict: { result: 'undecidable' } });
    expect(Object.keys(stepContent(run.view.run, run.step('calc')).values)).toEqual(['in', 'out']);
    run.correct('calc', 'in', '4');
    expect([run.value('calc', 'ratio'), run.value('calc', 'tenfold'), run.step('calc').failures]).toEqual([{ kind: 'number', value: '0.250', unit: '1' }, { kind: 'number', value: '2.50', unit: '1' }, {}]);
  });

  it('a step whose calculation has nothing to calculate with leaves an exception, and ends', () => {
    const run = started(number('a', 'g', undefined, { required: false }), calculated('double', 'g', 0, 'a * 2'));
    run.complete('calc');
    expect(run.exceptions).toMatchObject([{ type: 'calculation-failed', params: { failure: 'missing-value' } }]);
    expect(run.step('calc').status).toBe('completed');
  });

  it('one that nobody may type, and that is judged like a typed value', () => {
    const run = started(number('a', 'g'), calculated('double', 'g', 0, 'a * 2', { ranges: { registered: { high: '10' } } }));
    run.when({ type: 'RecordEntry', ...run.at('calc'), entry: 'double', value: '4' }).thenRefused('entry-is-calculated');
    run.enter('calc', 'a', '6');
    expect(run.exceptions).toMatchObject([{ type: 'limit-registered', address: 'double' }]);
  });

  it('works out chains, tables and statistics over their columns', () => {
    const table: Entry = {
      id: 'tablets',
      type: 'table',
      title: tx('Tablets'),
      required: true,
      rows: 3,
      columns: [
        { id: 'mass', type: 'number', title: tx('Mass'), unit: 'mg', required: true },
        { id: 'off', type: 'calculated', title: tx('Off'), unit: '%', places: 1, required: true, formula: "(row.mass - 100 'mg') / 100 'mg'" },
      ],
    };
    const run = started(table, calculated('mean', 'mg', 2, 'mean(tablets.mass)'), calculated('worst', '%', 1, 'max(tablets.off)'), calculated('spread', '%', 2, 'rsd(tablets.mass)'));
    ['99.0', '100.0', '102.0'].forEach((mass, i) => run.enter('calc', 'tablets', mass, { row: i + 1, column: 'mass' }));
    expect(['tablets/1/off', 'mean', 'worst', 'spread'].map((address) => run.value('calc', address))).toMatchObject([{ value: '-1.0' }, { value: '100.33' }, { value: '2.0' }, { value: '1.52' }]);
    expect(bodies(run.events, 'CalculationRecorded').filter(({ address }) => address === 'mean')).toHaveLength(1);
  });

  it('scales amounts of the formula with the size of the batch', () => {
    const header = { code: 'MBR-T', title: tx('Test'), kind: 'batch' as const, batchSize: { value: '100000', unit: '{tablet}' }, sizeRange: { min: '50000', max: '200000' }, languages: ['en' as const] };
    const recipe = indexed(step('calc', [calculated('api', 'g', 1, 'input.api'), calculated('each', 'mg/{tablet}', 2, 'output.blend / batch.size')]), { header });
    const run = new Run(recipe, { value: '150000', unit: '{tablet}' });
    run.start('calc');
    expect([run.value('calc', 'api'), run.value('calc', 'each')]).toMatchObject([{ value: '750.0' }, { value: '100.00' }]);
    expect(() => new Run(recipe, { value: '200001', unit: '{tablet}' })).toThrow('batch-size-not-allowed');
  });

  it('A7 sums over the turns of a for-each, and takes the newest turn of a loop', () => {
    const run = new Run(
      indexed(
        sequence(
          'p',
          { id: 'each', type: 'for-each', title: tx('each'), over: { inputs: 'all' }, mode: 'sequence', body: step('weigh', [number('net', 'g')]) },
          { id: 'dry', type: 'loop', title: tx('dry'), body: step('test', [number('lod', '%')]), until: "test.lod < 2 '%'", max: 3 },
          step('end', [calculated('total', 'kg', 3, 'sum(weigh.net)'), calculated('last', '%', 1, 'test.lod')]),
        ),
      ),
    );
    run.do('weigh~1', { net: '500.0' });
    run.do('weigh~2', { net: '9500.5' });
    run.do('test~1', { lod: '4.0' });
    run.do('test~2', { lod: '1.5' });
    run.start('end');
    expect([run.value('end', 'total'), run.value('end', 'last')]).toMatchObject([{ value: '10.000' }, { value: '1.5' }]);
  });

  it('1,000 results differ in none from an independent recomputation', () => {
    const entries = [number('a', 'g'), number('b', 'mg'), number('c', 'kg'), calculated('r', '%', 3, '(a - b) / (c + a)')];
    const recipe = indexed(step('calc', entries));
    const amount = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 3 }));
    let compared = 0;
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const run = new Run(recipe);
        run.start('calc');
        const typed = { a, b, c };
        for (const [id, [digits, places]] of Object.entries(typed)) run.enter('calc', id, decimal(digits, places));
        const result = run.value('calc', 'r');
        compared += 1;
        // in whole thousandths of a milligram: exact integers, without the library
        const [am, bm, cm] = [micro(a, 1000), micro(b, 1), micro(c, 1_000_000)];
        return result?.kind === 'number' && result.value === percent(am - bm, cm + am);
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBe(1000);
  });
});

function decimal(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** An amount in thousandths of a milligram. */
function micro([digits, places]: readonly [number, number], milligrams: number): bigint {
  return (BigInt(digits) * BigInt(milligrams) * 1000n) / 10n ** BigInt(places);
}

/** n/d in percent with three places, halves to even, by long division. */
function percent(n: bigint, d: bigint): string {
  const negative = n < 0n;
  const scaled = (negative ? -n : n) * 100_000n;
  let quotient = scaled / d;
  const twice = (scaled % d) * 2n;
  if (twice > d || (twice === d && quotient % 2n === 1n)) quotient += 1n;
  const text = quotient.toString().padStart(4, '0');
  return `${negative && quotient > 0n ? '-' : ''}${text.slice(0, -3)}.${text.slice(-3)}`;
}
