import { schemaOf } from '@batchwright/contracts';
import { migrate, rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestDatabase, type TestServices } from '@batchwright/testing';
import { allServices } from '../../../services/all-in-one/src/boot/services';
import { perform } from '../demo/recipes/acted-out.fixture';
import { readOldState, restore, schemasOf } from './old-state.fixture';

const old = readOldState();
let db: TestDatabase;
let services: TestServices;

/** Everything that was recorded, byte for byte, by aggregate and sequence. */
const recorded = async (): Promise<Map<string, string>> => {
  const { rows } = await (await db.client()).query<{ at: string; bytes: string }>(
    `SELECT aggregate_type || ' ' || aggregate_id || ' ' || sequence AS at, canonical || ' ' || encode(leaf_hash, 'hex') AS bytes FROM batch_execution.record ORDER BY 1`);
  return new Map(rows.map(({ at, bytes }) => [at, bytes]));
};
/** Where each step stands. */
const stepsOf = async (): Promise<unknown[]> => (await (await db.client()).query(`SELECT run_id, key, status, version FROM batch_execution.run_step ORDER BY 1, 2`)).rows;
/** Rows of derived tables that replay and the live tables do not agree on, of every service. */
const differences = async (): Promise<unknown[]> =>
  (await Promise.all(allServices().map(async ({ name, replay }) => (replay ? (await rebuildDerivedTables(db.adminUrl, schemaOf(name), replay())).differences : [])))).flat();

let before: Map<string, string>;
let stepsBefore: unknown[];
let migrationsBefore = 0;
const migrationsRun = async (): Promise<number> => {
  const tables = schemasOf(allServices()).filter(({ schema }) => old.tables[`${schema}.migration`] !== undefined);
  const counts = await Promise.all(tables.map(async ({ schema }) => Number((await (await db.client()).query<{ n: string }>(`SELECT count(*) AS n FROM "${schema}".migration`)).rows[0]?.n)));
  return counts.reduce((sum, one) => sum + one, 0);
};

beforeAll(async () => {
  db = await restore(old, allServices());
  [before, stepsBefore, migrationsBefore] = [await recorded(), await stepsOf(), await migrationsRun()];
  await migrate(db.adminUrl, schemasOf(allServices()));
  services = await startTestServices(allServices(), { database: db });
  await services.settled();
}, 120_000);
afterAll(() => services.stop());

describe('N4 a plant of an older version is upgraded with twenty batches in flight', () => {
  it('has migrations to run, and loses no record and no step by them', async () => {
    expect(await migrationsRun()).toBeGreaterThan(migrationsBefore + 15);
    expect(old.runs).toHaveLength(20);
    expect(new Set(old.runs.map(({ done }) => done)).size).toBe(20);
    expect(before.size).toBeGreaterThan(800);
    expect(await recorded()).toEqual(before);
    expect(await stepsOf()).toEqual(stepsBefore);
    for (const { runId } of old.runs) expect((await services.as('sup.haas').get(`/api/batch-execution/v1/runs/${runId}`)).body).toMatchObject({ state: 'running', business: 'in-execution', openExceptions: 0 });
  });

  it('gives the same tables byte for byte when the new version replays what the old one recorded', async () => {
    expect(await differences()).toEqual([]);
  });

  it('goes on with each batch at the act at which it was left, to its end, without an exception', async () => {
    const now = Date.parse(await services.steer({ advanceSeconds: 0 }));
    const left = old.runs.flatMap(({ runId, done, acts }) => acts.slice(done).map((act) => ({ runId, act, minute: act.at - (acts[done - 1]?.at ?? 0) })));
    let reached = 0;
    for (const { runId, act, minute } of left.sort((a, b) => a.minute - b.minute)) {
      if (minute > reached) {
        await db.steerClock({ to: new Date(now + minute * 60_000).toISOString() });
        await services.plant.dueTimers();
        reached = minute;
      }
      await perform(services, runId, act);
    }
    await services.settled();
    for (const { runId } of old.runs) expect((await services.as('sup.haas').get(`/api/batch-execution/v1/runs/${runId}`)).body).toMatchObject({ state: 'complete', business: 'executed', exceptions: 0 });
    const after = await recorded();
    expect([...before].filter(([at, bytes]) => after.get(at) !== bytes)).toEqual([]);
    expect(await differences()).toEqual([]);
  }, 180_000);
});
