import { createHash, randomUUID } from 'node:crypto';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { RecipeDocument, StepNode } from '@batchwright/procedure';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const API = '/api/recipes/v1/documents';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
interface Document { inEffect?: number; versions: { version: number; sha256: string; effectiveFrom: string; name: string }[]; withdrawnAt?: string }
const today = async (): Promise<string> => (await (await services.db.client()).query<{ today: string }>('SELECT left(recipes.instant_text(recipes.plant_now()), 10) AS today')).rows[0]?.today ?? '';

async function registered(as = 'eng.moreau'): Promise<{ id: string; code: string }> {
  const code = `SOP-${randomUUID().slice(0, 8)}`;
  const answer = await services.as(as).post<{ aggregate: string }>(API, { site: 'HAM', code, title: { en: 'Cleaning of the blender', de: 'Reinigung des Mischers' } });
  expect(answer).toMatchObject({ status: 201 });
  return { id: answer.body.aggregate, code };
}
async function add(id: string, version: number, bytes: Buffer, effectiveDate: string, more: Record<string, unknown> = {}) {
  const sent = await services.as('qa.weiss').send<{ sha256: string; mediaType: string }>(`${API}/${id}/files`, bytes);
  expect(sent).toMatchObject({ status: 201, body: { sha256: hashOf(bytes), mediaType: 'application/pdf', size: bytes.length } });
  return services.as('qa.weiss').post<{ code: string }>(`${API}/${id}/versions`, { version, fileName: `v${version}.pdf`, sha256: sent.body.sha256, effectiveDate, ...more });
}
const view = async (id: string): Promise<Document> => (await services.as('op.berger').get<Document>(`${API}/${id}`)).body;
const open = (id: string, version: number, as = 'op.berger') => services.as(as).get(`${API}/${id}/versions/${version}/file`);

describe('A9 the register of controlled documents', () => {
  it('keeps each version as it is: a year later the link of the day still opens it, though a newer one is in effect', async () => {
    const { id } = await registered();
    const [first, second] = [pdf('version one'), pdf('version two')];
    const now = await today();
    const nextYear = `${Number(now.slice(0, 4)) + 1}${now.slice(4)}`;
    expect(await add(id, 1, first, now)).toMatchObject({ status: 201 });
    expect(await add(id, 2, second, nextYear)).toMatchObject({ status: 201 });
    expect(await view(id)).toMatchObject({ inEffect: 1, versions: [{ version: 1, sha256: hashOf(first), name: expect.any(String) as string }, { version: 2, sha256: hashOf(second) }] });
    await services.steer({ to: `${nextYear}T12:00:00.000Z` });
    expect(await view(id)).toMatchObject({ inEffect: 2 });
    expect(await open(id, 1)).toEqual({ status: 200, body: first.toString() });
    expect(await open(id, 2)).toEqual({ status: 200, body: second.toString() });
  });

  it('refuses what would make a version mean two things, or begin in the past', async () => {
    const { id, code } = await registered();
    const now = await today();
    await add(id, 2, pdf('two'), now);
    expect(await add(id, 2, pdf('another two'), now)).toMatchObject({ status: 409, body: { code: 'document-version-taken', params: { newest: 2 } } });
    expect(await add(id, 3, pdf('three'), '2020-01-01')).toMatchObject({ status: 422, body: { code: 'document-date-past', field: 'effectiveDate' } });
    expect(await add(id, 3, pdf('three'), now, { fileName: 'three.png' })).toMatchObject({ status: 422, body: { code: 'document-name-differs' } });
    expect(await add(id, 3, pdf('three'), now, { sha256: 'f'.repeat(64) })).toMatchObject({ body: { code: 'object-missing' } });
    expect(await services.as('eng.moreau').send(`${API}/${id}/files`, Buffer.from('MZ a program'))).toMatchObject({ status: 422, body: { code: 'document-type-refused' } });
    expect(await services.as('eng.moreau').send(`${API}/${id}/files`, Buffer.alloc(9 * 1024 * 1024))).toMatchObject({ status: 413 });
    expect(await services.as('eng.moreau').post(API, { site: 'HAM', code, title: { en: 'a', de: 'b' } })).toMatchObject({ status: 409, body: { code: 'document-code-taken' } });
    expect(await view(id)).toMatchObject({ versions: [{ version: 2 }] });
  });

  it('keeps a video as well, told by its content', async () => {
    const { id } = await registered();
    const box = (type: string, body: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 8 + body.length]), Buffer.from(type + body, 'latin1')]);
    const video = Buffer.concat([box('ftyp', 'isom'), box('moov', 'index'), box('mdat', 'frames')]);
    const sent = await services.as('eng.moreau').send<{ sha256: string }>(`${API}/${id}/files`, video);
    expect(sent).toMatchObject({ status: 201, body: { mediaType: 'video/mp4', sha256: hashOf(video) } });
    const named = (fileName: string) => services.as('eng.moreau').post(`${API}/${id}/versions`, { version: 1, fileName, sha256: sent.body.sha256, effectiveDate: '2099-01-01' });
    expect(await named('clip.webm')).toMatchObject({ status: 422, body: { code: 'document-name-differs' } });
    expect(await named('clip.mp4')).toMatchObject({ status: 201 });
    expect((await open(id, 1)).status).toBe(200);
    expect(await services.as('eng.moreau').send(`${API}/${id}/files`, video.subarray(0, -1))).toMatchObject({ status: 422, body: { code: 'document-type-refused' } });
  });

  it('is kept by engineering and quality of the site, and read by everybody of it', async () => {
    const { id } = await registered();
    await add(id, 1, pdf('one'), await today());
    expect(await services.as('op.berger').post(API, { site: 'HAM', code: 'SOP-X', title: { en: 'a', de: 'b' } })).toMatchObject({ status: 403 });
    expect(await services.as('op.berger').send(`${API}/${id}/files`, pdf('mine'))).toMatchObject({ status: 403 });
    expect((await open(id, 1, 'insp.dubois')).status).toBe(200);
    expect((await open(id, 1, 'op.byrne')).status).toBe(404);
    expect((await open(id, 9)).status).toBe(404);
    expect((await services.as('op.byrne').get(`${API}/${id}`)).status).toBe(404);
    expect((await services.as('op.berger').get<{ items: { id: string }[] }>(`${API}?limit=100`)).body.items.map((one) => one.id)).toContain(id);
  });

  it('withdraws a document with a reason: nothing of it is in effect, every version still opens', async () => {
    const { id } = await registered();
    await add(id, 1, pdf('one'), await today());
    expect(await services.as('qa.weiss').post(`${API}/${id}/withdrawal`, { reason: 'merged into another' })).toMatchObject({ status: 200 });
    const known = await view(id);
    expect([known.inEffect, known.withdrawnAt]).toEqual([undefined, expect.any(String)]);
    expect(await add(id, 2, pdf('two'), await today())).toMatchObject({ status: 409, body: { code: 'document-withdrawn' } });
    expect((await open(id, 1)).status).toBe(200);
  });

  it('its tables are made anew from the records, and a version cannot be given another file by SQL', async () => {
    const { id } = await registered();
    await add(id, 1, pdf('one'), await today());
    expect((await rebuildDerivedTables(services.db.adminUrl, 'recipes', rowsOf)).differences).toEqual([]);
    const client = await services.db.client();
    await expect(client.query(`UPDATE recipes.controlled_document_version SET sha256 = repeat('0', 64) WHERE document_id = $1`, [id])).rejects.toMatchObject({ code: 'BW405' });
  });
});

