import { setTimeout as pause } from 'node:timers/promises';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { processData } from './index';

const PATH = '/api/process-data/v1/connections';
const TAG = { code: 'VB-02.speed', address: 'ns=2;s=VB-02.speed', type: 'number', title: { en: 'Speed', de: 'Drehzahl' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [] };
const SETTINGS = { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 };
const DRAFT = { site: 'HAM', code: 'PLC-BLENDING', name: 'Blending', settings: SETTINGS, tags: [TAG], reason: 'the blender is connected' };
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([processData]);
}, 60_000);
afterAll(() => services.stop());

describe('connections to machines', () => {
  it('E1 I8 are written by engineering, approved by quality with a signature, and counted by versions', async () => {
    const engineer = services.as('eng.moreau');
    const quality = services.as('qa.adeyemi');
    const drafted = await engineer.post<{ aggregate: string }>(PATH, DRAFT);
    expect(drafted).toMatchObject({ status: 201, body: { sequence: 2 } });
    const one = `${PATH}/${drafted.body.aggregate}`;
    expect(await engineer.post(PATH, DRAFT)).toMatchObject({ status: 409, body: { code: 'already-registered' } });
    expect(await engineer.post(`${one}/approval/statements`)).toMatchObject({ status: 403 });
    const { body } = await quality.post<{ statement: never }>(`${one}/approval/statements`);
    const evidence = await services.signer.sign(body.statement, 'qa.adeyemi');
    expect(await quality.post(`${one}/approval`, { evidence })).toMatchObject({ status: 200, body: { sequence: 3 } });
    expect((await quality.get<{ items: object[] }>(PATH)).body.items).toMatchObject([{ code: 'PLC-BLENDING', inForce: 1, draft: null, retired: false }]);
    expect(await quality.get(`${one}/versions/1`)).toMatchObject({ status: 200, body: { tags: [TAG], reason: DRAFT.reason } });
    expect(await services.as('op.byrne').get(`${one}/versions/1`)).toMatchObject({ status: 404 });
    const heard = async (): Promise<string | undefined> => (await quality.get<{ items: { listening?: { state: string } }[] }>(PATH)).body.items[0]?.listening?.state;
    while ((await heard()) === 'nobody') await pause(200); // the test's own limit ends it
    expect(['connecting', 'lost']).toContain(await heard());
    expect(await engineer.get('/api/process-data/v1/tags/VB-02.speed/curve?from=2026-01-01T00:00:00Z&points=800')).toEqual(expect.objectContaining({ status: 200, body: { points: [] } }));
    expect(await engineer.get('/api/process-data/v1/tags/VB-02.speed/curve?points=3')).toMatchObject({ status: 422 });
    expect(await engineer.post(`${one}/drafts`, { ...DRAFT, reason: 'one more' })).toMatchObject({ status: 200, body: { sequence: 5 } });
    expect(await quality.post(`${one}/return`, { reason: 'no need' })).toMatchObject({ status: 200 });
    expect(await quality.post(`${one}/retirement`, { reason: 'the blender goes' })).toMatchObject({ status: 200 });
  });

  it('E1 sources are asked by who may write a connection, and by nobody else', async () => {
    const body = { settings: SETTINGS };
    expect(await services.as('qa.adeyemi').post('/api/process-data/v1/sources/browse', body)).toMatchObject({ status: 403 });
    expect([422, 503]).toContain((await services.as('eng.moreau').post('/api/process-data/v1/sources/browse', body)).status);
    expect([200, 422, 503]).toContain((await services.as('eng.moreau').post('/api/process-data/v1/sources/trial', { ...body, addresses: ['ns=2;s=VB-02.speed'] })).status);
  });

  it('E1 are rebuilt from their records', async () => {
    const rebuilt = await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf);
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.records).toBeGreaterThan(5);
  });
});
