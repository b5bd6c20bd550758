import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { batchMLFile, batchMLParameter, startTestServices, type BatchMLShape, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { recipes } from './index';
import { simpleRecipe } from './simple-recipe.fixture';

const API = '/api/recipes/v1';
/** One procedure, two unit procedures, eleven operations, 36 phases. */
const SHAPE: BatchMLShape = [[3, 3, 4, 4, 3, 1, 3], [3, 6, 3, 3]];
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([recipes]);
}, 60_000);
afterAll(() => services.stop());

interface Point {
  number: number;
  kind: string;
  rule: string;
  line: number;
  closed?: { how: string; name: string };
}
interface View {
  counts: Record<string, number>;
  points: Point[];
  open: number;
  fileHash: string;
}

const batchML = (content: string, code: string) => ({ site: 'HAM', format: 'batchml-v02', fileName: 'file.xml', content, code, changeControl: 'CC-2026-0041' });
const imported = async (body: object, by = 'eng.moreau'): Promise<string> => {
  const answer = await services.as(by).post<{ aggregate: string }>(`${API}/imports`, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.aggregate;
};
const viewOf = async (id: string): Promise<View> => (await services.as('insp.dubois').get<View>(`${API}/versions/${id}/import`)).body;
const hashOf = async (id: string): Promise<unknown> => (await services.as('insp.dubois').get(`${API}/versions/${id}`)).body.documentHash;
const fileOf = async (id: string): Promise<string> => JSON.stringify((await services.as('insp.dubois').get(`${API}/versions/${id}/file`)).body);

describe('A1 A16 a recipe comes from a BatchML file', () => {
  it('with its levels counted, leaves as a file and comes back under the same hash', async () => {
    const id = await imported(batchML(batchMLFile(SHAPE), 'MBR-X-1'));
    expect((await viewOf(id)).counts).toEqual({ procedures: 1, unitProcedures: 2, operations: 11, phases: 36 });
    const again = await imported({ site: 'HAM', format: 'batchwright-json', fileName: 'x.json', content: await fileOf(id), changeControl: 'CC-2026-0042' }, 'eng.tanaka');
    expect(await hashOf(again)).toBe(await hashOf(id));
    expect((await viewOf(again)).points).toEqual([]);
  });

  it('the published cough syrup, where it is on this machine, has its levels and each of its faults with a line', async () => {
    const file = join(process.env.BATCHWRIGHT_REFERENCE_DATA ?? '', 'recipes/cough-syrup-batchml-v02.xml');
    if (!existsSync(file)) return void process.stdout.write('the published cough syrup is not on this machine (BATCHWRIGHT_REFERENCE_DATA): only the made-up file was read\n');
    const content = readFileSync(file, 'utf8');
    const id = await imported(batchML(content, 'MBR-SYR-1'));
    const { counts, points, open } = await viewOf(id);
    expect(counts).toEqual({ procedures: 1, unitProcedures: 2, operations: 11, phases: 36 });
    const lines = content.split('\n').length;
    expect(points.filter(({ line }) => line < 1 || line > lines)).toEqual([]);
    expect(points.filter(({ rule }) => rule === 'unit-of-other-kind').map(({ line }) => content.split('\n').slice(line - 1, line + 12).join(' ').includes('DURATION'))).toEqual([true]);
    expect(open).toBe(points.filter(({ kind }) => kind !== 'note').length);
    const again = await imported({ site: 'HAM', format: 'batchwright-json', fileName: 'x.json', content: await fileOf(id), changeControl: 'CC-2026-0042' }, 'eng.tanaka');
    expect(await hashOf(again)).toBe(await hashOf(id));
  });
});

describe('A16 what a file says too little about', () => {
  it('holds the draft back until an engineer has dealt with every point, and says how', async () => {
    const id = await imported(batchML(batchMLFile([[1]], batchMLParameter('Speed', '60', { dataType: 'integer', unit: 'RPM' })), 'MBR-X-2'));
    const [point] = (await viewOf(id)).points;
    expect(point).toMatchObject({ number: 1, kind: 'to-complete', rule: 'constant-in-text', line: expect.any(Number) as number });
    expect(await services.as('eng.moreau').post(`${API}/versions/${id}/submission`)).toMatchObject({ status: 422, body: { code: 'import-incomplete', params: { open: 1, first: 1 } } });
    const close = (points: number[], how: string, by = 'eng.moreau') => services.as(by).post(`${API}/versions/${id}/import/closings`, { points, how });
    expect(await close([1], '   ')).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await close([2], 'done')).toMatchObject({ status: 422, body: { code: 'import-point-unknown' } });
    expect(await close([1], 'done', 'op.berger')).toMatchObject({ status: 403 });
    expect(await close([1], 'done', 'op.byrne')).toMatchObject({ status: 403 });
    expect(await close([1], 'the speed is a set point of the step now')).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect(await close([1], 'again')).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect(await viewOf(id)).toMatchObject({ open: 0, points: [{ closed: { how: 'the speed is a set point of the step now', name: expect.any(String) as string } }] });
    expect(await services.as('eng.moreau').post(`${API}/versions/${id}/submission`)).toMatchObject({ status: 200 });
  });

  it('a version that was written here has no import', async () => {
    const answer = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/versions`, { site: 'HAM', document: simpleRecipe('R-NO-IMPORT'), changeControl: 'CC-1' });
    expect(await services.as('insp.dubois').get(`${API}/versions/${answer.body.aggregate}/import`)).toMatchObject({ status: 404 });
  });
});

describe('A16 a file that cannot be read', () => {
  const whole = batchMLFile([[1]]);
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
  it.each<[string, object, object]>([
    ['that was cut off', batchML(whole.slice(0, -300), 'M'), { code: 'import-unreadable', field: 'content' }],
    ['with entities of its own', batchML(bomb, 'M'), { code: 'import-unreadable', params: { line: 1 } }],
    ['with an entity that nobody declared', batchML(whole.replace('Test syrup', '&x;'), 'M'), { code: 'import-unreadable', params: { line: 3 } }],
    ['nested without end', batchML(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'M'), { code: 'import-unreadable' }],
    ['that is another document', batchML('<html/>', 'M'), { code: 'import-unreadable', params: { what: 'not-batchml: html' } }],
    ['that is no XML', batchML('PK\u0003zip'.replace('\u0003', ''), 'M'), { code: 'import-unreadable' }],
    ['without a code', { ...batchML(whole, 'M'), code: undefined }, { code: 'import-code-missing' }],
    ['of our own format, broken in its third line', { site: 'HAM', format: 'batchwright-json', fileName: 'x.json', content: '{\n"a": 1,\n b}', changeControl: 'CC' }, { code: 'import-unreadable', params: { line: 3 } }],
    ['of our own format, with a field too many', { site: 'HAM', format: 'batchwright-json', fileName: 'x.json', content: JSON.stringify({ ...simpleRecipe('R-9'), more: 1 }), changeControl: 'CC' }, { code: 'recipe-invalid' }],
  ])('%s is refused, and nothing is left of it', async (_name, body, problem) => {
    const db = await services.db.client();
    const count = async (): Promise<string> => (await db.query<{ n: string }>('SELECT count(*) AS n FROM recipes.record')).rows[0]?.n ?? '';
    const before = await count();
    expect(await services.as('eng.moreau').post(`${API}/imports`, body)).toMatchObject({ status: 422, body: problem });
    expect(await count()).toBe(before);
  });

  it('nobody but an engineer of the site imports', async () => {
    expect(await services.as('op.berger').post(`${API}/imports`, batchML(whole, 'M'))).toMatchObject({ status: 403 });
    expect(await services.as('eng.moreau').post(`${API}/imports`, { ...batchML(whole, 'M'), site: 'CRK' })).toMatchObject({ status: 404 });
  });
});

describe('N4 imports are rows of their records', () => {
  it('and come again from them byte for byte', async () => {
    const rebuilt = await rebuildDerivedTables(services.db.adminUrl, 'recipes', rowsOf);
    expect(rebuilt.differences).toEqual([]);
  });
});
