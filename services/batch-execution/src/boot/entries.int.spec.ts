import { randomUUID } from 'node:crypto';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { replayRows } from '../adapters/postgres/run-rows';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { POTENCY_RECIPE } from './potency.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
}, 60_000);
afterAll(() => plant.stop());

async function started(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  return run;
}

const fieldOf = async (run: RunAtWork, entry: string) => (await run.card('weigh')).entries.find(({ id }) => id === entry)?.fields[0];

describe('B4 each entry is durable when made', () => {
  it('keeps entries one by one, each with its own time, in their order', async () => {
    const run = await started();
    await run.enter('op.okafor', 'weigh', 'tare', '50.0');
    await run.enter('op.okafor', 'weigh', 'gross', '150.0');
    const { items } = (await plant.services.as('qa.weiss').get<{ items: { action: string; field: string; newValue: string; person: string; actAt: string }[] }>(`${run.path}/audit?limit=500`)).body;
    const entries = items.filter(({ action }) => action === 'EntryRecorded');
    expect(entries.map(({ field, newValue, person }) => [field, newValue, person])).toEqual([['tare', '50.0 g', 'E1002'], ['gross', '150.0 g', 'E1002']]);
    expect(entries.map(({ actAt }) => actAt)).toEqual([...entries.map(({ actAt }) => actAt)].sort());
  });
});

describe('B5 limits at entry', () => {
  it('stops an implausible value with what is expected, keeps the try, and raises an exception at the third', async () => {
    const run = await started();
    await run.enter('op.okafor', 'weigh', 'tare', '50.0');
    expect(await run.enter('op.okafor', 'weigh', 'gross', '1500')).toMatchObject({ status: 422, body: { code: 'value-implausible', params: { low: '10', high: '500', unit: 'g', attempt: 1, expected: '10 – 500 g' } } });
    expect(await run.read()).toMatchObject({ exceptions: 0 });
    expect((await fieldOf(run, 'gross'))?.value).toBeUndefined();
    await run.enter('op.okafor', 'weigh', 'gross', '1501');
    await run.enter('op.okafor', 'weigh', 'gross', '1502');
    expect(await fieldOf(run, 'gross')).toMatchObject({ tries: [{ attempt: 1, entered: { value: '1500' } }, { attempt: 2 }, { attempt: 3 }] });
    expect(await run.read()).toMatchObject({ exceptionList: [{ type: 'implausible-thrice', texts: { en: expect.stringContaining('3 tries were refused, the last 1502') as string, de: expect.stringContaining('3 Eingaben wurden abgewiesen, zuletzt 1502') as string } }] });
    expect(await run.enter('op.okafor', 'weigh', 'gross', '150.0')).toMatchObject({ status: 200 });
  });

  it('refuses a stopped try that is sent again in the same words, and keeps it once', async () => {
    const run = await started();
    const key = randomUUID();
    expect((await run.enter('op.okafor', 'weigh', 'gross', '1500')).status).toBe(422);
    const now = (await run.card('weigh')).version;
    const body = { entry: 'gross', value: '1600', version: now };
    const answers = [await run.act('op.okafor', 'weigh', 'entries', body, key), await run.act('op.okafor', 'weigh', 'entries', body, key)];
    expect(answers.map(({ status, body: { code, params } }) => ({ status, code, attempt: params.attempt }))).toEqual([{ status: 422, code: 'value-implausible', attempt: 2 }, { status: 422, code: 'value-implausible', attempt: 2 }]);
    expect((await fieldOf(run, 'gross'))?.tries).toHaveLength(2);
  });

  it('records a plausible value outside its limits with its exception', async () => {
    const run = await started();
    await run.enter('op.okafor', 'weigh', 'tare', '50.0');
    expect(await run.enter('op.okafor', 'weigh', 'gross', '160.0')).toMatchObject({ status: 200, body: { exceptions: [{ type: 'limit-action' }] } });
  });
});

