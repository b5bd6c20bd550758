import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { batches, keep, speaker, TANK_CONNECTION, tell } from './fermentations.fixture';
import { processData } from './index';

const API = '/api/process-data/v1';
const RECIPE = `${API}/recipes/PEN-G`;
/** 16 batches with 50,000 samples. */
const [BATCHES, EACH] = [16, 3125];
const made = batches(BATCHES, EACH);
const still = batches(BATCHES + 1, 10).slice(-1);
const { service, execution } = speaker();
let services: TestServices;

interface Overlay {
  readonly runs: { run: { id: string; number: string; recipeVersion: number }; golden: boolean; from: string; until?: string; pieces: { equipment: string; tag: string; unit: string; count: number; points: { since: number; value: number; quality: string }[] }[] }[];
  readonly band?: { points: { since: number; low: number; mean: number; high: number; runs: number }[] };
}
interface Golden {
  readonly items: { id: string; recipe: string; choices: { choice: number; runs: { number: string }[]; reason: string; by: string; ended?: { by: string; reason: string } }[] }[];
}
const overlay = async (query: string): Promise<Overlay> => (await services.as('op.berger').get<Overlay & Record<string, unknown>>(`${RECIPE}/points/product-temperature/overlay?${query}`)).body;

beforeAll(async () => {
  services = await startTestServices([processData, service]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, TANK_CONNECTION);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  await tell(execution(), made, { recipe: 'PEN-G' });
  await tell(execution(), still, { recipe: 'PEN-G', open: true });
  await services.settled();
  expect(await keep(await services.db.transactions('process_data'), services, made)).toBe(50_000);
}, 180_000);
afterAll(() => services.stop());

describe('batches over each other', () => {
  it('E3 a recipe has its versions, its runs the newest first and page by page, its phases with what is measured in them', async () => {
    const operator = services.as('op.berger');
    expect((await operator.get(`${API}/recipes`)).body).toEqual({ items: [{ recipe: 'PEN-G', versions: [2, 1], runs: 17 }] });
    const first = await operator.get<{ items: { number: string; until?: string }[]; next: string }>(`${RECIPE}/runs?limit=2`);
    expect(first.body.items).toMatchObject([{ number: 'FER-017' }, { number: 'FER-016', recipeVersion: 2, until: expect.any(String) as string }]);
    expect(first.body.items[0]).not.toHaveProperty('until');
    expect((await operator.get(`${RECIPE}/runs?limit=2&after=${first.body.next}&version=1`)).body).toMatchObject({ items: [{ number: 'FER-008' }, { number: 'FER-007' }] });
    const measured = [{ point: 'acidity', unit: '[pH]' }, { point: 'product-temperature', unit: 'K' }];
    expect((await operator.get(`${RECIPE}/phases`)).body).toEqual({ items: [{ kind: 'node', key: 'fermentation', runs: 17, points: measured }, { kind: 'step', key: 'ferment', runs: 17, points: measured }] });
  });

  it('E3 of 16 batches and 50,000 samples all are read, aligned on the beginning of the phase', async () => {
    const found = await overlay(`node=fermentation&points=10000&runs=${made.map(({ runId }) => runId).join(',')}`);
    expect(found.runs).toHaveLength(BATCHES);
    expect(found.runs.reduce((sum, { pieces }) => sum + pieces.reduce((of, { count }) => of + count, 0), 0)).toBe(BATCHES * EACH);
    for (const [at, { run, golden, from, pieces }] of found.runs.entries()) {
      const batch = made[at];
      expect({ number: run.number, golden, from: Date.parse(from) }).toEqual({ number: batch?.number, golden: false, from: batch?.begin });
      expect(pieces).toHaveLength(1);
      expect(pieces[0]).toMatchObject({ equipment: batch?.tank, tag: `${batch?.tank}.product-temperature`, unit: 'K' });
      expect(pieces[0]?.points.map(({ since, value }) => [Math.round(since * 1e6), value])).toEqual(batch?.said);
    }
  });

  it('E3 thinned, each curve keeps its first, last, lowest and highest value and says for how many it stands', async () => {
    const found = await overlay(`step=ferment&points=160&runs=${made.map(({ runId }) => runId).join(',')}`);
    for (const [at, { pieces: [piece] }] of found.runs.entries()) {
      const said = made[at]?.said.map(([, value]) => value) ?? [];
      const values = piece?.points.map(({ value }) => value) ?? [];
      expect(values.length).toBeLessThanOrEqual(160);
      expect({ count: piece?.count, first: values[0], last: values.at(-1), low: Math.min(...values), high: Math.max(...values) }).toEqual({ count: EACH, first: said[0], last: said.at(-1), low: Math.min(...said), high: Math.max(...said) });
    }
  });

  it('E3 when no run is named, the newest are laid over each other; one that still runs has no end; a point that nobody measures has no curve', async () => {
    const newest = await overlay('points=16');
    expect(newest.runs.map(({ run }) => run.number)).toEqual(Array.from({ length: 16 }, (_, at) => `FER-${String(17 - at).padStart(3, '0')}`));
    expect(newest.runs[0]).not.toHaveProperty('until');
    const { body } = await services.as('op.berger').get<Overlay & Record<string, unknown>>(`${RECIPE}/points/pressure/overlay?node=fermentation`);
    expect(body.runs.flatMap(({ pieces }) => pieces)).toEqual([]);
    expect(await services.as('op.berger').get(`${RECIPE}/points/acidity/overlay?runs=${Array.from({ length: 33 }, (_, at) => `r${at}`).join(',')}`)).toMatchObject({ status: 400 });
  });

  it('E3 another site sees neither recipe nor run, nor what is golden', async () => {
    const cork = services.as('op.byrne');
    for (const path of ['runs', 'phases', 'points/product-temperature/overlay', `points/product-temperature/overlay?runs=${made[0]?.runId}`]) {
      const { status, body } = await cork.get<{ runs?: object[] }>(`${RECIPE}/${path}`);
      expect(status === 404 || (status === 200 && body.runs?.length === 0)).toBe(true);
    }
    expect((await cork.get(`${API}/recipes`)).body).toEqual({ items: [] });
    expect(await services.as('eng.moreau').post(`${API}/golden-batches`, { site: 'CRK', recipe: 'PEN-G', runs: [made[0]?.runId], reason: 'good' })).toMatchObject({ status: 404 });
  });
});

