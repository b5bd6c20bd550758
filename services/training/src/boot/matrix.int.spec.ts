import { startTestServices, type TestServices } from '@batchwright/testing';
import { training } from './index';

const PATH = '/api/training/v1';
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([training]);
}, 60_000);
afterAll(() => services.stop());

interface Row { person: string; name: string; cells: { code: string; state: string; until: string }[] }

const plantNow = async (): Promise<string> => (await (await services.db.transactions('training')).times()).plant;
async function grant(person: string, code: string, days: number): Promise<void> {
  const from = await plantNow();
  const until = new Date(Date.parse(from) + days * 86_400_000).toISOString();
  expect(await services.as('trn.fischer').signed(`${PATH}/qualifications`, { site: 'HAM', person, code, from, until })).toMatchObject({ status: 201 });
}
const rows = async (query = 'site=HAM&limit=500') => (await services.as('insp.dubois').get<{ items: Row[]; next?: string }>(`${PATH}/matrix?${query}`)).body;

describe('H1 the matrix of people and training codes', () => {
  it('says of each person how he stands to each code now: valid, ending, under a trainer, over', async () => {
    await grant('E1001', 'granulation', 365);
    await grant('E1001', 'tableting', 10);
    await grant('E1002', 'trainee/granulation', 90);
    await grant('E1002', 'equipment/v-blender', 365);
    const { items } = await rows();
    const cells = (person: string) => items.find((row) => row.person === person)?.cells.map(({ code, state }) => `${code} ${state}`);
    expect(cells('E1001')).toEqual(['granulation valid', 'tableting ending']);
    expect(cells('E1002')).toEqual(['equipment/v-blender valid', 'granulation trainee']);
    expect(cells('E1003')).toEqual([]);
    await services.steer({ advanceSeconds: 11 * 86_400 });
    expect((await rows()).items.find(({ person }) => person === 'E1001')?.cells.map(({ state }) => state)).toEqual(['valid', 'expired']);
    const { body } = await services.as('insp.dubois').get<{ items: unknown[] }>(`${PATH}/matrix/columns?site=HAM`);
    expect(body.items).toEqual([
      { code: 'granulation', kind: 'operation', holders: 1 }, { code: 'tableting', kind: 'operation', holders: 0 }, { code: 'equipment/v-blender', kind: 'equipment', holders: 1 },
    ]);
  });

  it('comes in pages of people, and only of a site that one works at', async () => {
    const all = (await rows()).items.map(({ person }) => person);
    const first = await rows('site=HAM&limit=2');
    expect(first.items.map(({ person }) => person)).toEqual(all.slice(0, 2));
    expect((await rows(`site=HAM&limit=2&after=${first.next ?? ''}`)).items.map(({ person }) => person)).toEqual(all.slice(2, 4));
    expect(await services.as('insp.dubois').get(`${PATH}/matrix?site=XXX`)).toMatchObject({ status: 404 });
  });

  it('reads 200 people with 60 codes each in one answer', async () => {
    const admin = await services.db.client();
    await admin.query(`INSERT INTO training.person (person, name, accounts, roles, sites, locked)
      SELECT 'X' || lpad(n::text, 4, '0'), 'Person ' || n, '[]', '["operator"]', '["HAM"]', false FROM generate_series(1, 200) n`);
    await admin.query(`INSERT INTO training.qualification (site, id, person, code, valid_from, valid_until, revoked, expired, granted_by, sequence)
      SELECT 'HAM', 'q-' || n || '-' || c, 'X' || lpad(n::text, 4, '0'), 'operation-' || lpad(c::text, 2, '0'), '2020-01-01', '2040-01-01', false, false, 'E1060', 1 FROM generate_series(1, 200) n, generate_series(1, 60) c`);
    const { items } = await rows('site=HAM&limit=500');
    expect(items.filter(({ person }) => person.startsWith('X')).reduce((sum, { cells }) => sum + cells.length, 0)).toBe(12_000);
  });
});
