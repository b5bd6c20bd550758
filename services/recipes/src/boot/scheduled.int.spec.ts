import { randomUUID } from 'node:crypto';
import { rebuildDerivedTables, type Transaction } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { ObjectRecipeDocuments } from '../adapters/objects/object-recipe-documents';
import { PostgresRecipeVersions } from '../adapters/postgres/postgres-recipe-versions';
import { rowsOf } from '../adapters/postgres/rows-of';
import { TakeScheduledEffect } from '../application/take-scheduled-effect';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const API = '/api/recipes/v1/versions';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

async function approved(code: string, minutes: string): Promise<string> {
  const { body } = await services.as('eng.moreau').post<{ aggregate: string }>(API, { site: 'HAM', document: simpleRecipe(code, { minutes }), changeControl: 'CC-1' });
  await services.as('eng.moreau').post(`${API}/${body.aggregate}/submission`);
  await services.as('prod.keller').signed(`${API}/${body.aggregate}/approval`);
  await services.as('qa.weiss').signed(`${API}/${body.aggregate}/approval`);
  return body.aggregate;
}
const effective = (id: string, body: Record<string, unknown> = {}, as = 'qa.adeyemi') => services.as(as).signed<{ code: string }>(`${API}/${id}/effectiveness`, body);
interface Version { state: string; effectiveFrom?: string }
const read = async (id: string): Promise<Version> => (await services.as('insp.dubois').get<Version>(`${API}/${id}`)).body;
const events = async (id: string): Promise<string[]> => {
  const { rows } = await (await services.db.client()).query<{ type: string }>('SELECT type FROM recipes.record WHERE aggregate_id = $1 ORDER BY sequence', [id]);
  return rows.map(({ type }) => type);
};

describe('A15 a version is submitted under a change control', () => {
  it('is refused without one, with what to do; the draft gets one and is taken', async () => {
    const document = simpleRecipe(`R-${randomUUID()}`);
    const { body } = await services.as('eng.moreau').post<{ aggregate: string }>(API, { site: 'HAM', document });
    const submit = () => services.as('eng.moreau').post(`${API}/${body.aggregate}/submission`);
    expect(await submit()).toMatchObject({ status: 422, body: { code: 'change-control-missing', field: 'changeControl' } });
    expect(await services.as('eng.moreau').put(`${API}/${body.aggregate}`, { document, changeControl: 'CC-2026-0099' })).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect((await services.as('insp.dubois').get(`${API}/${body.aggregate}`)).body).toMatchObject({ changeControl: 'CC-2026-0099' });
    expect(await submit()).toMatchObject({ status: 200 });
  });
});

