import { setTimeout as pause } from 'node:timers/promises';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { Reading } from '../domain/reading';
import { processData } from './index';
import { machineOf, type Machine } from './machine-says.fixture';
import { answered, AskingStep, heard, RUN } from './step-asks.fixture';

const API = '/api/process-data/v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const tag = (code: string, more: object = {}) => ({ code, address: `ns=2;s=${code}`, type: 'number', title: { en: `Title of ${code}` }, equipment: 'FB-01', point: code.split('.')[1] ?? '', unit: 'Cel', keepDays: 30, limits: [], ...more });
const connection = (code: string, tags: object[]) => ({ site: 'HAM', code, name: `Machines of ${code}`, reason: 'the dryer is connected', settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 }, tags });
const DRYER = connection('PLC-DRYER', [tag('FB-01.t', { instrument: 'TT-101', places: 1 }), tag('FB-01.state', { type: 'text', unit: undefined })]);
const step = new AskingStep();
let services: TestServices;
let machine: Machine;

const micro = (second: number): string => new Date(BEGIN / 1000 + second * 1000).toISOString().replace('Z', '000Z');
const at = (second: number, value: Reading['value'], code = 'FB-01.t', quality: Reading['quality'] = 'good'): Reading => ({ tag: code, at: BEGIN + second * 1_000_000, value, quality, ...(quality === 'bad' ? { status: 'BadSensorFailure' } : {}) });
const ask = (statistic: string, from: number, until: number, more: object = {}): object => ({ address: 'peak', equipment: 'FB-01', point: 't', statistic, from: micro(from), until: micro(until), despiteGaps: false, ...more });
const recorded = async (id: string): Promise<object[]> => (await (await services.db.client()).query<{ canonical: string }>(`SELECT canonical FROM process_data.record WHERE aggregate_type = 'capture' AND aggregate_id = $1`, [id])).rows.map(({ canonical }) => JSON.parse(canonical) as object);

async function inForce(draft: object): Promise<void> {
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, draft);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
}

beforeAll(async () => {
  services = await startTestServices([processData, step.definition]);
  await inForce(DRYER);
  await inForce(connection('PLC-OTHER', [tag('FB-02.t', { equipment: 'FB-02' })]));
  machine = await machineOf(services, 'PLC-DRYER');
  await machine.says([at(-5, 20), at(20, 58.4000015), at(60, 30), at(90, 35, 'FB-01.t', 'bad'), at(95, 36), at(200, 20, 'FB-01.t'), at(10, 'Dries', 'FB-01.state')]);
}, 60_000);
afterAll(() => services.stop());

