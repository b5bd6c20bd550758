import { calculated, documentOf, indexed, number, policy, sequence, step, tx, words, yes } from '../fixtures/recipe.fixture';
import type { Ranges } from '../recipe/entry';
import type { HoldTime } from '../recipe/hold-time';
import type { ProcedureNode, StepNode } from '../recipe/procedure-node';
import type { RecipeDocument } from '../recipe/recipe-document';
import { lintRecipe } from './lint-recipe';

const lint = (procedure: ProcedureNode, change: Partial<RecipeDocument> = {}): string[] => {
  const document = documentOf(procedure);
  const formula = { ...document.formula, inputs: [], outputs: [] };
  return lintRecipe(indexed(procedure, { formula, ...change })).map(({ code, path }) => `${code} ${path}`);
};
const ranged = (ranges: Ranges, change: object = {}): string[] => lint(step('s', [number('t', 'Cel', ranges, change)]));

describe('A13 lint: ranges', () => {
  it('is silent about ranges within each other', () => {
    expect(ranged({ normal: { low: '19', high: '21' }, action: { low: '18' }, validated: { low: '15', high: '25' }, plausible: { low: '-20', high: '60' } }, { setPoint: '20', mark: 'CPP' })).toEqual([]);
  });

  it('finds a wider range that cuts a narrower one', () => {
    expect(ranged({ action: { low: '15', high: '25' }, validated: { low: '16', high: '25' } })).toEqual(['ranges-not-nested /procedure/entries/0/ranges/validated']);
    expect(ranged({ registered: { high: '25' }, plausible: { high: '20' } })).toEqual(['ranges-not-nested /procedure/entries/0/ranges/plausible']);
  });

  it('finds ranges upside down and ranges without bounds', () => {
    expect(ranged({ validated: { low: '25', high: '15' } })).toEqual(['range-upside-down /procedure/entries/0/ranges/validated']);
    expect(ranged({ validated: {} })).toEqual(['range-without-bounds /procedure/entries/0/ranges/validated']);
  });

  it('finds a set point outside a range, also where formula and percentages say so', () => {
    expect(ranged({ validated: { low: '15', high: '25' } }, { setPoint: '26' })).toEqual(['set-point-outside-range /procedure/entries/0/setPoint']);
    const each: ProcedureNode = { id: 'each', type: 'for-each', title: tx('each'), over: { inputs: 'all' }, mode: 'sequence', body: step('weigh', [number('net', 'g', { validated: { low: '400', high: '600' } }, { setPoint: '=item.quantity' })]) };
    expect(lint(each, { formula: documentOf(each).formula })).toEqual(['set-point-outside-range /procedure/body/entries/0/setPoint']);
    expect(ranged({ validated: { low: '101', high: '105', percentOf: 'set-point' } }, { setPoint: '20' })).toEqual(['set-point-outside-range /procedure/entries/0/setPoint']);
    expect(ranged({ validated: { low: '99', high: '101', percentOf: 'set-point' } })).toEqual(['set-point-missing /procedure/entries/0/ranges/validated']);
  });

  it('finds a critical parameter, attribute or control that nothing judges', () => {
    for (const mark of ['CPP', 'CQA', 'IPC']) expect(ranged({ normal: { low: '1' } }, { mark })).toEqual(['limits-missing /procedure/entries/0']);
  });

  it('warns of a limit finer than what is recorded, and of plausible bounds that stop nothing', () => {
    expect(ranged({ validated: { low: '15.25' } }, { places: 1 })).toEqual(['limit-finer-than-value /procedure/entries/0/ranges/validated']);
    expect(ranged({ validated: { low: '15.50' } }, { places: 1 })).toEqual([]);
    expect(lint(step('s', [number('a', 'g'), calculated('b', 'g', 1, 'a', { ranges: { plausible: { high: '1' } } })]))).toEqual(['plausible-of-calculated /procedure/entries/1/ranges/plausible']);
  });

  it('finds an accepted answer that cannot be given', () => {
    expect(lint(step('s', [yes('clean', { acceptance: { accepted: ['true'], level: 'validated' } })]))).toEqual(['unknown-answer /procedure/entries/0/acceptance/accepted']);
    expect(lint(step('s', [yes('clean', { acceptance: { accepted: ['yes', 'no'], level: 'validated' } })]))).toEqual(['accepts-everything /procedure/entries/0/acceptance/accepted']);
  });
});

