import { choice, indexed, loop, number, parallel, sequence, step, words, yes, calculated } from '../fixtures/recipe.fixture';
import { canonicalText } from '../canonical-text';
import { simulate, type SimulationReport } from './simulate';

const missing = (report: SimulationReport, of: string): readonly string[] => report.coverage.find((one) => one.of === of)?.missing ?? ['no such coverage'];
const temperature = number('temperature', 'Cel', { plausible: { low: '0', high: '60' }, normal: { low: '18', high: '24' }, action: { low: '15', high: '30' } }, { places: 1 });

describe('A14 rehearsal of a recipe', () => {
  it('comes through every outcome of every decision', () => {
    const recipe = indexed(sequence('main',
      step('measure', [temperature, { id: 'look', type: 'choice', title: { en: 'Look' }, required: true, choices: [{ id: 'clear', text: { en: 'Clear' } }, { id: 'turbid', text: { en: 'Turbid' } }], acceptance: { accepted: ['clear'], level: 'action' } }]),
      choice('hot', [["measure.temperature > 27.5 'Cel'", step('cool')], ['measure.look.turbid', step('filter')]], step('go-on')),
      loop('mix-until', step('mix', [number('moisture', '%', { plausible: { low: '0', high: '20' } }, { places: 1 })]), "mix.moisture < 2 '%'", 3)));
    const report = simulate(recipe);
    expect(missing(report, 'steps')).toEqual([]);
    expect(missing(report, 'decisions')).toEqual([]);
    expect(report.complete).toBe(true);
    expect(report.scenarios.every(({ stuck }) => stuck === null)).toBe(true);
    expect(report.scenarios.flatMap(({ exceptions }) => exceptions)).toEqual(expect.arrayContaining(['loop-not-reached', 'limit-action']));
  });

  it('names the branch, and what stands in it, that nothing leads to', () => {
    const report = simulate(indexed(sequence('main', step('measure', [temperature]), choice('boil', [["measure.temperature > 90 'Cel'", step('evacuate')]], step('go-on')))));
    expect(missing(report, 'decisions')).toEqual(['boil/0']);
    expect(missing(report, 'steps')).toEqual(['evacuate']);
    expect(report.complete).toBe(false);
  });

  it('steers through calculated values, and asks and does not ask what depends on a condition', () => {
    const recipe = indexed(sequence('main',
      step('weigh', [number('tare', 'g', { plausible: { low: '0', high: '100' } }, { places: 1 }), number('gross', 'g', { plausible: { low: '0', high: '500' } }, { places: 1 }), calculated('net', 'g', 1, 'gross - tare')]),
      step('say-why', [words('why', { when: "weigh.net < 100.0 'g'" })]),
      choice('little', [["weigh.net < 100.0 'g'", step('add')]])));
    const report = simulate(recipe);
    expect(missing(report, 'conditions')).toEqual([]);
    expect(missing(report, 'decisions')).toEqual([]);
  });

  it('stops each number that cannot be, leaves each limit, lets each hold time run out and misses a check', () => {
    const plan = { title: { en: 'Stop' }, block: 'run' as const, notify: ['qa' as const], allowedRecoveries: [], attempts: 1, approvers: ['qa' as const] };
    const recipe = indexed(sequence('main', parallel('press', step('compress', [yes('done')]), step('check', [{ id: 'weights', type: 'table', title: { en: 'Weights' }, required: true, columns: [{ ...temperature, id: 'weight', unit: 'mg' } as never] }], {
      kind: 'check-series', config: { table: 'weights', interval: { value: '15', unit: 'min' }, grace: { value: '5', unit: 'min' }, during: 'compress' }, reactionPlan: plan,
    })), step('pack')), { holdTimes: [{ id: 'bulk', title: { en: 'Bulk' }, from: { step: 'compress', event: 'completed' }, to: { step: 'pack', event: 'started' }, max: { value: '2', unit: 'h' }, severity: 'major' }] });
    const report = simulate(recipe);
    for (const what of ['limits', 'hold-times', 'checks', 'steps']) expect([what, missing(report, what)]).toEqual([what, []]);
    expect(report.complete).toBe(true);
  });

  it('says where a rehearsal cannot go on', () => {
    const report = simulate(indexed(sequence('main', step('first'), step('lab', [number('assay', '%')], { kind: 'laboratory-result', config: { sample: 'later', method: 'HPLC' } }), step('later', [words('id')], { kind: 'sample', config: { size: { value: '1', unit: 'g' }, purpose: { en: 'Assay' }, sampleId: 'id' } }))));
    expect(report.scenarios[0]?.stuck).toEqual({ code: expect.any(String), step: 'lab' });
    expect(report.complete).toBe(false);
  });

  it('gives the same report for the same recipe, in the canonical form of records', () => {
    const recipe = indexed(sequence('main', step('measure', [temperature])));
    expect(canonicalText(simulate(recipe))).toBe(canonicalText(simulate(recipe)));
  });
});
