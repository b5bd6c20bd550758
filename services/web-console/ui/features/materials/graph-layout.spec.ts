import { layout } from './graph-layout';
import type { Genealogy } from './queries';

const amount = { value: '1.0', unit: 'g' };
const lot = (id: string, more: Partial<Genealogy['lots'][number]> = {}): Genealogy['lots'][number] => ({ id, site: 'HAM', number: id.toUpperCase(), material: 'M', title: 'M', disposition: 'released', blocked: false, heldFor: [], left: [], ...more });
const used = (lotId: string, runId: string): Genealogy['edges'][number] => ({ site: 'HAM', lotId, runId, runNumber: runId, way: 'used', amount });
const made = (lotId: string, runId: string): Genealogy['edges'][number] => ({ site: 'HAM', lotId, runId, runNumber: runId, way: 'made', amount });
type View = Parameters<typeof layout>[0];
const here = (view: Pick<View, 'lots' | 'edges'> & Partial<View>): View => ({ transfers: [], elsewhere: [], ...view });
const columns = (view: View): Record<string, number> => Object.fromEntries(layout(view).nodes.map(({ id, column }) => [id, column]));

describe('C12 the picture of a genealogy', () => {
  it('puts everything behind the last thing that leads to it, each in a place of its own', () => {
    const view = here({ lots: [lot('a'), lot('b'), lot('c'), lot('d')], edges: [used('a', 'r1'), used('b', 'r1'), made('c', 'r1'), used('c', 'r2'), used('a', 'r2'), made('d', 'r2')] });
    expect(columns(view)).toEqual({ a: 0, b: 0, r1: 1, c: 2, r2: 3, d: 4 });
    const places = layout(view).nodes.map(({ column, row }) => `${column}/${row}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('ends where material went round in a circle', () => {
    expect(Object.keys(columns(here({ lots: [lot('a'), lot('b')], edges: [used('a', 'r1'), made('b', 'r1'), used('b', 'r2'), made('a', 'r2')] })))).toHaveLength(4);
  });

  it('marks what is stopped, and what was asked about', () => {
    const tones = layout(here({ lots: [lot('a'), lot('b', { heldFor: ['A'] }), lot('c', { blocked: true }), lot('d')], edges: [] })).nodes.map(({ tone }) => tone);
    expect(tones).toEqual(['asked', 'stopped', 'stopped', 'plain']);
  });

  it('puts what another site sent before what came of it, and says nothing of it but its site', () => {
    const view = here({ lots: [lot('b')], edges: [used('b', 'r')], transfers: [{ from: 'elsewhere-1', to: 'b', amount }], elsewhere: [{ id: 'elsewhere-1', site: 'CRK' }] });
    expect(columns(view)).toEqual({ 'elsewhere-1': 0, b: 1, r: 2 });
    expect(layout(view).nodes.find(({ kind }) => kind === 'elsewhere')).toMatchObject({ label: 'CRK', tone: 'plain' });
  });
});
