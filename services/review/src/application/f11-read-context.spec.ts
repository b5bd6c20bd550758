import { indexRecipe, type RecipeDocument } from '@batchwright/procedure';
import type { ContextOf, ExceptionContexts, KeptAct } from './exception-context';
import { ReadContext } from './read-context';

const OF: ContextOf = { id: 'x', site: 'HAM', runId: 'r', recipe: 'MBR-1', recipeHash: 'h', type: 'manual', stepKey: 'read', equipment: null, tags: [], moment: '2026-03-02T08:00:00.000Z', raisedAt: '2026-03-02T08:00:00.000Z' };
const RECIPE = indexRecipe({
  header: { code: 'MBR-1' }, formula: { inputs: [], outputs: [], parameters: [] }, equipment: [], holdTimes: [],
  procedure: {
    id: 'read', type: 'step', kind: 'number', title: { en: 'Read the balance' }, config: {},
    entries: [{ id: 'net', type: 'number', title: { en: 'Net' }, unit: 'g', places: 1 }, { id: 'remark', type: 'text', title: { en: 'Remark' } }],
    signatures: [{ id: 'again', role: 'supervisor', meaning: 'verified-independently', attests: { en: 'Read again' }, moment: 'after', where: 'any', differentFrom: ['performer'], repeats: [{ entry: 'net' }] }],
  },
} as unknown as RecipeDocument, 'h');

const act = (more: Partial<KeptAct>): KeptAct => ({ sequence: 1, type: 'EntryRecorded', stepKey: 'read', at: OF.moment, recordedAt: OF.moment, person: 'E1001', name: 'A', address: 'net', value: { kind: 'number', value: '100.2', unit: 'g' }, text: null, ...more });
const ACTS = [act({}), act({ address: 'remark', value: { kind: 'text', text: 'fine' } }), act({ type: 'CalculationRecorded', address: 'mean' })];

const contexts: ExceptionContexts = {
  of: (sites) => Promise.resolve(sites.includes('HAM') ? OF : undefined), acts: () => Promise.resolve({ acts: ACTS, more: false }), others: () => Promise.resolve([]), like: () => Promise.resolve([]),
  openSteps: () => Promise.resolve([{ key: 'read', startedAt: OF.moment, recordedAt: OF.moment, person: 'E1001', name: 'A', items: [{ what: 'equipment', need: 'balance', item: 'BAL-09', grantId: 'g' }] }]),
};
const read = new ReadContext(contexts, () => Promise.resolve(RECIPE));
const told = async (person: string, role: 'supervisor' | 'qa'): Promise<boolean[]> => ((await read.execute({ sites: ['HAM'], person, roles: [role] }, 'x'))?.acts ?? []).map(({ withheld, value }) => !withheld && value !== null);

describe('F11 the context withholds what may have to be repeated blind', () => {
  it('from whoever has the role of the second reader: the reading, and what was worked out', async () => {
    expect(await told('E1040', 'supervisor')).toEqual([false, true, false]);
  });

  it('not from others, and not from who read it', async () => {
    expect(await told('E1050', 'qa')).toEqual([true, true, true]);
    expect(await told('E1001', 'supervisor')).toEqual([true, true, true]);
  });

  it('names the equipment that the step had bound, and the title of what was entered', async () => {
    const shown = await read.execute({ sites: ['HAM'], person: 'E1050', roles: ['qa'] }, 'x');
    expect(shown).toMatchObject({ equipment: ['BAL-09'], from: '2026-03-02T07:50:00.000Z', until: '2026-03-02T08:10:00.000Z', people: [{ person: 'E1001', acts: 3, steps: [{ key: 'read', titles: { en: 'Read the balance' } }] }] });
    expect(shown?.acts[0]?.field).toEqual({ en: 'Net' });
    expect(await read.execute({ sites: ['CRK'], person: 'E1060', roles: ['qa'] }, 'x')).toBeUndefined();
  });
});
