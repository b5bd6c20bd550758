import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { actOf, EXAMPLE } from './example-schema.fixture';
import { ClockWatch, migrate, readRecords, steerPlantClock, type Transactions } from './index';

const RECIPES = { schema: 'recipes', standard: true, migrations: [] };
let plant: TestDatabase;
let real: TestDatabase;
let tx: Transactions;
beforeAll(async () => {
  plant = await createTestDatabase({ definitions: [EXAMPLE, RECIPES] });
  real = await createTestDatabase({ definitions: [EXAMPLE], clock: 'real' });
  tx = await plant.transactions('batch_execution');
});
afterAll(async () => {
  await plant?.drop();
  await real?.drop();
});

const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

describe('I9 the clock of a database', () => {
  it('for real time: acts happen when they are written', async () => {
    const times = await (await real.transactions('batch_execution')).times();
    expect(times).toEqual({ real: times.real, plant: times.real, clock: 'real', correctionMs: 0 });
    expect(times.real).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('for real time cannot be steered, nor turned into the other, by anybody', async () => {
    await expect(real.steerClock({ advanceSeconds: 60 })).rejects.toMatchObject({ code: 'BW405' });
    const admin = await real.client();
    await expect(admin.query(`UPDATE batch_execution.plant_clock SET mode = 'plant-clock'`)).rejects.toMatchObject({ code: 'BW405' });
    await expect(admin.query(`UPDATE batch_execution.plant_clock SET offset_ms = 1`)).rejects.toMatchObject({ code: '23514' });
    await expect(admin.query(`DELETE FROM batch_execution.plant_clock`)).rejects.toMatchObject({ code: 'BW405' });
    await expect(admin.query(`INSERT INTO batch_execution.plant_clock (mode) VALUES ('plant-clock')`)).rejects.toMatchObject({ code: '23505' });
    await expect(migrate(real.adminUrl, [{ ...EXAMPLE, clock: 'plant-clock' }])).rejects.toThrow('for good');
  });

  it('for the plant: all schemas go forwards together, records say which clock it was', async () => {
    const before = await tx.times();
    const goal = new Date(Date.parse(before.plant) + 86_400_000).toISOString();
    expect(await plant.steerClock({ to: goal })).toBe(goal);
    await tx.append(actOf('r1', 0, [['Noted', {}]]));
    const [record] = await readRecords(tx, 'HAM', 'r1');
    expect(record?.clock).toBe('plant-clock');
    expect(seconds(record?.recordedAt ?? '', record?.actAt ?? '')).toBeGreaterThan(86_000);
    const admin = await plant.client();
    const { rows } = await admin.query(`SELECT a.offset_ms - b.offset_ms AS apart, a.offset_ms > 86000000 AS ahead FROM batch_execution.plant_clock a, recipes.plant_clock b`);
    expect(rows).toEqual([{ apart: 0, ahead: true }]);
  });

  it('never goes back, and only its own role may touch it', async () => {
    await expect(plant.steerClock({ to: '2020-01-01T00:00:00.000Z' })).rejects.toMatchObject({ code: 'BW405' });
    await expect(plant.steerClock({ advanceSeconds: -60 })).rejects.toMatchObject({ code: 'BW405' });
    await expect(steerPlantClock(plant.url('batch_execution_app'), ['batch_execution'], { advanceSeconds: 1 })).rejects.toMatchObject({ code: '42501' });
    const clock = await plant.client('batchwright_clock');
    await expect(clock.query('SELECT * FROM batch_execution.record')).rejects.toMatchObject({ code: '42501' });
    await expect(clock.query(`SELECT batch_execution.append_record('{}')`)).rejects.toMatchObject({ code: '42501' });
  });

  it('an act decided before the clock was moved is decided again', async () => {
    const before = await tx.times();
    await plant.steerClock({ advanceSeconds: 3600 });
    await expect(tx.append({ ...actOf('r2', 0, [['Noted', {}]]), timeUsed: before })).rejects.toMatchObject({ code: 'time-used-too-old' });
  });
});

describe('B11 gmp 12 a clock that jumps', () => {
  /** The database's clock cannot be moved from here; seen from a steady clock that is moved the other way, it jumps just so. */
  function watch(replica: string): { check(): Promise<number>; steady: { ms: number } } {
    const steady = { ms: 0 };
    const started = performance.now();
    const clockWatch = new ClockWatch(tx, { replica, monotonicMs: () => performance.now() - started + steady.ms });
    return { check: () => clockWatch.check(), steady };
  }

  it('is noted once, with its size; elapsed time is right across it; records carry the correction', async () => {
    const one = watch('replica-1');
    const two = watch('replica-2');
    expect([await one.check(), await two.check()]).toEqual([0, 0]);
    expect([await one.check(), await two.check()]).toEqual([0, 0]);
    expect((await tx.times()).correctionMs).toBe(0);

    one.steady.ms = two.steady.ms = 3_600_000; // an hour passed, the database does not know: its clock went back an hour
    const jump = await one.check();
    expect(Math.round(jump / 1000)).toBe(-3600);
    await two.check();
    expect(await one.check()).toBe(0);
    expect(await tx.read(`SELECT replica, round(jump_ms / 1000.0)::int AS s FROM clock_jump`)).toEqual([{ replica: 'replica-1', s: -3600 }]);

    const { correctionMs } = await tx.times();
    expect(correctionMs).toBe(jump);
    await tx.append(actOf('after-jump', 0, [['Noted', {}]]));
    expect((await readRecords(tx, 'HAM', 'after-jump'))[0]?.correctionMs).toBe(jump);

    one.steady.ms = two.steady.ms = 0; // and forward again
    await one.check();
    await two.check();
    expect(Math.abs((await tx.times()).correctionMs)).toBeLessThan(500);
  });

  it('is not seen in an answer that was long on its way', async () => {
    const steady = { ms: 0, perLook: 0 };
    const clockWatch = new ClockWatch(tx, { replica: 'replica-3', monotonicMs: () => (steady.ms += steady.perLook) + performance.now() });
    const jumps = [await clockWatch.check()];
    steady.perLook = 3_000; // the machine stalls for three seconds while the question is under way: before, after, and the database is right
    jumps.push(await clockWatch.check());
    steady.ms = steady.perLook = 0;
    jumps.push(await clockWatch.check());
    expect(jumps).toEqual([0, 0, 0]);
  });

  it('leaves a ledger that nobody changes', async () => {
    await expect((await plant.client()).query('DELETE FROM batch_execution.clock_jump')).rejects.toMatchObject({ code: 'BW405' });
  });
});
