import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServices, until, type TestServices } from '@batchwright/testing';
import { FileSpool } from '../adapters/spool/file-spool';
import type { AlarmView } from '../application/alarms';
import type { SourceSink } from '../application/source-driver';
import type { Reading } from '../domain/reading';
import { replicaOf } from './machine-says.fixture';
import { processData } from './index';

const API = '/api/process-data/v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const SETTINGS = { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 };
const draft = (code: string, tags: readonly string[]): object => ({
  site: 'HAM', code, name: code, reason: 'the dryer is connected', settings: SETTINGS,
  tags: tags.map((tag) => ({ code: tag, address: `ns=2;s=${tag}`, type: 'number', title: { en: tag }, equipment: 'FD-09', point: 't', unit: 'Cel', keepDays: 30, limits: [{ id: 'high', kind: 'high', value: '60', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high' }] })),
});
const at = (second: number, value: number, tag: string): Reading => ({ tag, at: BEGIN + second * 1_000_000, value, quality: 'good' });
let services: TestServices;
let folder: string;
let admin: Awaited<ReturnType<TestServices['db']['client']>>;

beforeAll(async () => {
  services = await startTestServices([processData]);
  admin = await services.db.client();
}, 60_000);
afterAll(() => services.stop());
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'bw-retired-'))));
afterEach(() => rm(folder, { recursive: true }));

async function inForce(code: string, tags: readonly string[], id?: string): Promise<string> {
  const engineer = services.as('eng.moreau');
  const { body } = id === undefined ? await engineer.post<{ aggregate: string }>(`${API}/connections`, draft(code, tags)) : await engineer.post<{ aggregate: string }>(`${API}/connections/${id}/drafts`, draft(code, tags));
  expect((await services.as('qa.adeyemi').signed(`${API}/connections/${body.aggregate}/approval`)).status).toBeLessThan(300);
  return body.aggregate;
}
const retire = async (id: string): Promise<void> => expect(await services.as('qa.adeyemi').post(`${API}/connections/${id}/retirement`, { reason: 'the dryer goes' })).toMatchObject({ status: 200 });
const stored = async (tag: string): Promise<number[]> => (await admin.query<{ number: number }>('SELECT s.number FROM process_data.sample s JOIN process_data.tag_number n ON n.number = s.tag WHERE n.code = $1 ORDER BY s.at', [tag])).rows.map(({ number }) => number);

describe('E1 what waits in the spool of a connection that is retired', () => {
  it('E1 arrives, and is held against its limits, though a former process left it and nobody listens any more', async () => {
    const id = await inForce('PLC-LEFT', ['FD-09.left']);
    const left = await FileSpool.open(join(folder, 'HAM', id));
    await left.put({ received: Date.now() * 1000, readings: [at(1, 50, 'FD-09.left'), at(2, 70, 'FD-09.left'), at(3, 55, 'FD-09.left')], gaps: [] });
    await left.close();
    await retire(id);
    const replica = await replicaOf(services, folder, {});
    await replica.follow();
    await until(async () => (await services.as('op.berger').get<{ items: AlarmView[] }>(`${API}/alarms?tag=FD-09.left`)).body.items.length === 1);
    await replica.stop();
    expect(await stored('FD-09.left')).toEqual([50, 70, 55]);
    expect((await services.as('op.berger').get<{ items: AlarmView[] }>(`${API}/alarms?tag=FD-09.left`)).body.items).toMatchObject([{ peak: '70' }]);
  });

  it('E1 arrives as well where it is retired while this process listens to it and the last readings wait', async () => {
    const id = await inForce('PLC-HELD', ['FD-09.held']);
    let sink: SourceSink | undefined;
    const driver = { protocol: 'opcua' as const, listen: (_settings: unknown, _tags: unknown, into: SourceSink) => ((sink = into), { close: () => into.take([at(9, 44, 'FD-09.held')]) }), browse: () => Promise.reject(new Error('not asked')), tryOut: () => Promise.resolve([]), write: () => Promise.reject(new Error('not asked')) };
    const replica = await replicaOf(services, folder, { opcua: driver });
    await until(async () => {
      await admin.query('DELETE FROM process_data.listener WHERE connection_id = $1', [id]); // whoever has it
      await replica.follow();
      return sink !== undefined;
    });
    await sink?.take([at(8, 43, 'FD-09.held')]);
    await retire(id);
    await replica.follow();
    await until(async () => (await stored('FD-09.held')).length === 2);
    await replica.stop();
    expect(await stored('FD-09.held')).toEqual([43, 44]);
  });

  it('E1 is recorded as what could not be kept, where the last version has its tag no more', async () => {
    const id = await inForce('PLC-NEWER', ['FD-09.old', 'FD-09.stays']);
    const left = await FileSpool.open(join(folder, 'HAM', id));
    await left.put({ received: Date.now() * 1000, readings: [at(1, 50, 'FD-09.old'), at(1, 51, 'FD-09.stays')], gaps: [] });
    await left.close();
    await inForce('PLC-NEWER', ['FD-09.stays'], id);
    await retire(id);
    const replica = await replicaOf(services, folder, {});
    await replica.follow();
    await until(async () => (await stored('FD-09.stays')).length === 1);
    await replica.stop();
    expect((await admin.query('SELECT tag, reason FROM process_data.sample_refused')).rows).toEqual([{ tag: 'FD-09.old', reason: 'no-such-tag' }]);
  });
});
