import { startTestServices, type TestServices } from '@batchwright/testing';
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
});
