import { randomUUID } from 'node:crypto';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

let services: TestServices;
const API = '/api/recipes/v1';

interface Answer {
  aggregate: string;
}

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

async function drafted(document: object = simpleRecipe(`R-${randomUUID()}`)): Promise<string> {
  const answer = await services.as('eng.moreau').post<Answer>(`${API}/versions`, { site: 'HAM', document, changeControl: 'CC-1' });
  expect(answer).toMatchObject({ status: 201, body: { sequence: 1 } });
  return answer.body.aggregate;
}

describe('recipes in lists', () => {
  it('shows each recipe with its versions, newest first, page by page', async () => {
    const code = `R-${randomUUID()}`;
    const [first, second] = [await drafted(simpleRecipe(code)), await drafted(simpleRecipe(code))];
    const { body } = await services.as('op.berger').get<{ items: { recipe: string; versions: { id: string; version: number }[] }[] }>(`${API}/recipes?limit=500`);
    expect(body.items.find(({ recipe }) => recipe === code)?.versions.map(({ id, version }) => [id, version])).toEqual([[second, 2], [first, 1]]);
    const page = await services.as('op.berger').get<{ items: unknown[]; next: string }>(`${API}/recipes?limit=1`);
    const next = await services.as('op.berger').get<{ items: unknown[] }>(`${API}/recipes?limit=1&after=${encodeURIComponent(page.body.next)}`);
    expect(next.body.items[0]).not.toEqual(page.body.items[0]);
  });

  it('gives the same command sent twice one effect', async () => {
    const [key, document] = [randomUUID(), simpleRecipe(`R-${randomUUID()}`)];
    const send = () => services.as('eng.moreau').post(`${API}/versions`, { site: 'HAM', document }, key);
    expect(await send()).toEqual(await send());
  });

  it('N7 lists a recipe, and puts it before its signer, with the title in German where the document has one; the English one alone where it was taken out', async () => {
    const code = `R-${randomUUID()}`;
    const { header, ...rest } = simpleRecipe(code) as { header: { title: object } };
    const id = await drafted({ ...rest, header: { ...header, title: { en: 'Trial blend', de: 'Probemischung' } } });
    const listed = async (): Promise<object | undefined> => (await services.as('qa.weiss').get<{ items: { recipe: string }[] }>(`${API}/recipes?limit=200`)).body.items.find(({ recipe }) => recipe === code);
    expect(await listed()).toMatchObject({ title: 'Trial blend', titleDe: 'Probemischung', versions: [{ titleDe: 'Probemischung' }] });
    await services.as('eng.moreau').post(`${API}/versions/${id}/submission`);
    const { body } = await services.as('qa.weiss').post(`${API}/versions/${id}/approval/statements`);
    expect(JSON.stringify(body)).toContain(`${code} Version 1: Probemischung`);
    await services.as('qa.weiss').post(`${API}/versions/${id}/return`, { reason: 'the title' });
    expect(await services.as('eng.moreau').put(`${API}/versions/${id}`, { document: { ...rest, header: { ...header, title: { en: 'Trial blend' } } } })).toMatchObject({ status: 200 });
    const after = await listed();
    expect(after).toMatchObject({ title: 'Trial blend' });
    expect(after).not.toHaveProperty('titleDe');
  });
});