describe('B6 B8 corrections and calculations', () => {
  it('asks for a reason, shows both values, works out again and marks the signature', async () => {
    const run = await started();
    await run.enter('op.okafor', 'weigh', 'tare', '50.0');
    await run.enter('op.okafor', 'weigh', 'gross', '150.0');
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    expect(await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '155.0' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '155.0', reason: 'misread' })).toMatchObject({ status: 200, body: { exceptions: [{ type: 'limit-action' }] } });
    expect(await fieldOf(run, 'gross')).toMatchObject({ value: { printed: '155.0 g' }, history: [{ value: { printed: '150.0 g' }, replacedBecause: 'misread' }] });
    expect(await fieldOf(run, 'net')).toMatchObject({ value: { printed: '105.0 g' }, history: [{ value: { printed: '100.0 g' } }], calculated: true });
    expect((await run.card('weigh')).signatures).toMatchObject([{ satisfied: false, given: [{ person: 'E1003', outdated: true }] }]);
    // correcting it back does not take the exception away
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '150.0', reason: 'it was right' });
    expect((await run.read<{ exceptions: number }>()).exceptions).toBeGreaterThan(0);
    const calculated = (await run.record()).filter(({ type }) => type === 'CalculationRecorded').map(({ body }) => body);
    expect(calculated[0]).toMatchObject({ formula: 'gross - tare', inputs: [{ name: 'gross', values: [{ value: '150.0', unit: 'g' }] }, { name: 'tare' }], rounding: { places: 1, halves: 'half-even' }, value: { value: '100.0' } });
    expect(await run.enter('op.okafor', 'weigh', 'net', '1')).toMatchObject({ status: 422, body: { code: 'entry-is-calculated' } });
  });
});

describe('B12 two people at one step', () => {
  it('lets one win and tells the other who and what', async () => {
    const run = await started();
    const { version } = await run.card('weigh');
    const enter = (account: string, value: string) => run.enter(account, 'weigh', 'tare', value, { version });
    const both = await Promise.all([enter('op.okafor', '50.0'), enter('op.lindqvist', '51.0')]);
    const [won, lost] = [...both].sort((a, b) => a.status - b.status);
    expect(won?.status).toBe(200);
    expect(lost).toMatchObject({ status: 409, body: { code: 'entry-already-recorded' } });
    const winner = both[0] === won ? { name: 'Chidi Okafor', value: '50.0 g', other: '51.0' } : { name: 'Nils Lindqvist', value: '51.0 g', other: '50.0' };
    expect(lost?.body.params).toMatchObject({ name: winner.name, recorded: winner.value, offered: winner.other });
    expect(await run.enter('op.okafor', 'weigh', 'gross', '150.0', { version })).toMatchObject({ status: 409, body: { code: 'step-changed', params: { lastChange: { name: winner.name } } } });
  });

  it('lets one of two start a step, and lets parallel steps go on side by side', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const starts = await Promise.all([run.act('op.okafor', 'weigh', 'start', { version: 1 }), run.act('op.berger', 'weigh', 'start', { version: 1 })]);
    expect(starts.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(starts.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'step-already-started' });
  });
});

