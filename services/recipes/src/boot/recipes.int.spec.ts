import { randomUUID } from 'node:crypto';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

let services: TestServices;
const API = '/api/recipes/v1';

interface Answer {
  aggregate: string;
  sequence: number;
  code: string;
}

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

async function drafted(document: object = simpleRecipe(`R-${randomUUID()}`), by = 'eng.moreau'): Promise<string> {
  const answer = await services.as(by).post<Answer>(`${API}/versions`, { site: 'HAM', document, changeControl: 'CC-1' });
  expect(answer).toMatchObject({ status: 201, body: { sequence: 1 } });
  return answer.body.aggregate;
}

async function submitted(document?: object): Promise<string> {
  const id = await drafted(document);
  expect(await services.as('eng.moreau').post(`${API}/versions/${id}/submission`)).toMatchObject({ status: 200 });
  return id;
}

async function approved(document?: object): Promise<string> {
  const id = await submitted(document);
  expect(await services.as('prod.keller').signed(`${API}/versions/${id}/approval`)).toMatchObject({ status: 200, body: { sequence: 3 } });
  expect(await services.as('qa.weiss').signed(`${API}/versions/${id}/approval`)).toMatchObject({ status: 200, body: { sequence: 4 } });
  return id;
}

async function onBus(id: string, name: string): Promise<object[]> {
  await services.settled();
  const { rows } = await (await services.db.client()).query<{ body: string }>('SELECT body FROM bus.log WHERE key = $1 AND type = $2 ORDER BY position', [id, `batchwright.recipes.v1.${name}`]);
  return rows.map(({ body }) => JSON.parse(body) as object);
}

async function told(id: string): Promise<string[]> {
  await services.settled();
  const { rows } = await (await services.db.client()).query<{ type: string }>(`SELECT type FROM bus.log WHERE key = $1 AND topic = 'batchwright.recipes.events.v1' ORDER BY position`, [id]);
  return rows.map(({ type }) => type.replace('batchwright.recipes.v1.', ''));
}

const stateOf = async (id: string): Promise<unknown> => (await services.as('insp.dubois').get(`${API}/versions/${id}`)).body.state;