describe('A9 A13 documents of a recipe are looked at before approval', () => {
  const naming = (code: string, more: Partial<StepNode>): RecipeDocument => {
    const document = simpleRecipe(`R-${code}`);
    if (document.procedure.type !== 'sequence') throw new Error('the simple recipe is a sequence');
    const [first, ...others] = document.procedure.children;
    return { ...document, procedure: { ...document.procedure, children: [{ ...(first as StepNode), ...more }, ...others] } };
  };
  interface Answer { aggregate: string; code: string; findings: { code: string; severity: string }[] }
  const findings = async (id: string): Promise<string[]> => (await services.as('qa.weiss').get<Answer>(`/api/recipes/v1/versions/${id}`)).body.findings.filter(({ code }) => code !== 'input-unused').map(({ code, severity }) => `${severity} ${code}`);

  it('a document without a version in effect keeps it from being submitted; with one it is submitted', async () => {
    const { id, code } = await registered();
    const { body: { aggregate } } = await services.as('eng.moreau').post<Answer>('/api/recipes/v1/versions', { site: 'HAM', document: naming(code, { documents: [code] }), changeControl: 'CC-1' });
    const submit = () => services.as('eng.moreau').post(`/api/recipes/v1/versions/${aggregate}/submission`);
    expect(await findings(aggregate)).toEqual(['error document-not-in-effect']);
    expect(await submit()).toMatchObject({ status: 422, body: { code: 'recipe-has-errors' } });
    await add(id, 1, pdf('one'), await today());
    expect(await findings(aggregate)).toEqual([]);
    expect(await submit()).toMatchObject({ status: 200 });
  });

  it('a missing translation is flagged before approval, and what a picture shows has to be said', async () => {
    const { id, code } = await registered();
    await add(id, 1, pdf('one'), await today());
    const draft = async (media: StepNode['media'], title = {}): Promise<string[]> =>
      findings((await services.as('eng.moreau').post<Answer>('/api/recipes/v1/versions', { site: 'HAM', document: naming(randomUUID(), { ...(media ? { media } : {}), ...title }), changeControl: 'CC-1' })).body.aggregate);
    expect(await draft(undefined, { instruction: { en: 'Read the thermometer' } })).toEqual(['warning translation-missing']);
    expect(await draft([{ document: code, version: 1 }])).toEqual(['error alternative-text-missing', 'error not-a-picture']);
    expect(await draft([{ document: 'PIC-NONE', version: 1, alt: { en: 'a', de: 'b' } }])).toEqual(['error unknown-document']);
  });
});