describe('gmp 10 the same command sent twice', () => {
  it('has one effect and one answer; its key is not for another body; without a key nothing is done', async () => {
    const run = await started();
    const { version } = await run.card('weigh');
    const key = randomUUID();
    const body = { version, entry: 'tare', value: '50.0' };
    const [first, again] = [await run.act('op.okafor', 'weigh', 'entries', body, key), await run.act('op.okafor', 'weigh', 'entries', body, key)];
    expect(again).toEqual(first);
    expect(await run.act('op.okafor', 'weigh', 'entries', { ...body, value: '51.0' }, key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await run.act('op.okafor', 'weigh', 'entries', body, '')).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    expect((await run.record()).filter(({ type }) => type === 'EntryRecorded')).toHaveLength(1);
    const startKey = randomUUID();
    const other = await plant.onFloor(SHORT_RECIPE);
    expect(await other.act('op.okafor', 'weigh', 'start', { version: 1 }, startKey)).toEqual(await other.act('op.okafor', 'weigh', 'start', { version: 1 }, startKey));
  });
});

describe('I8 sites and roles', () => {
  it('shows nothing of another site and lets nobody act without the role', async () => {
    const run = await started();
    expect(await plant.services.as('op.byrne').get(run.path)).toMatchObject({ status: 404 });
    expect(await plant.services.as('op.byrne').post(`${run.step('weigh')}/entries`, { version: 1, entry: 'tare', value: '1' })).toMatchObject({ status: 404 });
    expect(await plant.services.as('it.admin').post(`${run.step('weigh')}/entries`, { version: 1, entry: 'tare', value: '1' })).toMatchObject({ status: 403 });
    expect(await run.enter('wh.novak', 'weigh', 'tare', '50.0')).toMatchObject({ status: 403, body: { code: 'role-missing' } });
  });
});

describe('A5 masses follow the size of the batch and what the laboratory found in the lot', () => {
  let run: RunAtWork;
  const OP = 'op.okafor';
  const printed = async (key: string, ...entries: string[]): Promise<(string | undefined)[]> => {
    const card = await run.card(key);
    return entries.map((id) => card.entries.find((entry) => entry.id === id)?.fields[0]?.value?.printed);
  };

  /** An order of half the size of the recipe: nominal 250 g of the active and 4,750 g of the filler. */
  beforeAll(async () => {
    await plant.effective(POTENCY_RECIPE);
    run = await plant.batch('MBR-POT', { value: '5', unit: 'kg' });
    await plant.services.as('sup.haas').post(`${run.path}/release-to-floor`);
  });

  it('94.4 % of the dried substance with a loss of 1.53 %: the active grows, the filler gives way, the total is the same to its last digit', async () => {
    await run.act(OP, 'dried', 'start');
    await run.enter(OP, 'dried', 'assay', '94.4');
    await run.enter(OP, 'dried', 'lod', '1.53');
    // 250 / (0.944 × 0.9847) = 268.94536…
    expect(await printed('dried', 'target', 'filler', 'total')).toEqual(['268.9454 g', '4731.0546 g', '5000.0000 g']);
    expect(await run.act(OP, 'dried', 'completion')).toMatchObject({ status: 200, body: { exceptions: [] } });
  });

  it('the same assay of the substance as it is asks for no loss and is not corrected twice', async () => {
    await run.act(OP, 'as-is', 'start');
    expect((await run.card('as-is')).entries.map(({ id }) => id)).toEqual(['assay', 'target', 'filler', 'total']);
    await run.enter(OP, 'as-is', 'assay', '94.4');
    expect(await printed('as-is', 'target', 'filler', 'total')).toEqual(['264.8305 g', '4735.1695 g', '5000.0000 g']);
  });

  it('is never under 100 % of the label claim, and a filler that would leave its range is a deviation', async () => {
    expect(await run.act(OP, 'as-is', 'corrections', { entry: 'assay', value: '101.3', reason: 'another certificate' })).toMatchObject({ status: 200 });
    expect(await printed('as-is', 'target', 'filler')).toEqual(['250.0000 g', '4750.0000 g']);
    expect(await run.act(OP, 'as-is', 'corrections', { entry: 'assay', value: '80.0', reason: 'a third certificate' })).toMatchObject({ status: 200 });
    expect(await printed('as-is', 'filler')).toEqual(['4687.5000 g']);
    expect(await run.read()).toMatchObject({ exceptionList: [expect.objectContaining({ type: 'limit-validated' })] });
  });

  it('is what the weighing aims at, also for the limits, and can be built again from the record', async () => {
    await run.act(OP, 'as-is', 'completion');
    await run.act(OP, 'weigh', 'start');
    expect(JSON.stringify((await run.card('weigh')).entries[0])).toMatch(/"setPoint":"268\.945/);
    expect(await run.enter(OP, 'weigh', 'mass', '500.0')).toMatchObject({ status: 422, body: { code: 'value-implausible' } });
    expect(await run.enter(OP, 'weigh', 'mass', '269.0')).toMatchObject({ status: 200 });
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
