import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, MACHINE_SETTINGS, until, type TestDatabase } from '@batchwright/testing';
import type { SimulatedMachine, SimulatedValue } from '../../../../deploy/local/simulator/machines/machine';
import { SimulatedBroker } from '../../../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode } from '../../../../deploy/local/simulator/sparkplug/simulated-edge-node';
import { CREDENTIALS, QUICK } from '../adapters/sparkplug/floor.fixture';
import { hostOf, SparkplugDriver } from '../adapters/sparkplug/sparkplug-driver';
import { replicaOf } from './machine-says.fixture';
import { processData } from './index';

const FILE = join(MACHINE_SETTINGS.referenceData ?? '', 'fermentation', 'batch_seed101_states.csv');
const thereIs = MACHINE_SETTINGS.referenceData !== undefined && existsSync(FILE);
/** What is measured in the vessel, as the published batch names it. */
const COLUMNS = ['T', 'pH', 'DO2', 'Fg', 'pressure', 'RPM'] as const;
const NAME = { group: 'PLANT', edgeNode: 'FERMENTER' };

/** Rows of the published batch; of a made-up one where it is not on this machine. */
function rowsOfBatch(): number[][] {
  if (!thereIs) return Array.from({ length: 1155 }, (_, at) => COLUMNS.map((_column, place) => Number((Math.sin((at * (place + 1)) / 50) + place).toFixed(6))));
  const [head = '', , ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  const places = COLUMNS.map((column) => head.trim().split(',').indexOf(column));
  return lines.map((line) => line.split(',').map(Number)).map((row) => places.map((place) => row[place] ?? NaN));
}

/** Plays a batch row by row, one a moment, and remembers what it said and when. */
class Fermenter implements SimulatedMachine {
  readonly code = 'FE-09';
  readonly tags = COLUMNS.map((column) => ({ code: `FE-09.${column}`, type: 'number' as const, unit: '1', title: column }));
  /** Moments, ms, with the row of each. */
  readonly said: { readonly ms: number; readonly row: readonly number[] }[] = [];

  constructor(private readonly rows: readonly (readonly number[])[]) {}

  valuesAt(ms: number): readonly SimulatedValue[] {
    const row = this.rows[Math.min(this.said.length, this.rows.length - 1)] ?? [];
    if (ms > (this.said.at(-1)?.ms ?? 0)) this.said.push({ ms, row });
    return COLUMNS.map((column, at) => ({ code: `FE-09.${column}`, value: (this.said.at(-1)?.row ?? row)[at] ?? null, quality: 'good' }));
  }

  write(): void {
    throw new Error('nothing of it is written');
  }

  /** What it said of a column: each change with its moment, as a source that reports changes does. */
  changes(column: number): (readonly [ms: number, value: number])[] {
    return this.said.flatMap(({ ms, row }, at) => (at > 0 && this.said[at - 1]?.row[column] === row[column] ? [] : [[ms, row[column] ?? NaN] as const]));
  }
}

const collapsed = (values: readonly number[]): number[] => values.filter((value, at) => at === 0 || value !== values[at - 1]);
let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [{ schema: 'process_data', standard: true, migrations: processData.migrations }] });
  folder = await mkdtemp(join(tmpdir(), 'bw-replayed-'));
}, 60_000);
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a replayed batch', () => {
  it('E1 is stored sample for sample, though the broker is killed in its middle: with the times of the source, nothing lost, nothing doubled', async () => {
    if (!thereIs) process.stdout.write('the reference fermentations are not on this machine (BATCHWRIGHT_REFERENCE_DATA): a made-up batch is replayed\n');
    const rows = rowsOfBatch();
    const fermenter = new Fermenter(rows);
    const broker = await new SimulatedBroker().start();
    const edge = new SimulatedEdgeNode({ broker: broker.endpoint, ...NAME, host: hostOf(NAME), machines: [fermenter], qos: 1, reconnectMs: 50 }).start();
    const admin = await db.client();
    await admin.query(`INSERT INTO process_data.connection VALUES ('HAM', 'c', 'PLC-FE-09', 1, 1, false, false, 3)`);
    await admin.query(`INSERT INTO process_data.connection_version VALUES ('HAM', 'c', 1, 'Fermenter', $1, '[]', 'new')`, [{ protocol: 'sparkplug', endpoint: broker.endpoint, ...NAME }]);
    for (const [at, { code, unit, title }] of fermenter.tags.entries()) {
      await admin.query(`INSERT INTO process_data.tag_version VALUES ('HAM', 'c', 1, $1, $2, $3)`, [code, at + 1, { code, address: code.replace('.', '/'), type: 'number', title: { en: title }, equipment: 'FE-09', point: title, unit, keepDays: 400, limits: [] }]);
      await admin.query(`INSERT INTO process_data.tag_number (site, code) VALUES ('HAM', $1)`, [code]);
    }
    const replica = await replicaOf({ db }, folder, { sparkplug: new SparkplugDriver(CREDENTIALS, { timing: QUICK }) });
    const stored = async (column: string): Promise<{ at: number; number: number }[]> =>
      (await admin.query<{ at: string; number: number }>(`SELECT (extract(epoch FROM s.at) * 1000)::bigint::text AS at, s.number FROM process_data.sample s JOIN process_data.tag_number n ON n.number = s.tag WHERE n.code = $1 AND s.quality = 0 ORDER BY s.at`, [`FE-09.${column}`])).rows.map(({ at, number }) => ({ at: Number(at), number }));
    let ms = 0;
    const play = async (until_: number): Promise<void> => {
      while (fermenter.said.length < until_) {
        await new Promise((resume) => setTimeout(resume, 1));
        edge.tick((ms = Math.max(Date.now(), ms + 1)));
      }
    };
    try {
      await replica.follow();
      await until(() => edge.isBorn);
      await play(Math.floor(rows.length / 3));
      await broker.stop(); // killed midway
      await play(Math.floor((2 * rows.length) / 3));
      await until(() => [...replica.states().values()].some(({ state }) => state === 'lost'));
      await broker.start();
      await until(() => edge.isBorn);
      await play(rows.length);
      await until(async () => edge.waiting === 0 && (await stored('T')).at(-1)?.number === rows.at(-1)?.[0] && (await stored('T')).length >= fermenter.changes(0).length);
    } finally {
      await replica.stop();
      await edge.stop();
      await broker.stop();
    }
    expect(fermenter.said.map(({ row }) => row)).toEqual(rows);
    for (const [place, column] of COLUMNS.entries()) {
      const found = await stored(column);
      const at = new Map(found.map((one) => [one.at, one.number]));
      const said = fermenter.changes(place);
      expect([column, said.filter(([moment, value]) => at.get(moment) !== value)]).toEqual([column, []]); // each with its time and its value
      expect([column, collapsed(found.map(({ number }) => number))]).toEqual([column, collapsed(rows.map((row) => row[place] ?? NaN))]); // and no other: a birth says once more what stands there
      expect(at.size).toBe(found.length);
    }
  }, 120_000);
});
