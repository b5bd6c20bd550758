import type { ProcedureNode, RecipeDocument, StepNode, Text } from '@batchwright/procedure';
import { movedIn } from './diff/recipe-change';
import { diffRecipes } from './recipe-diff';

const tx = (en: string): Text => ({ en });
const step = (id: string, high = '25.0'): StepNode => ({ id, type: 'step', kind: 'number', title: tx(id), config: {}, signatures: [], entries: [{ id: 'reading', type: 'number', title: tx('Reading'), unit: 'Cel', required: true, ranges: { action: { low: '15.0', high } } }] });
const phase = (id: string, ...children: ProcedureNode[]): ProcedureNode => ({ id, type: 'sequence', level: 'phase', title: tx(id), children });
const recipe = (...phases: ProcedureNode[]): RecipeDocument => ({
  format: 'batchwright.recipe/1',
  header: { code: 'R', title: tx('R'), kind: 'batch', batchSize: { value: '1', unit: 'kg' }, languages: ['en'] },
  formula: { inputs: [{ id: 'filler', material: 'RM-1', title: tx('Filler'), function: 'excipient', quantity: { value: '20.0', unit: 'g' }, scales: 'with-batch' }], outputs: [], parameters: [] },
  equipment: [{ id: 'blender', title: tx('Blender'), class: 'v-blender', properties: [{ property: 'working-volume', unit: 'L', min: '5' }] }],
  qualifications: [],
  procedure: { id: 'all', type: 'sequence', level: 'procedure', title: tx('All'), children: phases },
  holdTimes: [],
});
const changes = (before: RecipeDocument, after: RecipeDocument) => diffRecipes({ hash: 'a', document: before }, { hash: 'b', document: after }).changes;
const THREE = [phase('a', step('a1'), step('a2')), phase('b', step('b1')), phase('c', step('c1'))];

describe('A3 the difference of two versions', () => {
  it('is exactly three changes for one changed limit, one changed quantity and one moved phase', () => {
    const [a, b] = [phase('a', step('a1'), step('a2', '27.0')), THREE[1]!];
    const after = recipe(a, THREE[2]!, b);
    const [input] = after.formula.inputs;
    const found = changes(recipe(...THREE), { ...after, formula: { ...after.formula, inputs: [{ ...input!, quantity: { value: '21.0', unit: 'g' } }] } });
    expect(found.map(({ change, what, id, step: of, field }) => [change, what, id, of, field])).toEqual([
      ['changed', 'material', 'filler', undefined, 'quantity'],
      ['changed', 'limit', 'reading', 'a2', 'action'],
      ['moved', 'step', expect.stringMatching(/^[bc]$/) as string, undefined, 'place'],
    ]);
    expect(found[1]).toMatchObject({ before: { low: '15.0', high: '25.0' }, after: { low: '15.0', high: '27.0' } });
  });

  it('is nothing for another order of keys and other layout', () => {
    const turned = JSON.parse(JSON.stringify(recipe(...THREE)), (_, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as RecipeDocument;
    expect(changes(recipe(...THREE), turned)).toEqual([]);
  });

  it('says once that a part was added or removed, with all that is in it', () => {
    const more = recipe(...THREE, phase('d', step('d1'), step('d2')));
    expect(changes(recipe(...THREE), more).map(({ change, id }) => [change, id])).toEqual([['added', 'd']]);
    expect(changes(more, recipe(...THREE)).map(({ change, id }) => [change, id])).toEqual([['removed', 'd']]);
  });

  it('follows a step into another phase', () => {
    const after = recipe(phase('a', step('a2')), phase('b', step('b1'), step('a1')), THREE[2]!);
    expect(changes(recipe(...THREE), after)).toEqual([{ change: 'moved', what: 'step', id: 'a1', field: 'place', before: 'a', after: 'b' }]);
  });

  it('names equipment, signatures and entries that changed', () => {
    const before = recipe(...THREE);
    const signed: StepNode = { ...step('b1'), signatures: [{ id: 'witness', role: 'qa', meaning: 'witnessed', attests: tx('Seen'), moment: 'after', where: 'place', differentFrom: ['performer'] }] };
    const after = { ...recipe(THREE[0]!, phase('b', signed), THREE[2]!), equipment: [{ ...before.equipment[0]!, class: 'drum-blender' }] };
    expect(changes(before, after).map(({ change, what, id, step: of, field }) => [change, what, id, of, field])).toEqual([
      ['changed', 'equipment', 'blender', undefined, 'class'],
      ['added', 'signature', 'witness', 'b1', undefined],
    ]);
  });

  it('is empty for a first version and says so', () => {
    expect(diffRecipes(undefined, { hash: 'b', document: recipe(...THREE) })).toEqual({ format: 'batchwright.recipe-diff/1', from: null, to: 'b', changes: [] });
  });
});

describe('what moved in a list', () => {
  it.each([
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], ['a']],
    [['a', 'b', 'c'], ['a', 'b', 'c'], []],
    [['a', 'b', 'c'], ['x', 'a', 'c', 'y'], []],
    [['a', 'b', 'c'], ['c', 'b', 'a'], ['b', 'a']],
  ])('from %j to %j: %j', (before, after, moved) => {
    expect(movedIn(before, after)).toHaveLength(moved.length);
  });
});
