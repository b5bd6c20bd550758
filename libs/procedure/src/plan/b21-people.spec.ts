import { indexed, number, sequence, step } from '../fixtures/recipe.fixture';
import { demandsOf } from './demands';
import { foreseePeople, type PlannedPerson } from './foresee-people';

const TIME = { from: '2026-11-24T21:00:00.000Z', until: '2026-11-25T05:00:00.000Z', zone: 'Europe/Berlin' };
const person = (id: string, code: string, until?: string, revokedAt?: string): PlannedPerson => ({ person: id, held: [{ qualificationId: id, code, from: '2026-01-01T00:00:00.000Z', ...(until === undefined ? {} : { until }), ...(revokedAt === undefined ? {} : { revokedAt }) }] });
const witness = { id: 'witnessed', role: 'operator', meaning: 'witnessed', attests: { en: 'saw', de: 'sah' }, moment: 'after', where: 'any', differentFrom: ['performer'] } as const;
const recipe = indexed(sequence('p', step('weigh', [number('mass', 'g')], { qualifications: ['GMP'], signatures: [witness] }), step('blend', [number('time', 'min')], { qualifications: ['GMP'] })));
const asked = (version: number, people: PlannedPerson[]) => foreseePeople(demandsOf(recipe, { value: '1', unit: 'kg' }, version).qualifications, people, TIME);

describe('B21 people of tonight', () => {
  it('a clean plan is silent', () => {
    expect(asked(1, [person('E1', 'GMP'), person('E2', 'GMP')])).toEqual([]);
    expect(asked(1, [person('E1', 'GMP'), person('E2', 'GMP', '2026-11-25T05:00:00.001Z')])).toEqual([]);
  });

  it('names a training that ends in the night, with its second, and who is left', () => {
    expect(asked(1, [person('E1', 'GMP'), person('E2', 'GMP', '2026-11-25T01:00:00.000Z')])).toMatchObject([
      { at: '2026-11-25T01:00:00.000Z', code: 'qualification-missing', what: 'GMP', steps: ['weigh', 'blend'], detail: '1 of 2 people hold GMP; E2: until 2026-11-25T01:00:00.000Z' },
    ]);
  });

  it('names what was over or revoked before the start, at the start', () => {
    for (const gone of [person('E2', 'GMP', '2026-11-24T20:00:00.000Z'), person('E2', 'GMP', undefined, '2026-11-20T00:00:00.000Z'), person('E2', 'OTHER')]) expect(asked(1, [person('E1', 'GMP'), gone])).toMatchObject([{ at: TIME.from }]);
  });

  it('asks for the reading of a version that is not the first', () => {
    const code = `recipe/${recipe.document.header.code}/2`;
    const people = [person('E1', 'GMP'), person('E2', 'GMP')];
    expect(asked(2, people)).toMatchObject([{ at: TIME.from, code: 'version-not-read', what: code, moves: [{ move: 'read-version' }, { move: 'another-person' }, { move: 'plan-order' }] }]);
    expect(asked(2, [...people, person('E1', code)])).toEqual([]);
  });
});

describe('B21 what a recipe demands', () => {
  it('materials are scaled, counted once, and only where a step takes them', () => {
    const each = step('weigh', [number('mass', 'g')], { material: [{ input: 'item' }] });
    const all = indexed({ id: 'all', type: 'for-each', title: { en: 'all', de: 'alle' }, over: { inputs: 'all' }, mode: 'sequence', body: each });
    const { batchSize } = all.document.header;
    const { materials } = demandsOf(all, batchSize, 1);
    expect(materials.map(({ material, quantity, steps }) => ({ material, quantity, steps }))).toEqual(all.document.formula.inputs.map(({ material, quantity }) => ({ material, quantity, steps: ['weigh'] })));
    expect(demandsOf(recipe, batchSize, 1).materials).toEqual([]);
  });
});