describe('steps that ask for values of machines', () => {
  it('E2 gets the highest value with where and when it came from, as a record that says for which run, once', async () => {
    const id = await step.asks('CaptureValue', ask('maximum', 0, 80, { unit: 'Cel' }));
    expect(await answered(services, id)).toEqual({
      type: 'ValueCaptured', captureId: id, site: 'HAM', runId: RUN, stepKey: 'dry', address: 'peak', equipment: 'FB-01', point: 't', tag: 'FB-01.t', instrument: 'TT-101', connection: 'Machines of PLC-DRYER', statistic: 'maximum',
      value: '58.4', unit: 'Cel', at: micro(20), from: micro(0), until: micro(80), quality: 'good', samples: 3, unusableSeconds: '0',
    });
    expect(await recorded(id)).toMatchObject([{ body: { asked: { runNumber: 'WS-2026-0001' }, connectionVersion: 1, answer: { value: '58.4' } }, audit: [{ object: 'run WS-2026-0001 / step dry', action: 'ValueCaptured', field: `peak: maximum of FB-01.t from ${micro(0)} until ${micro(80)}`, newValue: '58.4 Cel' }] }]);
    await step.asks('CaptureValue', ask('maximum', 0, 80), id);
    await pause(700);
    expect(await heard(services, id)).toHaveLength(1);
  });

  it('E2 is told when there was bad quality, when there is no such point, and gets the good time only where it asks for it', async () => {
    const [refused, despite, nowhere, words] = await Promise.all([
      step.asks('CaptureValue', ask('mean', 0, 100)), step.asks('CaptureValue', ask('mean', 0, 100, { despiteGaps: true })),
      step.asks('CaptureValue', ask('mean', 0, 100, { point: 'ph' })), step.asks('CaptureValue', ask('last', 0, 100, { point: 'state' })),
    ]);
    expect(await answered(services, refused)).toMatchObject({ type: 'ValueNotCaptured', tag: 'FB-01.t', reasonCode: 'bad-quality', despiteGaps: true, detail: { en: expect.stringContaining('(BadSensorFailure)') as string, de: expect.stringContaining('war schlecht') as string } });
    expect(await answered(services, despite)).toMatchObject({ type: 'ValueCaptured', value: '40.2', quality: 'uncertain', unusableSeconds: '5' }); // (20·20 + 40·58.4 + 30·30 + 5·36) / 95 = 40.17
    expect(await answered(services, nowhere)).toMatchObject({ type: 'ValueNotCaptured', reasonCode: 'no-such-point', detail: { en: 'FB-01 has no measuring point ph in force' } });
    expect(await answered(services, words)).toMatchObject({ type: 'ValueCaptured', value: 'Dries', at: micro(10) });
  });

  it('E2 E6 waits until the samples of the time are here, and says after ten seconds that nobody heard the source', async () => {
    const now = (Date.now() - Date.now() % 1000) / 1000 - BEGIN / 1_000_000;
    const unheard = await step.asks('CaptureValue', ask('last', 0, now, { equipment: 'FB-02' }));
    const waits = await step.asks('CaptureValue', ask('last', now - 100, now + 1, { despiteGaps: false }));
    await pause(1500);
    expect(await heard(services, waits)).toEqual([]);
    await machine.says([at(now, 61.25), at(now + 2, 70)]);
    expect(await answered(services, waits)).toMatchObject({ type: 'ValueCaptured', value: '61.3', at: micro(now) });
    expect(await answered(services, unheard)).toMatchObject({ type: 'ValueNotCaptured', reasonCode: 'not-heard', despiteGaps: false, detail: { en: expect.stringMatching(/^FB-02.t was not heard until .*: connection Machines of PLC-OTHER, it is (lost|being connected)/) as string } });
  }, 30_000);

  it('E2 the file of a curve has the same bytes and hash each time, whichever replica makes it', async () => {
    const beside = await services.beside();
    const ids = await Promise.all(Array.from({ length: 6 }, () => step.asks('CaptureValue', ask('curve', 0, 80))));
    const answers = await Promise.all(ids.map((id) => answered(services, id)));
    await pause(700);
    await beside.leave();
    for (const id of ids) expect(await heard(services, id)).toHaveLength(1);
    const curves = new Set(answers.map(({ curve }) => JSON.stringify(curve)));
    expect(curves.size).toBe(1);
    const [first] = answers as unknown as { curve: { sha256: string; size: number } }[];
    expect(first).toMatchObject({ type: 'ValueCaptured', value: '', samples: 3, curve: { mediaType: 'text/csv', fileName: 'FB-01.t.csv' } });
    const bytes = Buffer.from(await services.objects.get({ service: 'process-data', site: 'HAM', sha256: first?.curve.sha256 ?? '' }));
    expect(bytes.length).toBe(first?.curve.size);
    expect(bytes.toString().split('\n')).toEqual([
      'format,batchwright.curve/1', 'tag,FB-01.t', 'title,Title of FB-01.t', 'unit,Cel', 'equipment,FB-01', 'run,WS-2026-0001', `from,${micro(0)}`, `until,${micro(80)}`, 'time,value,quality',
      `${micro(-5)},20,good`, `${micro(20)},58.4000015,good`, `${micro(60)},30,good`, '',
    ]);
  }, 30_000);

  it('E2 a curve of more samples than a record takes is refused with what to do, and its mean is made', async () => {
    const admin = await services.db.client();
    await admin.query(`SELECT process_data.sample_day(d::date) FROM generate_series($1::timestamptz - interval '1 day', $1, interval '1 day') d`, [micro(0)]);
    await admin.query(`INSERT INTO process_data.sample (tag, at, number, quality) SELECT number, $1::timestamptz - i * interval '100 milliseconds', 20 + i % 2, 0 FROM process_data.tag_number, generate_series(0, 200001) i WHERE code = 'FB-02.t'`, [micro(0)]);
    const long = { equipment: 'FB-02', from: micro(-21_000), until: micro(-1), despiteGaps: true };
    const [curve, mean] = await Promise.all([step.asks('CaptureValue', { ...ask('curve', 0, 0), ...long }), step.asks('CaptureValue', { ...ask('mean', 0, 0), ...long })]);
    expect(await answered(services, mean)).toMatchObject({ type: 'ValueCaptured', value: expect.stringMatching(/^20\.\d+$/) as string, samples: 199_992 });
    expect(await answered(services, curve)).toMatchObject({ type: 'ValueCaptured' });
    const whole = await step.asks('CaptureValue', { ...ask('curve', 0, 0), ...long, until: micro(-0.05) });
    expect(await answered(services, whole)).toMatchObject({ type: 'ValueNotCaptured', reasonCode: 'too-many-samples', detail: { en: expect.stringContaining('more than 200000 samples') as string } });
  }, 60_000);

  it('E2 E6 a recorded gap refuses the time, and a silence that is over but not looked at yet does not refuse a fresh value', async () => {
    await machine.says([at(300, 20), at(500, 21), at(502, 22)], [{ from: BEGIN + 310_000_000, until: BEGIN + 400_000_000, why: 'connection-lost', tags: ['FB-01.t'] }]);
    expect(await answered(services, await step.asks('CaptureValue', ask('mean', 300, 501)))).toMatchObject({ type: 'ValueNotCaptured', reasonCode: 'gap', despiteGaps: true, detail: { en: expect.stringContaining('(connection-lost)') as string } });
    const admin = await services.db.client();
    await admin.query(`INSERT INTO process_data.gap VALUES ('HAM', 'silence', 1, 'c', 'FB-01', 'silent', $1, NULL)`, [micro(400)]);
    await admin.query(`INSERT INTO process_data.gap_tag VALUES ('HAM', 'silence', 'FB-01.t', $1, NULL)`, [micro(400)]);
    expect(await answered(services, await step.asks('CaptureValue', ask('last', 300, 501)))).toMatchObject({ type: 'ValueCaptured', value: '21.0' });
    await admin.query(`DELETE FROM process_data.gap_tag WHERE gap_id = 'silence'; DELETE FROM process_data.gap WHERE id = 'silence'`);
  });

  it('E2 answers are rebuilt from their records', async () => {
    expect((await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf)).differences).toEqual([]);
  });
});