describe('A15 a version comes into force at the beginning of a date of the site', () => {
  const NIGHTS = [
    { night: 'before a plain day', date: '2027-01-12', last: '2027-01-11T22:59:50.000Z', first: '2027-01-11T23:00:00.000Z' },
    { night: 'before clocks go forward', date: '2027-03-28', last: '2027-03-27T22:59:50.000Z', first: '2027-03-27T23:00:00.000Z' },
    { night: 'after they went forward', date: '2027-03-29', last: '2027-03-28T21:59:50.000Z', first: '2027-03-28T22:00:00.000Z' },
    { night: 'before clocks go back', date: '2027-10-31', last: '2027-10-30T21:59:50.000Z', first: '2027-10-30T22:00:00.000Z' },
    { night: 'after they went back', date: '2027-11-01', last: '2027-10-31T22:59:50.000Z', first: '2027-10-31T23:00:00.000Z' },
  ];

  it.each(NIGHTS)('stays out of it until 00:00 site time, then supersedes the one before ($night)', async ({ date, last, first }) => {
    const code = `R-${randomUUID()}`;
    const [one, two] = [await approved(code, '10'), await approved(code, '11')];
    await effective(one);
    expect(await effective(two, { effectiveDate: date })).toMatchObject({ status: 200 });
    expect(await read(two)).toMatchObject({ state: 'scheduled', effectiveFrom: first });
    await services.steer({ to: last });
    expect([(await read(one)).state, (await read(two)).state]).toEqual(['effective', 'scheduled']);
    await services.steer({ to: first });
    expect([(await read(one)).state, await read(two)]).toEqual(['superseded', expect.objectContaining({ state: 'effective', effectiveFrom: first })]);
  });

  it('refuses a date that has begun, an author, and another date than the one that was signed', async () => {
    const id = await approved(`R-${randomUUID()}`, '10');
    expect(await effective(id, { effectiveDate: '2026-01-01' })).toMatchObject({ status: 422, body: { code: 'effective-date-past' } });
    const asked = await services.as('qa.adeyemi').post<{ statement: { text: { en: string } } }>(`${API}/${id}/effectiveness/statements`, { effectiveDate: '2029-05-01' });
    expect(asked.body.statement.text.en).toContain('from 2029-05-01, 00:00 (Europe/Berlin)');
    const evidence = await services.signer.sign(asked.body.statement as never, 'qa.adeyemi');
    expect((await services.as('qa.adeyemi').post(`${API}/${id}/effectiveness`, { effectiveDate: '2029-05-02', evidence })).body).toMatchObject({ code: 'content-changed' });
    expect((await read(id)).state).toBe('approved');
    expect(await services.as('op.berger').post(`${API}/${id}/effectiveness/statements`, {})).toMatchObject({ status: 403 });
  });

  it('gives a scheduled version another date, or brings it into force now; an older one that is scheduled gives way', async () => {
    const code = `R-${randomUUID()}`;
    const [one, two] = [await approved(code, '10'), await approved(code, '11')];
    await effective(one, { effectiveDate: '2029-06-01' });
    expect(await effective(one, { effectiveDate: '2029-07-01' })).toMatchObject({ status: 200 });
    expect(await read(one)).toMatchObject({ effectiveFrom: '2029-06-30T22:00:00.000Z' });
    expect(await effective(two)).toMatchObject({ status: 200 });
    expect([(await read(one)).state, (await read(two)).state]).toEqual(['superseded', 'effective']);
  });

  it('is withdrawn before its date and then never comes into force', async () => {
    const id = await approved(`R-${randomUUID()}`, '10');
    await effective(id, { effectiveDate: '2028-02-01' });
    await services.as('qa.weiss').signed(`${API}/${id}/withdrawal`, { reason: 'an error in step 3' });
    await services.steer({ to: '2028-02-02T00:00:00.000Z' });
    expect((await read(id)).state).toBe('withdrawn');
  });

  it('comes into force once: after a crash in between, and with two replicas at once', async () => {
    const code = `R-${randomUUID()}`;
    const [one, two] = [await approved(code, '10'), await approved(code, '11')];
    await effective(one);
    await effective(two, { effectiveDate: '2028-03-01' });
    const transactions = await services.db.transactions('recipes');
    const versions = new PostgresRecipeVersions(transactions);
    const documents = new ObjectRecipeDocuments(services.objects);
    await services.db.steerClock({ to: '2028-02-29T23:30:00.000Z' });
    // dies after the old version gave way, before the new one is in force
    const dying = { run: <T>(work: (tx: Transaction) => Promise<T>) => transactions.run(async (tx) => {
      await work(tx);
      throw new Error('the process died');
    }) } as unknown as typeof transactions;
    await expect(new TakeScheduledEffect(dying, versions, documents).execute()).rejects.toThrow('the process died');
    const takers = Array.from({ length: 4 }, () => new TakeScheduledEffect(transactions, versions, documents));
    await Promise.all(takers.map((taker) => taker.execute()));
    expect([(await events(one)).filter((type) => type === 'RecipeVersionSuperseded'), (await events(two)).filter((type) => type === 'RecipeVersionMadeEffective')]).toEqual([['RecipeVersionSuperseded'], ['RecipeVersionMadeEffective']]);
    expect(await read(two)).toMatchObject({ state: 'effective', effectiveFrom: '2028-02-29T23:00:00.000Z' });
  });

  it('rebuilds its tables from its records byte for byte', async () => {
    expect((await rebuildDerivedTables(services.db.adminUrl, 'recipes', rowsOf)).differences).toEqual([]);
  });
});
