import { startTestServices, type TestServices } from '@batchwright/testing';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const API = '/api/recipes/v1';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

describe('A14 a document that is still being written', () => {
  it('rehearses a document that is not saved, at its own site, and writes nothing', async () => {
    const document = simpleRecipe('MBR-UNSAVED');
    const made = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/versions`, { site: 'HAM', document, changeControl: 'CC-1' });
    const id = made.body.aggregate;
    const client = await services.db.client();
    const written = async (): Promise<unknown> => (await client.query('SELECT (SELECT count(*) FROM recipes.record) AS records, (SELECT count(*) FROM recipes.audit) AS audit')).rows[0];
    const before = await written();
    const unsaved = { ...document, header: { ...document.header, title: { ...document.header.title, en: 'Not saved yet' } } };
    const rehearse = (user: string, site: string, sent: unknown) => services.as(user).post<{ hash?: string; code?: string; detail?: string; report: { recipeHash: string; complete: boolean } }>(`${API}/simulations`, { site, document: sent });
    const { status, body } = await rehearse('eng.moreau', 'HAM', unsaved);
    expect([status, body.hash ?? null, body.report.complete]).toEqual([200, null, true]);
    expect(body.report.recipeHash).toMatch(/^[0-9a-f]{64}$/);
    const { body: saved } = await services.as('eng.moreau').get<{ report: { recipeHash: string } }>(`${API}/versions/${id}/simulation`);
    expect(body.report.recipeHash).not.toBe(saved.report.recipeHash);
    expect((await rehearse('eng.moreau', 'CRK', unsaved)).status).toBe(404);
    expect((await rehearse('op.berger', 'HAM', unsaved)).status).toBe(403);
    expect((await rehearse('eng.moreau', 'HAM', { ...unsaved, formula: { ...{ inputs: 'none' } } })).body).toMatchObject({ code: 'recipe-invalid', detail: expect.stringContaining('/formula/inputs') as string });
    expect(await written()).toEqual(before);
  });
});
