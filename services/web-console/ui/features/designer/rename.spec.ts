import type { RecipeDocument } from '@batchwright/procedure';
import { followed, referencesTo, renamingAt, withId } from './rename';

const step = (id: string, entries: readonly object[], config: object = {}) => ({ id, type: 'step', kind: 'calculation', title: { en: id }, entries, signatures: [], config });
const document = {
  formula: { inputs: [], outputs: [], parameters: [{ id: 'claim', value: '5', unit: 'mg' }] },
  equipment: [],
  procedure: {
    id: 'all', type: 'sequence', title: { en: 'all' },
    children: [
      step('net', []), step('sum', [{ id: 'a', formula: "net.kept + `net`.kept + 5 'net' + parameter.claim" }]), step('own', [{ id: 'net', formula: 'net.yes' }]),
      step('print', [], { overprint: { entry: 'a', text: 'EXP {net.expires}' }, opens: ['net'], dates: { since: 'net' } }),
    ],
  },
  holdTimes: [{ id: 'h', from: { step: 'net', event: 'completed' }, to: { step: 'sum', event: 'started' } }],
} as unknown as RecipeDocument;

describe('A1 a key that is renamed in the designer is followed by all that refers to it', () => {
  it('in formulas, labels, clearances, dates and hold times; units and an own entry of the same name stay', () => {
    const { document: next, references } = followed(document, { of: 'node', from: 'net', to: 'net-mass' });
    const text = JSON.stringify(next);
    expect(references).toBe(6);
    for (const part of ["net_mass.kept + `net-mass`.kept + 5 'net'", '"net.yes"', 'EXP {net-mass.expires}', '"opens":["net-mass"]', '"since":"net-mass"', '"step":"net-mass"']) expect(text).toContain(part);
  });

  it('a requirement of equipment in the formulas that read its property', () => {
    const using = { ...document, equipment: [{ id: 'press' }], procedure: step('all', [{ id: 'n', formula: "equipment.press.stations * 2 + press.n" }]) } as unknown as RecipeDocument;
    expect(JSON.stringify(followed(using, { of: 'requirement', from: 'press', to: 'small-press' }).document)).toContain('equipment.small_press.stations * 2 + press.n');
  });

  it('knows by the place of an edit what is renamed, and how much would follow', () => {
    const place = '/formula/parameters/0/id';
    expect(renamingAt(document, withId(document, place, 'label-claim'), place)).toEqual({ of: 'parameter', from: 'claim', to: 'label-claim' });
    expect(referencesTo(document, place)).toBe(1);
    expect(referencesTo(document, '/procedure/children/0/id')).toBe(6);
    expect(renamingAt(document, document, '/procedure/children/1/entries/0/id')).toBeUndefined();
  });
});
