import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { createTestDatabase, until, type TestDatabase } from '@batchwright/testing';
import { PostgresMachineAnswers } from '../adapters/postgres/postgres-machine-answers';
import { PostgresPoints } from '../adapters/postgres/postgres-points';
import type { SourceDriver } from '../application/source-driver';
import { WriteSetPoints } from '../application/write-set-points';
import { processData } from './index';

const TAG = { code: 'TP-01.speed-set', address: 'ns=2;s=speed', type: 'number', title: { en: 'Speed' }, equipment: 'TP-01', point: 'speed-set', unit: '/min', keepDays: 1, limits: [], writable: true };
const ORDER = { runId: 'r', runNumber: 'WS-2026-0001', stepKey: 'compress', address: 'speed', equipment: 'TP-01', point: 'speed-set', value: '40', unit: '/min' };
let db: TestDatabase;
let transactions: Transactions;

/** A machine that remembers what it was told; `dies`: who wrote hears nothing any more. */
class Press implements Pick<SourceDriver, 'tryOut' | 'write'> {
  value = 0;
  readonly written: number[] = [];
  dies: 'before' | 'after' | undefined;
  away = false;

  tryOut(_settings: unknown, [address = '']: readonly string[]): ReturnType<SourceDriver['tryOut']> {
    if (this.away) return Promise.reject(refuse('source-unreachable', { why: 'the cable is cut' }));
    return Promise.resolve([{ address, ok: true, reading: { at: 1_795_507_200_000_000, value: this.value, quality: 'good' } }]);
  }

  async write(_settings: unknown, _address: string, value: number | boolean | string): ReturnType<SourceDriver['write']> {
    if (this.dies === 'before') return new Promise(() => undefined);
    this.written.push((this.value = value as number));
    if (this.dies === 'after') return new Promise(() => undefined);
    return { written: value, readBack: { at: 1_795_507_200_000_000, value: this.value, quality: 'good' } };
  }
}

const replica = (press: Press): WriteSetPoints => new WriteSetPoints(transactions, new PostgresMachineAnswers(transactions), new PostgresPoints(), { opcua: press });
const fail = (error: unknown): never => {
  throw error;
};
const ask = (writes: WriteSetPoints, commandId: string): Promise<void> => transactions.run((tx) => writes.ask(tx, 'HAM', { ...ORDER, commandId }));
const carryOut = async (...replicas: WriteSetPoints[]): Promise<void> => {
  await Promise.all(replicas.map((one) => one.execute(fail)));
  await Promise.all(replicas.map((one) => one.idle()));
};
const said = async (id: string): Promise<object[]> => (await (await db.client()).query<{ body: string; type: string }>(`SELECT body, headers->>'ce_type' AS type FROM process_data.outbox WHERE key = $1 AND topic LIKE '%events.v1' ORDER BY id`, [id])).rows.map(({ body }) => JSON.parse(body) as object);
const events = async (id: string): Promise<string[]> => (await (await db.client()).query<{ type: string }>(`SELECT type FROM process_data.record WHERE aggregate_id = $1 ORDER BY sequence`, [id])).rows.map(({ type }) => type);
/** The time that the process that died had for it goes by. */
const later = async (id: string): Promise<void> => void (await (await db.client()).query(`UPDATE process_data.machine_question SET busy_until = now() - interval '1 second' WHERE id = $1`, [id]));
const begun = async (id: string): Promise<void> => {
  await until(async () => (await events(id)).includes('SetPointBegun'));
  await new Promise((resume) => setTimeout(resume, 100));
};

beforeAll(async () => {
  db = await createTestDatabase({ definitions: [{ schema: 'process_data', standard: true, migrations: processData.migrations }] });
  transactions = await db.transactions('process_data');
  const admin = await db.client();
  await admin.query(`INSERT INTO process_data.connection VALUES ('HAM', 'c', 'PLC', 1, 1, false, false, 3)`);
  await admin.query(`INSERT INTO process_data.connection_version VALUES ('HAM', 'c', 1, 'Machines of HAM', '{"protocol":"opcua"}', '[]', 'new')`);
  await admin.query(`INSERT INTO process_data.tag_version VALUES ('HAM', 'c', 1, $1, 1, $2); `, [TAG.code, TAG]);
  await admin.query(`INSERT INTO process_data.tag_number (site, code) VALUES ('HAM', $1)`, [TAG.code]);
}, 60_000);
afterAll(() => db.drop());

describe('a set point is written once', () => {
  it('E9 by two replicas that are told twice, and the record says that it began before it was sent', async () => {
    const press = new Press();
    const [one, two] = [replica(press), replica(press)];
    await ask(one, 'w1');
    await ask(two, 'w1');
    await carryOut(one, two);
    await ask(two, 'w1');
    await carryOut(one, two);
    expect(press.written).toEqual([40]);
    expect(await events('w1')).toEqual(['SetPointBegun', 'SetPointWritten']);
    expect(await said('w1')).toMatchObject([{ written: '40', readBack: '40', unit: '/min', agrees: true, connection: 'Machines of HAM', at: '2026-11-24T08:00:00.000000Z' }]);
  });

  it('E9 a process that dies after it wrote is followed by one that looks and does not write again', async () => {
    const press = new Press();
    press.dies = 'after';
    const dying = replica(press);
    await ask(dying, 'w2');
    void dying.execute(() => undefined);
    await begun('w2');
    press.dies = undefined;
    const next = replica(press);
    await carryOut(next);
    expect(await said('w2')).toEqual([]); // the first may still be at it
    await later('w2');
    await carryOut(next);
    expect(press.written).toEqual([40]);
    expect(await said('w2')).toMatchObject([{ readBack: '40', agrees: true }]);
  });

  it('E9 a process that dies before it wrote leaves an order that is cut off, and nothing is sent', async () => {
    const press = new Press();
    press.dies = 'before';
    const dying = replica(press);
    await ask(dying, 'w3');
    void dying.execute(() => undefined);
    await begun('w3');
    await later('w3');
    await carryOut(replica(press));
    expect(press.written).toEqual([]);
    expect(await said('w3')).toMatchObject([{ reasonCode: 'cut-off', detail: { en: expect.stringContaining('TP-01.speed-set shows 0 and not 40 /min') as string } }]);
    expect(await events('w3')).toEqual(['SetPointBegun', 'SetPointNotWritten']);
  });

  it('E9 a machine that cannot be reached was not written, with the reason', async () => {
    const press = new Press();
    press.away = true;
    const writes = replica(press);
    await ask(writes, 'w4');
    await carryOut(writes);
    expect(await said('w4')).toMatchObject([{ reasonCode: 'source-unreachable', detail: { en: 'the machine does not answer: the cable is cut' } }]);
  });

  it('E9 an order that comes late, after the broker or the plant was away, moves no machine any more', async () => {
    const press = new Press();
    const writes = replica(press);
    const order = (commandId: string, secondsAgo: number): Promise<void> => transactions.run(async (tx) => writes.ask(tx, 'HAM', { ...ORDER, commandId, askedAt: new Date(Date.parse((await tx.times()).real) - secondsAgo * 1000).toISOString() }));
    await order('late', 300);
    await order('in-time', 2);
    await carryOut(writes);
    expect(press.written).toEqual([40]);
    expect(await said('late')).toMatchObject([{ reasonCode: 'too-late', detail: { de: expect.stringContaining('nichts wurde geschrieben') as string } }]);
    expect(await said('in-time')).toMatchObject([{ agrees: true }]);
  });
});
