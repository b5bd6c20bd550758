import { startTestServices, until, type TestServices } from '@batchwright/testing';
import { PostgresSamples } from '../adapters/postgres/postgres-samples';
import { ExpireSamples } from '../application/expire-samples';
import { processData } from './index';

const TAG = { address: 'a', type: 'number', title: { en: 'Speed' }, point: 'speed', unit: '/min', limits: [] };
let services: TestServices;

beforeAll(async () => {
  services = await startTestServices([processData]);
}, 60_000);
afterAll(() => services.stop());

describe('samples whose days are over', () => {
  it('E1 go, those of a run and those of a longer keeping tag stay, and it is recorded', async () => {
    const { body } = await services.as('eng.moreau').post<{ aggregate: string }>('/api/process-data/v1/connections', {
      site: 'HAM', code: 'PLC', name: 'Blending', reason: 'new', settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 },
      tags: [{ ...TAG, code: 'VB-02.speed', equipment: 'VB-02', keepDays: 5 }, { ...TAG, code: 'VB-03.speed', equipment: 'VB-03', keepDays: 50 }],
    });
    const one = `/api/process-data/v1/connections/${body.aggregate}/approval`;
    const asked = await services.as('qa.adeyemi').post<{ statement: never }>(`${one}/statements`);
    expect(await services.as('qa.adeyemi').post(one, { evidence: await services.signer.sign(asked.body.statement, 'qa.adeyemi') })).toMatchObject({ status: 200 });
    const admin = await services.db.client();
    const { rows: [day] } = await admin.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date - 10 AS day`);
    const old = day?.day ?? '';
    await admin.query(`SET search_path = process_data; SELECT sample_day('${old}'); SELECT sample_day((now() AT TIME ZONE 'UTC')::date);
      INSERT INTO sample (tag, at, number, quality) SELECT n.number, '${old}'::timestamp AT TIME ZONE 'UTC' + h * interval '1 hour', h, 0 FROM tag_number n, generate_series(0, 23) h;
      INSERT INTO sample (tag, at, number, quality) SELECT number, now(), 1, 0 FROM tag_number; SELECT make_sample_minutes('-infinity', 'infinity');
      INSERT INTO equipment_use (site, run_id, step_key, item, grant_id, nodes, from_at, until_at) VALUES ('HAM', 'r', 's', 'VB-02', 'g', '[]', '${old}'::timestamp AT TIME ZONE 'UTC' + interval '7 hours 5 minutes', '${old}'::timestamp AT TIME ZONE 'UTC' + interval '8 hours 55 minutes')`);
    const expire = services.plant.services[0]?.app.get(ExpireSamples) as ExpireSamples;
    expect(await expire.execute()).toBe(21);
    expect(await expire.execute()).toBe(0);
    const { rows } = await admin.query('SELECT n.code, count(*)::int AS samples, min(s.number) AS low FROM process_data.sample s JOIN process_data.tag_number n ON n.number = s.tag GROUP BY n.code ORDER BY n.code');
    expect(rows).toEqual([{ code: 'VB-02.speed', samples: 4, low: 1 }, { code: 'VB-03.speed', samples: 25, low: 0 }]);
    expect((await admin.query('SELECT sum(count)::int AS count FROM process_data.sample_minute')).rows).toEqual([{ count: 29 }]);
    expect((await admin.query(`SELECT object, action, old_value FROM process_data.audit WHERE action = 'SamplesRemoved'`)).rows).toEqual([{ object: `samples of ${old}`, action: 'SamplesRemoved', old_value: '21 of 1 tags' }]);
  });

  it('E1 a day that is over lies in the order of its key once, and what comes late while it is written anew is not lost', async () => {
    const admin = await services.db.client();
    const { rows: [day] } = await admin.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date - 20 AS day`);
    const old = day?.day ?? '';
    const table = `process_data.sample_${old.replaceAll('-', '')}`;
    await admin.query(`SELECT process_data.sample_day('${old}'); INSERT INTO process_data.sample (tag, at, number, quality) SELECT t, '${old}'::timestamp AT TIME ZONE 'UTC' + h * interval '1 hour', h, 0 FROM generate_series(0, 22) h, generate_series(1001, 1040) t ORDER BY h, t`);
    const lies = async (): Promise<{ file: string; key: string[]; rows: string[] }> => {
      const { rows: [found] } = await admin.query<{ file: string; key: string[]; rows: string[] }>(
        `SELECT pg_relation_filenode('${table}')::text AS file, array_agg(tag || ' ' || at ORDER BY tag, at) AS key, array_agg(tag || ' ' || at ORDER BY ctid) AS rows FROM ${table}`);
      if (!found) throw new Error(`${table} is not there`);
      return found;
    };
    const before = await lies();
    expect(before.rows).not.toEqual(before.key);
    const expire = services.plant.services[0]?.app.get(ExpireSamples) as ExpireSamples;
    const transactions = await services.db.transactions('process_data');
    const late = { tag: 1001, code: 'late', at: (Date.parse(`${old}T23:30:00Z`)) * 1000, value: 99, quality: 'good' as const };
    let expiring: Promise<number> | undefined;
    await transactions.run(async (tx) => {
      await new PostgresSamples(transactions).keep(tx, 'HAM', [late]);
      expiring = expire.execute();
      await until(async () => (await admin.query('SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())')).rows.length > 0);
    });
    expect(await expiring).toBe(0);
    const after = await lies();
    expect(after.rows).toEqual(after.key);
    expect(after.key).toHaveLength(before.key.length + 1);
    expect((await admin.query(`SELECT number FROM process_data.sample WHERE tag = 1001 AND at = '${old}T23:30:00Z'`)).rows).toEqual([{ number: 99 }]);
    expect(await expire.execute()).toBe(0);
    expect((await lies()).file).toBe(after.file);
  });
});