describe('A13 lint: signatures', () => {
  const signed = (change: Partial<StepNode>): string[] => lint(step('s', [number('mass', 'g')], change));
  const second = policy('second', 'operator', 'verified-independently', { differentFrom: ['performer'], where: 'place' });

  it('finds a critical step, or entry, that no second person signs', () => {
    expect(signed({ critical: true })).toEqual(['critical-step-unsigned /procedure/signatures']);
    expect(signed({ critical: true, signatures: [policy('done', 'operator', 'performed')] })).toEqual(['critical-step-unsigned /procedure/signatures']);
    expect(signed({ critical: true, signatures: [second] })).toEqual([]);
    expect(lint(step('s', [number('mass', 'g', undefined, { critical: true })]))).toEqual(['critical-entry-unsigned /procedure/entries/0']);
  });

  it('is silent where validated automation does the act', () => {
    expect(lint(step('s', [number('mass', 'g', undefined, { source: 'device', critical: true })], { critical: true }))).toEqual([]);
  });

  it('finds second persons who may be the first, and policies that nobody can fulfil', () => {
    expect(signed({ critical: false, signatures: [{ ...second, where: 'place' }, { ...second, id: 'throughout', meaning: 'present-throughout', moment: 'before', where: 'any' }] })).toEqual(['throughout-from-afar /procedure/signatures/1/where']);
    expect(signed({ critical: true, signatures: [{ ...second, meaning: 'witnessed', where: 'any' }] })).toEqual(['critical-step-from-afar /procedure/signatures/0/where']);
    expect(signed({ signatures: [{ ...second, differentFrom: [] }] })).toEqual(['second-person-not-different /procedure/signatures/0/differentFrom']);
    expect(signed({ signatures: [{ ...second, differentFrom: ['performer', 'witness'] }] })).toEqual(['unknown-policy /procedure/signatures/0/differentFrom']);
    expect(signed({ signatures: [policy('done', 'operator', 'performed', { differentFrom: ['performer'] })] })).toEqual(['performer-differs-from-himself /procedure/signatures/0/differentFrom']);
    expect(signed({ signatures: [policy('done', 'operator', 'performed', { moment: 'before' })] })).toEqual(['signed-before-done /procedure/signatures/0/moment']);
    expect(signed({ signatures: [{ ...second, repeats: [{ entry: 'volume' }] }] })).toEqual(['unknown-entry /procedure/signatures/0/repeats/0/entry']);
  });
});

describe('A13 lint: equipment, hold times, names', () => {
  const equipment = [{ id: 'blender', title: tx('Blender'), class: 'v-blender', properties: [] }];
  const use = (id: string, ...occupations: ('step' | 'begin' | 'continue' | 'end')[]): StepNode => step(id, [], { equipment: occupations.map((occupation) => ({ requirement: 'blender', occupation })) });

  it('finds equipment that is held before it is taken, taken twice, or never left', () => {
    const procedure = (...steps: StepNode[]): string[] => lint(sequence('p', ...steps), { equipment });
    expect(procedure(use('a', 'begin'), use('b', 'continue'), use('c', 'end'), use('d', 'step'))).toEqual([]);
    expect(procedure(use('a', 'continue'))).toEqual(['equipment-not-taken /procedure/children/0/equipment/0/occupation']);
    expect(procedure(use('a', 'begin'), use('b', 'begin'), use('c', 'end'))).toEqual(['equipment-taken-twice /procedure/children/1/equipment/0/occupation']);
    expect(procedure(use('a', 'begin'))).toEqual(['equipment-never-left /procedure/children/0/equipment/0/occupation']);
  });

  it('finds names that the recipe does not have', () => {
    expect(lint(step('s', [], { qualifications: ['SOP-9'], equipment: [{ requirement: 'mill', occupation: 'step' }], material: [{ input: 'talc' }, { input: 'item' }] }))).toEqual([
      'unknown-qualification /procedure/qualifications/0',
      'unknown-equipment /procedure/equipment/0/requirement',
      'unknown-input /procedure/material/0/input',
      'unknown-input /procedure/material/1/input',
    ]);
  });

  it('finds hold times that are no times, end before they begin, or allow nothing', () => {
    const hold = (change: Partial<HoldTime>): string[] =>
      lint(sequence('p', step('a'), step('b')), { holdTimes: [{ id: 'h', title: tx('Hold'), from: { step: 'a', event: 'completed' }, to: { step: 'b', event: 'started' }, max: { value: '4', unit: 'h' }, severity: 'major', ...change }] });
    expect(hold({})).toEqual([]);
    expect(hold({ max: { value: '4', unit: 'm' } })).toEqual(['unit-mismatch /holdTimes/0/max/unit']);
    expect(hold({ min: { value: '300', unit: 'min' } })).toEqual(['range-upside-down /holdTimes/0']);
    expect(hold({ from: { step: 'b', event: 'completed' }, to: { step: 'a', event: 'started' } })).toEqual(['hold-time-backwards /holdTimes/0']);
    expect(hold({ from: { step: 'c', event: 'completed' } })).toEqual(['unknown-step /holdTimes/0/from/step']);
  });

  it('finds what a kind of step needs: a duration in metres, a charge before its weighing', () => {
    expect(lint(step('s', [number('time', 'm')], { kind: 'timer', config: { duration: 'time' } }))).toEqual(['unit-mismatch /procedure/entries/0/unit']);
    const weigh = step('weigh', [words('c'), number('net', 'g', { validated: { high: '600' } })], { kind: 'weighing', config: { input: 'api', method: 'net', net: 'net', container: 'c' } });
    const charge = step('charge', [words('code')], { kind: 'charge', config: { input: 'api', container: 'code', from: ['weigh'] } });
    const { formula } = documentOf(weigh);
    const only = { ...formula, inputs: formula.inputs.slice(0, 1), outputs: [] };
    const without = { ...only, inputs: only.inputs.map(({ partOf: _, ...input }) => input) };
    expect(lint(sequence('p', charge, weigh), { formula: without })).toEqual(['read-before-recorded /procedure/children/0/config']);
    expect(lint(sequence('p', weigh, charge), { formula: without })).toEqual([]);
  });

  it('A9 warns of a text without its translation', () => {
    const procedure = step('s', [], { title: { en: 'Weigh', de: 'Wiegen' }, instruction: tx('Do it') });
    const { header } = documentOf(procedure);
    const findings = lint(procedure, { header: { ...header, languages: ['en', 'de'] } });
    expect(findings).toContain('translation-missing /procedure/instruction');
    expect(findings).not.toContain('translation-missing /procedure/title');
  });
});
