import { bodies, PEOPLE, Run, types } from '../fixtures/run.fixture';
import { calculated, indexed, number, sequence, step, tx, words } from '../fixtures/recipe.fixture';
import type { Entry } from '../recipe/entry';
import type { StepNode } from '../recipe/procedure-node';

const weighEntries = (target: string): Entry[] => [
  words('container'),
  number('tare', 'g', undefined, { places: 1 }),
  number('gross', 'g', undefined, { places: 1 }),
  calculated('net', 'g', 1, 'gross - tare', { setPoint: `=${target}`, ranges: { validated: { low: '99.5', high: '100.5', percentOf: 'set-point' } } }),
];
const gross = { method: 'gross', tare: 'tare', gross: 'gross', net: 'net', container: 'container' };
const weigh = (id: string, input: string, target: string): StepNode => step(id, weighEntries(target), { kind: 'weighing', config: { input, ...gross } });
const charge = (id: string, input: string, from: string[]): StepNode => step(id, [words('code')], { kind: 'charge', config: { input, container: 'code', from } });
const eachInput = (id: string, body: StepNode): Parameters<typeof sequence>[1] => ({ id, type: 'for-each', title: tx(id), over: { inputs: 'all' }, mode: 'sequence', body });

describe('C5 weighing', () => {
  it('works the net mass out and judges it by the target of its input', () => {
    const run = new Run(indexed(weigh('api', 'api', 'input.api')));
    run.do('api', { container: 'C-1', tare: '50.0', gross: '552.6' });
    expect(run.value('api', 'net')).toMatchObject({ value: '502.6' });
    expect(run.exceptions).toMatchObject([{ type: 'limit-validated', address: 'net' }]);
  });

  it('refuses a gross mass below the tare, and keeps the try', () => {
    const run = new Run(indexed(weigh('api', 'api', 'input.api')));
    run.start('api');
    run.enter('api', 'tare', '50.0');
    expect(run.enter('api', 'gross', '49.9')).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item', expected: { text: 'at least the tare, 50.0 g' } } }]);
  });
});

describe('C4 charging', () => {
  const charged = (): Run => {
    const run = new Run(indexed(sequence('p', eachInput('weighings', weigh('weigh', 'item', 'item.quantity')), charge('charge-lactose', 'lactose', ['weigh']), eachInput('charges', charge('charge', 'item', ['weigh'])))));
    run.do('weigh~1', { container: 'C-API', tare: '50.0', gross: '550.0' });
    run.do('weigh~2', { container: 'C-LAC', tare: '500.0', gross: '10000.0' });
    return run;
  };

  it('takes the container that was dispensed for its input, and no other', () => {
    const run = charged();
    run.start('charge-lactose');
    for (const wrong of ['C-API', 'C-9', 'c-lac']) expect(run.enter('charge-lactose', 'code', wrong)).toMatchObject([{ type: 'EntryRejected', body: { code: 'wrong-item', expected: { text: 'C-LAC' } } }, ...(wrong === 'c-lac' ? [{ type: 'ExceptionRaised' }] : [])]);
    expect(types(run.enter('charge-lactose', 'code', 'C-LAC'))).toEqual(['EntryRecorded']);
    run.complete('charge-lactose');
    run.start('charge~1');
    expect(types(run.enter('charge~1', 'code', 'C-LAC'))).toEqual(['EntryRejected']);
    run.enter('charge~1', 'code', 'C-API');
  });

  it('refuses a correction to a wrong container as well', () => {
    const run = charged();
    run.do('charge-lactose', { code: 'C-LAC' });
    expect(types(run.correct('charge-lactose', 'code', 'C-API'))).toEqual(['EntryRejected']);
    expect(run.value('charge-lactose', 'code')).toMatchObject({ text: 'C-LAC' });
  });
});

describe('C8 samples and results', () => {
  it('no result before its sample was taken, and by the laboratory', () => {
    const sample = step('take', [words('number')], { kind: 'sample', config: { size: { value: '10', unit: 'g' }, purpose: tx('Assay'), sampleId: 'number' } });
    const result = step('assay', [number('assay', '%', { registered: { low: '95.0', high: '105.0' } })], { kind: 'laboratory-result', config: { sample: 'take', method: 'TM-1' } });
    const run = new Run(indexed({ id: 'both', type: 'parallel', title: tx('both'), children: [sample, result] }));
    run.when({ type: 'StartStep', ...run.at('assay', PEOPLE.qc) }).thenRefused('step-not-ready');
    run.do('take', { number: 'S-1' });
    run.when({ type: 'StartStep', ...run.at('assay') }).thenRefused('role-missing');
    run.do('assay', { assay: '94.9' }, PEOPLE.qc);
    expect(run.exceptions).toMatchObject([{ type: 'limit-registered', deviation: true }]);
  });

  it('B10 a yield outside its limits has an exception of its own type', () => {
    const entries = [number('out', 'kg'), calculated('yield', '%', 1, 'out / output.blend', { ranges: { action: { low: '97', high: '101' } } })];
    const run = new Run(indexed(step('discharge', entries, { kind: 'output', config: { output: 'blend', quantity: 'out', yield: 'yield' } })));
    run.do('discharge', { out: '9.0' });
    expect(bodies(run.events, 'ExceptionRaised')).toMatchObject([{ type: 'yield-out-of-range', address: 'yield' }]);
  });
});
