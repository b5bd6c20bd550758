import { SHORT_RECIPE } from './recipe.fixture';
import { ExecutionPlant, REFUSED_ITEM, type RunAtWork, SILENT_ITEM } from './plant.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  for (const person of ['E1002', 'E1003']) await plant.qualify(person, 'GMP');
}, 60_000);
afterAll(() => plant.stop());

/** The first step, as it should be done. */
async function weigh(run: RunAtWork): Promise<void> {
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
  await run.sign('op.lindqvist', 'weigh', 'witnessed');
  await run.act('op.okafor', 'weigh', 'completion');
}

async function fill(run: RunAtWork, key: string, entry: string, value: string, items: Record<string, unknown> = {}): Promise<void> {
  expect(await run.act('op.okafor', key, 'start', items)).toMatchObject({ status: 200, body: { status: 'started' } });
  expect(await run.enter('op.okafor', key, entry, value)).toMatchObject({ status: 200 });
  expect(await run.act('op.okafor', key, 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
}

describe('B1 B4 A11 a batch from order to executed', () => {
  it('is performed step by step, each act recorded at once', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    expect(run.number).toMatch(/^ST-20\d\d-\d{4}$/);
    await weigh(run);
    expect(await run.card('weigh')).toMatchObject({ status: 'completed', completion: { possible: false } });

    await run.act('op.okafor', 'verify', 'start');
    await run.enter('op.okafor', 'verify', 'reading', '10.0');
    expect(await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '10.1' })).toMatchObject({ status: 200, body: { agrees: true } });
    await run.sign('op.lindqvist', 'verify', 'repeated');
    expect(await run.act('op.okafor', 'verify', 'completion')).toMatchObject({ status: 200 });

    await fill(run, 'right', 'value', '1.0');
    await fill(run, 'left', 'value', '2.0');
    await fill(run, 'blend', 'speed', '12.0', { equipment: [{ requirement: 'blender', item: 'VB-01' }] });
    await fill(run, 'last', 'remark', 'clean');
    expect(await run.read()).toMatchObject({ state: 'complete', business: 'executed', exceptions: 0, completed: 6, sealed: false });
    const record = await run.record();
    expect(record.map(({ sequence }) => sequence)).toEqual(record.map((_, at) => at + 1));
    expect(record.filter(({ type }) => type === 'StepCompleted')).toHaveLength(6);
  });

  it('says what the owner of the equipment refused, and lets another item be named', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await weigh(run);
    await run.act('op.okafor', 'verify', 'start');
    await run.enter('op.okafor', 'verify', 'reading', '10.0');
    await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '10.0' });
    await run.sign('op.lindqvist', 'verify', 'repeated');
    await run.act('op.okafor', 'verify', 'completion');
    await fill(run, 'left', 'value', '1.0');
    await fill(run, 'right', 'value', '1.0');
    const named = (item: string): Record<string, unknown> => ({ equipment: [{ requirement: 'blender', item }] });
    expect(await run.act('op.okafor', 'blend', 'start')).toMatchObject({ status: 422, body: { code: 'item-not-named' } });
    expect(await run.start('op.okafor', 'blend', named(REFUSED_ITEM))).toMatchObject({ status: 409, body: { code: 'equipment-unsuitable', params: { axis: 'cleaning' } } });
    expect(await run.act('op.okafor', 'blend', 'start', named(SILENT_ITEM))).toMatchObject({ status: 202, body: { status: 'requesting' } });
    expect(await run.act('op.okafor', 'blend', 'withdrawal')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await run.start('op.okafor', 'blend', named('VB-02'))).toMatchObject({ status: 200, body: { status: 'started' } });
  });
});