describe('A2 a recipe version goes from draft to effective by several people', () => {
  it('is drafted, handed in, approved by production and quality, brought into force', async () => {
    const id = await approved();
    expect(await stateOf(id)).toBe('approved');
    expect(await services.as('qa.adeyemi').signed(`${API}/versions/${id}/effectiveness`)).toMatchObject({ status: 200 });
    const { body } = await services.as('op.berger').get(`${API}/versions/${id}`);
    expect(body).toMatchObject({ state: 'effective', authors: [{ person: 'E1020' }], approvals: [{ role: 'production', person: 'E1011' }, { role: 'quality', person: 'E1050' }] });
    expect(body.effectiveFrom).toEqual(expect.any(String));
  });

  it('keeps the document under its hash and tells the others where', async () => {
    const id = await approved();
    await services.as('qa.adeyemi').signed(`${API}/versions/${id}/effectiveness`);
    const { body } = await services.as('op.berger').get<{ documentHash: string; document: object }>(`${API}/versions/${id}`);
    const bytes = await services.objects.get({ service: 'recipes', site: 'HAM', sha256: body.documentHash });
    expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toEqual(body.document);
    expect(await told(id)).toEqual(['RecipeVersionDrafted', 'RecipeVersionSubmitted', 'RecipeVersionApproved', 'RecipeVersionEffective']);
    const [effective] = await onBus(id, 'RecipeVersionEffective');
    expect(effective).toMatchObject({ documentHash: body.documentHash, objectKey: `recipes/HAM/${body.documentHash}`, approvedBy: ['E1011', 'E1050'] });
    expect((await onBus(id, 'RecipeVersionSnapshot')).at(-1)).toMatchObject({ status: 'RECIPE_VERSION_STATUS_EFFECTIVE' });
  });

  it('refuses the author as approver with 403, whatever the role', async () => {
    const id = await drafted(undefined, 'eng.and.qa');
    await services.as('eng.moreau').post(`${API}/versions/${id}/submission`);
    expect(await services.as('eng.and.qa').post(`${API}/versions/${id}/approval/statements`)).toMatchObject({ status: 403, body: { code: 'own-work' } });
    const stolen = await services.as('qa.weiss').post<{ statement: never }>(`${API}/versions/${id}/approval/statements`);
    const evidence = await services.signer.sign(stolen.body.statement, 'qa.weiss');
    expect(await services.as('eng.and.qa').post(`${API}/versions/${id}/approval`, { evidence })).toMatchObject({ status: 403, body: { code: 'own-work' } });
    expect(await services.as('eng.moreau').post(`${API}/versions/${id}/approval/statements`)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });

  it('tells the security stream of an author who tried to approve', async () => {
    const id = await drafted(undefined, 'eng.and.qa');
    await services.as('eng.moreau').post(`${API}/versions/${id}/submission`);
    await services.as('eng.and.qa').post(`${API}/versions/${id}/approval/statements`);
    await services.settled();
    const bus = await services.db.client();
    const { rows } = await bus.query<{ body: string }>(`SELECT body FROM bus.log WHERE topic = 'batchwright.identity.commands.v1' AND body LIKE $1`, [`%${id}%`]);
    expect(rows.map(({ body }) => JSON.parse(body) as object)).toEqual([expect.objectContaining({ kind: 'own-work', person: 'E1098', account: 'eng.and.qa' })]);
  });

  it('is not approved twice by one person', async () => {
    const id = await submitted();
    await services.as('prod.keller').signed(`${API}/versions/${id}/approval`);
    expect(await services.as('prod.keller').post(`${API}/versions/${id}/approval/statements`)).toMatchObject({ status: 409, body: { code: 'already-approved' } });
    expect(await services.as('sup.haas').post(`${API}/versions/${id}/approval/statements`)).toMatchObject({ status: 403, body: { code: 'approval-not-yours' } });
  });

  it('does not take the evidence of one version for another', async () => {
    const [one, other] = [await submitted(), await submitted()];
    const asked = await services.as('qa.weiss').post<{ statement: never }>(`${API}/versions/${one}/approval/statements`);
    const evidence = await services.signer.sign(asked.body.statement, 'qa.weiss');
    expect(await services.as('qa.weiss').post(`${API}/versions/${other}/approval`, { evidence })).toMatchObject({ status: 403, body: { code: 'evidence-for-another-act' } });
  });

  it('does not take a signature that another person made, nor one made a second time', async () => {
    const id = await submitted();
    const other = await services.as('prod.keller').signed<Answer>(`${API}/versions/${id}/approval`, {}, 'sup.haas');
    expect([other.status, await stateOf(id)]).toEqual([403, 'in-review']);
    const asked = await services.as('prod.keller').post<{ statement: never }>(`${API}/versions/${id}/approval/statements`);
    const evidence = await services.signer.sign(asked.body.statement, 'prod.keller');
    expect(await services.as('prod.keller').post(`${API}/versions/${id}/approval`, { evidence })).toMatchObject({ status: 200 });
    expect(await services.as('prod.keller').post(`${API}/versions/${id}/approval`, { evidence })).toMatchObject({ status: 409 });
    expect((await services.as('qa.weiss').get<{ approvals: object[] }>(`${API}/versions/${id}`)).body.approvals).toHaveLength(1);
  });

  it('is superseded by the next one, and the older one cannot come back', async () => {
    const code = `R-${randomUUID()}`;
    const [first, second] = [await approved(simpleRecipe(code)), await approved(simpleRecipe(code, { minutes: '11' }))];
    await services.as('qa.adeyemi').signed(`${API}/versions/${second}/effectiveness`);
    expect(await services.as('qa.adeyemi').signed(`${API}/versions/${first}/effectiveness`)).toMatchObject({ status: 409, body: { code: 'newer-version-effective' } });
    const third = await approved(simpleRecipe(code, { minutes: '12' }));
    await services.as('qa.adeyemi').signed(`${API}/versions/${third}/effectiveness`);
    expect([await stateOf(second), await stateOf(third)]).toEqual(['superseded', 'effective']);
  });

  it('A2 is not written over unseen: whoever says what he began from is told when another author was faster', async () => {
    const code = `R-${randomUUID()}`;
    const id = await drafted(simpleRecipe(code));
    const { body: began } = await services.as('eng.moreau').get<{ documentHash: string }>(`${API}/versions/${id}`);
    const path = `${API}/versions/${id}`;
    expect(await services.as('eng.tanaka').put(path, { document: simpleRecipe(code, { minutes: '9' }), replaces: began.documentHash })).toMatchObject({ status: 200 });
    const refused = await services.as('eng.moreau').put<Answer & { detail: string }>(path, { document: simpleRecipe(code, { minutes: '8' }), replaces: began.documentHash });
    expect(refused).toMatchObject({ status: 409, body: { code: 'recipe-draft-changed', detail: expect.stringContaining('E1') as string } });
    const { body: now } = await services.as('eng.moreau').get<{ documentHash: string }>(path);
    expect(await services.as('eng.moreau').put(path, { document: simpleRecipe(code, { minutes: '8' }), replaces: now.documentHash })).toMatchObject({ status: 200 });
  });

  it('cannot be rewritten from review on, and goes back to its authors with a reason', async () => {
    const code = `R-${randomUUID()}`;
    const id = await submitted(simpleRecipe(code));
    const rewrite = () => services.as('eng.tanaka').put(`${API}/versions/${id}`, { document: simpleRecipe(code, { minutes: '9' }) });
    expect(await rewrite()).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await services.as('qa.weiss').post(`${API}/versions/${id}/return`, { reason: 'blending time' })).toMatchObject({ status: 200 });
    expect(await rewrite()).toMatchObject({ status: 200 });
    const { body } = await services.as('qa.weiss').get<{ authors: { person: string }[] }>(`${API}/versions/${id}`);
    expect(body.authors.map(({ person }) => person)).toEqual(['E1020', 'E1021']);
  });

  it('is taken out of use by quality, with reason and signature', async () => {
    const id = await approved();
    expect(await services.as('qa.weiss').signed(`${API}/versions/${id}/withdrawal`, { reason: 'stability failure' })).toMatchObject({ status: 200 });
    expect(await stateOf(id)).toBe('withdrawn');
    const { body } = await services.as('insp.dubois').get<{ items: { action: string; reason: string | null }[] }>(`${API}/versions/${id}/history`);
    expect(body.items.at(-1)).toMatchObject({ action: 'RecipeVersionWithdrawn', person: 'E1050', oldValue: 'approved', newValue: 'withdrawn', reason: 'stability failure' });
  });

  it('takes two approvals that come at the same moment, each once', async () => {
    const id = await submitted();
    const both = await Promise.all([services.as('prod.keller').signed(`${API}/versions/${id}/approval`), services.as('qa.weiss').signed(`${API}/versions/${id}/approval`)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await services.as('qa.weiss').get<{ state: string; approvals: object[]; sequence: number }>(`${API}/versions/${id}`);
    expect([body.state, body.approvals.length, body.sequence]).toEqual(['approved', 2, 4]);
  });

  it('gives two authors who begin at the same moment two numbers', async () => {
    const document = simpleRecipe(`R-${randomUUID()}`);
    const ids = await Promise.all([drafted(document), drafted(document, 'eng.tanaka'), drafted(document)]);
    const numbers = await Promise.all(ids.map(async (id) => (await services.as('qa.weiss').get<{ version: number }>(`${API}/versions/${id}`)).body.version));
    expect(numbers.sort()).toEqual([1, 2, 3]);
  });

  it('follows on the version that its author names, of the same recipe', async () => {
    const code = `R-${randomUUID()}`;
    const [first] = [await drafted(simpleRecipe(code)), await drafted(simpleRecipe(code))];
    const based = (basedOn: string, document: object) => services.as('eng.moreau').post<Answer>(`${API}/versions`, { site: 'HAM', document, basedOn });
    const third = await based(first, simpleRecipe(code, { minutes: '8' }));
    expect((await services.as('qa.weiss').get(`${API}/versions/${third.body.aggregate}`)).body).toMatchObject({ version: 3, previousVersionId: first });
    expect(await based(first, simpleRecipe('other'))).toMatchObject({ status: 422, body: { code: 'recipe-code-differs' } });
    expect(await based(randomUUID(), simpleRecipe(code))).toMatchObject({ status: 404 });
  });

  it('is seen at its own site only', async () => {
    const id = await drafted();
    expect(await services.as('qa.murphy').get(`${API}/versions/${id}`)).toMatchObject({ status: 404 });
    expect(await services.as('eng.moreau').post(`${API}/versions`, { site: 'CRK', document: simpleRecipe('R-CRK') })).toMatchObject({ status: 404 });
  });
});

describe('A2 the database keeps what was approved', () => {
  it('lets the role of the application change no version', async () => {
    const id = await approved();
    const app = await services.db.client('recipes_app');
    for (const sql of [`UPDATE recipes.recipe_version SET title = 'other' WHERE id = '${id}'`, `DELETE FROM recipes.recipe_version WHERE id = '${id}'`, `UPDATE recipes.record SET canonical = '{}' WHERE aggregate_id = '${id}'`, 'TRUNCATE recipes.recipe_version']) {
      await expect(app.query(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('lets even the owner of the tables give an approved version no other document', async () => {
    const id = await approved();
    const admin = await services.db.client();
    await expect(admin.query(`UPDATE recipes.recipe_version SET document_hash = '${'0'.repeat(64)}' WHERE id = '${id}'`)).rejects.toThrow(/never changes/);
    await expect(admin.query(`UPDATE recipes.recipe_version SET state = 'draft' WHERE id = '${id}'`)).rejects.toThrow(/never changes/);
  });

  it('rebuilds its tables from its records byte for byte', async () => {
    await approved();
    const rebuilt = await rebuildDerivedTables(services.db.adminUrl, 'recipes', rowsOf);
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.records).toBeGreaterThan(3);
  });
});

describe('A14 a version is rehearsed before it is approved', () => {
  it('rehearses a draft when it is asked for, and writes nothing', async () => {
    const id = await drafted();
    const before = await services.as('insp.dubois').get<{ sequence: number }>(`${API}/versions/${id}`);
    const { status, body } = await services.as('eng.moreau').get<{ hash?: string; report: { recipeHash: string; complete: boolean; coverage: { of: string; missing: string[] }[] } }>(`${API}/versions/${id}/simulation`);
    expect([status, body.hash ?? null, body.report.complete]).toEqual([200, null, true]);
    expect(body.report.coverage.find(({ of }) => of === 'steps')?.missing).toEqual([]);
    expect((await services.as('insp.dubois').get<{ sequence: number }>(`${API}/versions/${id}`)).body.sequence).toBe(before.body.sequence);
  });

  it('keeps the report at the submission, and every approval signs its hash', async () => {
    const id = await submitted();
    const { body } = await services.as('qa.weiss').get<{ hash: string; report: { recipeHash: string } }>(`${API}/versions/${id}/simulation`);
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
    const asked = await services.as('qa.weiss').post<{ statement: { text: { en: string } } }>(`${API}/versions/${id}/approval/statements`);
    expect(asked.body.statement.text.en).toContain('the report of its rehearsal');
    await services.as('qa.weiss').signed(`${API}/versions/${id}/approval`);
    const { rows } = await (await services.db.client()).query<{ canonical: string }>(`SELECT canonical FROM recipes.record WHERE aggregate_id = $1 AND type = 'RecipeVersionApproved'`, [id]);
    expect(rows.map(({ canonical }) => JSON.parse(canonical) as object)).toMatchObject([{ body: { simulationHash: body.hash, documentHash: body.report.recipeHash, signatures: [{ content: { simulationHash: body.hash } }] } }]);
  });

  it('forgets the report when the version goes back to its authors', async () => {
    const id = await submitted();
    await services.as('qa.weiss').post(`${API}/versions/${id}/return`, { reason: 'Clarify the mixing time.' });
    expect((await services.as('qa.weiss').get<{ hash?: string }>(`${API}/versions/${id}/simulation`)).body.hash).toBeUndefined();
  });
});

describe('A3 an approval is bound to the difference to the version before', () => {
  it('names one changed limit and one changed quantity, and the approval carries the hash of exactly that', async () => {
    const code = `R-${randomUUID()}`;
    const first = await approved(simpleRecipe(code));
    await services.as('qa.adeyemi').signed(`${API}/versions/${first}/effectiveness`);
    const second = await approved(simpleRecipe(code, { grams: '21.0', high: '27.0' }));
    const { body } = await services.as('qa.weiss').get<{ hash: string; diff: { from: string; changes: object[] } }>(`${API}/versions/${second}/diff`);
    expect(body.diff.changes).toEqual([
      expect.objectContaining({ change: 'changed', what: 'material', id: 'filler', field: 'quantity' }),
      expect.objectContaining({ change: 'changed', what: 'limit', step: 'read', id: 'temperature', field: 'action' }),
    ]);
    const { body: version } = await services.as('qa.weiss').get<{ approvals: { diffHash: string }[] }>(`${API}/versions/${second}`);
    expect(version.approvals.map(({ diffHash }) => diffHash)).toEqual([body.hash, body.hash]);
  });
});

describe('A13 lint holds back what is wrong', () => {
  it('lets a draft have errors, shows them, and refuses its submission', async () => {
    const id = await drafted(simpleRecipe(`R-${randomUUID()}`, { durationUnit: 'm' }));
    const { body } = await services.as('eng.moreau').get<{ items: { code: string; path: string }[] }>(`${API}/versions/${id}/findings`);
    expect(body.items).toContainEqual(expect.objectContaining({ code: 'unit-mismatch', severity: 'error' }));
    expect(await services.as('eng.moreau').post(`${API}/versions/${id}/submission`)).toMatchObject({ status: 422, body: { code: 'recipe-has-errors' } });
  });

  it('A9 shows the approver a text without its translation, before he approves', async () => {
    const { header, ...document } = simpleRecipe(`R-${randomUUID()}`);
    const id = await submitted({ ...document, header: { ...header, title: { en: 'Only English' } } });
    const { body } = await services.as('qa.weiss').get<{ items: object[] }>(`${API}/versions/${id}/findings`);
    expect(body.items).toContainEqual(expect.objectContaining({ code: 'translation-missing', severity: 'warning', path: '/header/title', params: { language: 'de', text: 'Only English' } }));
  });

  it('refuses what is no recipe with the place of each fault', async () => {
    const document = { ...simpleRecipe('R'), surprise: 1 };
    expect(await services.as('eng.moreau').post(`${API}/versions`, { site: 'HAM', document })).toMatchObject({ status: 422, body: { code: 'recipe-invalid', field: 'document/surprise' } });
  });
});
