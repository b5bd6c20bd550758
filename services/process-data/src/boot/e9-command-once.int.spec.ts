import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Transactions } from '@batchwright/persistence';
import { createTestDatabase, until, type TestDatabase } from '@batchwright/testing';
import type { SimulatedMachine } from '../../../../deploy/local/simulator/machines/machine';
import { applicationCertificate } from '../../../../deploy/local/simulator/opcua/certificate';
import { startSimulator, type Simulator } from '../../../../deploy/local/simulator/start-simulator';
import { OpcUaDriver } from '../adapters/opcua/opcua-driver';
import { PostgresMachineAnswers } from '../adapters/postgres/postgres-machine-answers';
import { PostgresPoints } from '../adapters/postgres/postgres-points';
import type { SourceDriver } from '../application/source-driver';
import { WriteSetPoints } from '../application/write-set-points';
import { processData } from './index';

const ROOT = resolve(__dirname, '../../../..');
const PROGRAM = join(ROOT, 'dist/services/process-data/src/boot/write-set-points.fixture.js');
const CODE = 'TP-01.speed-set';
const ORDER = { runId: 'r', runNumber: 'WS-2026-0001', stepKey: 'compress', address: 'speed', equipment: 'TP-01', point: 'speed-set', value: '40', unit: '/min' };
/** Nothing is too late in this file unless it says so: a machine that is busy with other tests needs its time. */
const NEVER_LATE = 3_600_000;

/** A press that remembers each effect, and says when it has one. */
class Press implements SimulatedMachine {
  readonly code = 'TP-01';
  readonly tags = [{ code: CODE, type: 'number', unit: '/min', title: 'Set point of the speed', writable: true }] as const;
  speed = 0;
  readonly effects: number[] = [];
  onEffect: () => void = () => undefined;

  valuesAt(): ReturnType<SimulatedMachine['valuesAt']> {
    return [{ code: CODE, value: this.speed, quality: 'good' }];
  }

  write(_code: string, value: number | boolean | string): void {
    this.effects.push((this.speed = value as number));
    this.onEffect();
  }
}

const press = new Press();
let db: TestDatabase;
let transactions: Transactions;
let simulator: Simulator;
let driver: OpcUaDriver;
let own: { certificate: string; key: string };
let folder: string;

