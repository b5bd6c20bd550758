import { randomUUID } from 'node:crypto';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { recipes } from './index';
import { simpleRecipe, type SimpleChanges } from './simple-recipe.fixture';

const API = '/api/recipes/v1/versions';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
  await services.steer({ to: '2027-01-10T08:00:00.000Z' });
}, 60_000);
afterAll(() => services.stop());

async function approved(changes: SimpleChanges, code = `R-${randomUUID()}`): Promise<string> {
  const { body } = await services.as('eng.moreau').post<{ aggregate: string }>(API, { site: 'HAM', document: simpleRecipe(code, changes), changeControl: 'CC-1' });
  await services.as('eng.moreau').post(`${API}/${body.aggregate}/submission`);
  await services.as('prod.keller').signed(`${API}/${body.aggregate}/approval`);
  await services.as('qa.weiss').signed(`${API}/${body.aggregate}/approval`);
  return body.aggregate;
}
async function inForce(changes: SimpleChanges, more: Record<string, unknown> = {}): Promise<string> {
  const id = await approved(changes);
  expect(await services.as('qa.adeyemi').signed(`${API}/${id}/effectiveness`, more)).toMatchObject({ status: 200 });
  return id;
}
const read = async (id: string) => (await services.as('insp.dubois').get<{ state: string; reviewEvery?: number; reviewDue?: string; sequence: number }>(`${API}/${id}`)).body;
const review = (id: string, as = 'qa.adeyemi') => services.as(as).signed<{ code: string }>(`${API}/${id}/review`, {});

describe('A15 a recipe in force is looked at again (21 CFR 211.100, 211.180(e))', () => {
  it('is due its months after the date of the site from which it is in force', async () => {
    expect(await read(await inForce({ reviewEvery: 24 }))).toMatchObject({ state: 'effective', reviewEvery: 24, reviewDue: '2029-01-10' });
    const dated = await inForce({ reviewEvery: 1 }, { effectiveDate: '2027-01-31' });
    expect(await read(dated)).toMatchObject({ state: 'scheduled', reviewDue: '2027-02-28' });
    const none = await read(await inForce({}));
    expect([none.reviewEvery, none.reviewDue]).toEqual([undefined, undefined]);
  });

  it('is confirmed by a signature of quality or of an engineer; the next day counts from that one, and the history says so', async () => {
    const id = await inForce({ reviewEvery: 6 });
    await services.steer({ to: '2027-08-20T22:30:00.000Z' }); // the 21st in Hamburg, six weeks late
    expect((await read(id)).reviewDue).toBe('2027-07-10');
    expect(await review(id, 'eng.moreau')).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ state: 'effective', reviewDue: '2028-02-21' });
    const { body } = await services.as('insp.dubois').get<{ items: object[] }>(`${API}/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({ action: 'RecipeVersionReviewed', person: 'E1020', field: 'reviewDue', oldValue: '2027-07-10', newValue: '2028-02-21' });
    const { rows } = await (await services.db.client()).query<{ canonical: string }>(`SELECT canonical FROM recipes.record WHERE aggregate_id = $1 AND type = 'RecipeVersionReviewed'`, [id]);
    expect(rows.map(({ canonical }) => /"meaning":"looked-at-again"/.test(canonical))).toEqual([true]);
    expect(await review(id)).toMatchObject({ status: 200 });
  });

  it('takes a confirmation once: a second statement of the same day is of another content', async () => {
    const id = await inForce({ reviewEvery: 6 });
    await services.steer({ to: '2027-09-30T08:00:00.000Z' });
    const ask = async (as: string) => services.signer.sign((await services.as(as).post<{ statement: never }>(`${API}/${id}/review/statements`)).body.statement, as);
    const [one, two] = [await ask('qa.adeyemi'), await ask('eng.moreau')];
    expect(await services.as('qa.adeyemi').post(`${API}/${id}/review`, { evidence: one })).toMatchObject({ status: 200 });
    expect(await services.as('eng.moreau').post(`${API}/${id}/review`, { evidence: two })).toMatchObject({ body: { code: 'content-changed' } });
  });

  it('is refused to others, out of force, and without a cycle, with what to do', async () => {
    const ask = (id: string, as = 'qa.adeyemi') => services.as(as).post(`${API}/${id}/review/statements`);
    expect(await ask(await inForce({ reviewEvery: 6 }), 'prod.keller')).toMatchObject({ status: 403 });
    expect(await ask(await approved({ reviewEvery: 6 }))).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await ask(await inForce({}))).toMatchObject({ status: 409, body: { code: 'review-cycle-missing', rule: '21 CFR 211.180(e)' } });
    const wrong = await services.as('eng.moreau').post(API, { site: 'HAM', document: simpleRecipe(`R-${randomUUID()}`, { reviewEvery: 61 }), changeControl: 'CC-1' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'recipe-invalid', detail: expect.stringContaining('/header/reviewEvery') as string } });
  });

  it('is not due any more when it is withdrawn, and the tables come back from the records', async () => {
    const id = await inForce({ reviewEvery: 6 });
    await services.as('qa.weiss').signed(`${API}/${id}/withdrawal`, { reason: 'an error in step 3' });
    expect((await read(id)).reviewDue).toBeUndefined();
    expect((await rebuildDerivedTables(services.db.adminUrl, 'recipes', rowsOf)).differences).toEqual([]);
  });
});