describe('the golden batch', () => {
  const choose = (runs: readonly (string | undefined)[], reason: string) => services.as('eng.moreau').post<{ aggregate: string }>(`${API}/golden-batches`, { site: 'HAM', recipe: 'PEN-G', runs, reason });
  const golden = async (): Promise<Golden['items'][number]> => {
    const [one] = (await services.as('op.berger').get<Golden & Record<string, unknown>>(`${API}/golden-batches?recipe=PEN-G`)).body.items;
    if (!one) throw new Error('nothing is golden');
    return one;
  };

  it('E3 is chosen by engineering or quality with a reason, of runs that are over, and stands first in the overlay', async () => {
    expect(await services.as('op.berger').post(`${API}/golden-batches`, { site: 'HAM', recipe: 'PEN-G', runs: [made[3]?.runId], reason: 'good' })).toMatchObject({ status: 403 });
    expect(await choose([still[0]?.runId], 'good')).toMatchObject({ status: 409, body: { code: 'golden-run-not-over' } });
    expect(await choose([made[3]?.runId], ' ')).toMatchObject({ status: 422 });
    expect(await choose([made[3]?.runId], 'the highest titre of the year')).toMatchObject({ status: 200, body: { sequence: 1 } });
    const { runs, band } = await overlay('node=fermentation&points=80');
    expect(runs.map(({ run, golden: first }) => [run.number, first]).slice(0, 2)).toEqual([['FER-004', true], ['FER-017', false]]);
    expect(runs).toHaveLength(16);
    expect(band).toBeUndefined();
  });

  it('E3 the choice before stays in sight, with who ended it and why; several runs span a band', async () => {
    await services.as('qa.weiss').post(`${API}/golden-batches`, { site: 'HAM', recipe: 'PEN-G', runs: [made[0]?.runId, made[3]?.runId, made[6]?.runId], reason: 'one run says too little' });
    expect((await golden()).choices).toMatchObject([
      { choice: 2, runs: [{ number: 'FER-001' }, { number: 'FER-004' }, { number: 'FER-007' }], reason: 'one run says too little' },
      { choice: 1, runs: [{ number: 'FER-004' }], reason: 'the highest titre of the year', ended: { reason: 'one run says too little' } },
    ]);
    expect((await golden()).choices[0]).not.toHaveProperty('ended');
    const { runs, band } = await overlay('node=fermentation&points=2000');
    expect(runs.slice(0, 4).map(({ golden: first }) => first)).toEqual([true, true, true, false]);
    const good = [0, 3, 6].flatMap((at) => made[at]?.said.map(([, value]) => value) ?? []);
    expect(Math.min(...(band?.points ?? []).map(({ low }) => low))).toBe(Math.min(...good));
    expect(Math.max(...(band?.points ?? []).map(({ high }) => high))).toBe(Math.max(...good));
    for (const { low, mean, high } of band?.points ?? []) expect(low <= mean && mean <= high).toBe(true);
  });

  it('E3 is taken back with a reason; records, audit and tables agree', async () => {
    const { id } = await golden();
    expect(await services.as('eng.moreau').post(`${API}/golden-batches/${id}/withdrawal`, { reason: 'its probe was out of tolerance' })).toMatchObject({ status: 200, body: { sequence: 3 } });
    expect(await services.as('eng.moreau').post(`${API}/golden-batches/${id}/withdrawal`, { reason: 'again' })).toMatchObject({ status: 409 });
    expect((await golden()).choices.map(({ ended }) => ended?.reason)).toEqual(['its probe was out of tolerance', 'one run says too little']);
    const admin = await services.db.client();
    const { rows } = await admin.query<{ action: string; reason: string }>("SELECT action, new_value, old_value, reason FROM process_data.audit WHERE object = 'golden batch of PEN-G' ORDER BY record_sequence");
    expect(rows).toEqual([
      { action: 'GoldenBatchChosen', old_value: null, new_value: 'choice 1: FER-004', reason: 'the highest titre of the year' },
      { action: 'GoldenBatchChosen', old_value: 'choice 1', new_value: 'choice 2: FER-001, FER-004, FER-007', reason: 'one run says too little' },
      { action: 'GoldenBatchWithdrawn', old_value: 'choice 2', new_value: '', reason: 'its probe was out of tolerance' },
    ]);
    expect((await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf)).differences).toEqual([]);
  });
});