beforeAll(async () => {
  execFileSync(process.execPath, [join(ROOT, 'libs/tooling/bin/build.mjs'), '--server'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  folder = mkdtempSync(join(tmpdir(), 'bw-command-'));
  own = await applicationCertificate('urn:batchwright:plant', ['localhost']);
  writeFileSync(join(folder, 'own.pem'), own.certificate);
  writeFileSync(join(folder, 'key.pem'), own.key, { mode: 0o600 });
  simulator = await startSimulator({ machines: [press], user: { user: 'plant', password: 'secret' }, anonymous: true });
  driver = new OpcUaDriver({ own: () => Promise.resolve(own), find: () => Promise.reject(new Error('none is asked for')) });
  db = await createTestDatabase({ definitions: [{ schema: 'process_data', standard: true, migrations: processData.migrations }] });
  transactions = await db.transactions('process_data');
  const admin = await db.client();
  const settings = { protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 };
  const tag = { code: CODE, address: `ns=1;s=${CODE}`, type: 'number', title: { en: 'Speed' }, equipment: 'TP-01', point: 'speed-set', unit: '/min', keepDays: 1, limits: [], writable: true, commandMethod: `ns=1;s=${CODE}.command` };
  await admin.query(`INSERT INTO process_data.connection VALUES ('HAM', 'c', 'PLC', 1, 1, false, false, 3)`);
  await admin.query(`INSERT INTO process_data.connection_version VALUES ('HAM', 'c', 1, 'Machines of HAM', $1, '[]', 'new')`, [settings]);
  await admin.query(`INSERT INTO process_data.tag_version VALUES ('HAM', 'c', 1, $1, 1, $2)`, [CODE, tag]);
  await admin.query(`INSERT INTO process_data.tag_number (site, code) VALUES ('HAM', $1)`, [CODE]);
}, 300_000);
afterAll(async () => {
  await driver?.close();
  await simulator?.stop();
  await db?.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
beforeEach(() => {
  press.effects.length = 0;
  press.onEffect = () => undefined;
});

const fail = (error: unknown): never => {
  throw error;
};
/** What a driver was asked to send. */
const sent: string[] = [];
const counted = (through: Pick<SourceDriver, 'tryOut' | 'write'>): Pick<SourceDriver, 'tryOut' | 'write'> => ({
  tryOut: (...asked) => through.tryOut(...asked),
  write: (settings, address, value, command) => {
    sent.push(command?.id ?? 'without an id');
    return through.write(settings, address, value, command);
  },
});
const writer = (through: Pick<SourceDriver, 'tryOut' | 'write'> = driver, staleMs = NEVER_LATE): WriteSetPoints => new WriteSetPoints(transactions, new PostgresMachineAnswers(transactions), new PostgresPoints(), { opcua: counted(through) }, staleMs);
const ask = (writes: WriteSetPoints, commandId: string, value = '40'): Promise<void> => transactions.run(async (tx) => writes.ask(tx, 'HAM', { ...ORDER, commandId, value, askedAt: (await tx.times()).real }));
const said = async (id: string): Promise<object[]> => (await (await db.client()).query<{ body: string }>(`SELECT body FROM process_data.outbox WHERE key = $1 AND topic LIKE '%events.v1' ORDER BY id`, [id])).rows.map(({ body }) => JSON.parse(body) as object);
const freed = async (id: string): Promise<void> => void (await (await db.client()).query(`UPDATE process_data.machine_question SET busy_until = now() - interval '1 second' WHERE id = $1`, [id]));
const carryOut = async (writes: WriteSetPoints): Promise<void> => {
  await writes.execute(fail);
  await writes.idle();
};

/** A process begins the order, and is killed at the moment in which the machine moves: it hears no answer and records none. */
async function killedWhileWriting(commandId: string): Promise<void> {
  const process_ = spawn(process.execPath, [PROGRAM, db.url('process_data_app'), join(folder, 'own.pem'), join(folder, 'key.pem')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(process_, 'exit');
  press.onEffect = () => void process_.kill('SIGKILL');
  if (process_.stdout) await once(process_.stdout, 'data');
  await ask(writer(), commandId);
  expect((await gone)[1]).toBe('SIGKILL');
  press.onEffect = () => undefined;
  sent.length = 0;
  await freed(commandId);
}

describe('E9 the same command id twice has one effect at the controller', () => {
  it('E9 a process is killed between the effect and its record: the next one sends the command again, the machine moves once, and the record says what stands there', async () => {
    await killedWhileWriting('k1');
    expect(await said('k1')).toEqual([]);
    await carryOut(writer());
    expect([sent, press.effects]).toEqual([['k1'], [40]]);
    expect(await said('k1')).toMatchObject([{ written: '40', readBack: '40', agrees: true }]);
  }, 120_000);

  it('E9 what was set at the machine meanwhile is not undone by the repeated command: it is read back and does not agree', async () => {
    await killedWhileWriting('k2');
    press.speed = 35;
    await until(async () => (await driver.tryOut({ protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 }, [`ns=1;s=${CODE}`])).some((one) => one.ok && one.reading.value === 35));
    await carryOut(writer());
    expect([sent, press.effects, press.speed]).toEqual([['k2'], [40], 35]);
    expect(await said('k2')).toMatchObject([{ written: '40', readBack: '35', agrees: false }]);
  }, 120_000);

  it('E9 an answer that is lost on the way is asked for again at once, under the same id', async () => {
    let lost = 0;
    const cut: Pick<SourceDriver, 'tryOut' | 'write'> = {
      tryOut: (...asked) => driver.tryOut(...asked),
      write: async (...order) => {
        const written = await driver.write(...order);
        if ((lost += 1) === 1) throw new Error('The connection was cut.');
        return written;
      },
    };
    const writes = writer(cut);
    sent.length = 0;
    await ask(writes, 'k3', '42');
    await carryOut(writes);
    expect([sent, press.effects]).toEqual([['k3', 'k3'], [42]]);
    expect(await said('k3')).toMatchObject([{ written: '42', readBack: '42', agrees: true }]);
  }, 60_000);

  it('E9 nothing is sent again when the person who asked may have gone: what stands there is told', async () => {
    await killedWhileWriting('k4');
    await carryOut(writer(driver, -1));
    expect([sent, press.effects]).toEqual([[], [40]]);
    expect(await said('k4')).toMatchObject([{ readBack: '40', agrees: true }]);
  }, 120_000);

  it('E9 another id is another command, and the driver says which one was a repetition', async () => {
    const settings = { protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 } as const;
    const give = (id: string, value: number): ReturnType<OpcUaDriver['write']> => driver.write(settings, `ns=1;s=${CODE}`, value, { id, method: `ns=1;s=${CODE}.command` });
    expect([await give('d1', 50), await give('d1', 50), await give('d2', 50)].map(({ repeated }) => repeated)).toEqual([undefined, true, undefined]);
    expect(press.effects).toEqual([50, 50]);
    await expect(driver.write(settings, `ns=1;s=${CODE}`, 1, { id: 'd3', method: 'ns=1;s=nothing' })).rejects.toMatchObject({ code: 'source-refuses', params: { why: 'the server has no method ns=1;s=nothing' } });
  }, 60_000);
});
