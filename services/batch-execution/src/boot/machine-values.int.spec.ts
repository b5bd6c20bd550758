import { randomUUID } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { testTerminalHash } from '@batchwright/testing';
import { replayRows } from '../adapters/postgres/run-rows';
import { DRYING_RECIPE, MACHINE, MachinesHandler } from './machines.fixture';
import { ExecutionPlant, type CardField, type RunAtWork } from './plant.fixture';

const OP = 'op.okafor';
const TERMINAL = 'TAB-DISP-01';
let plant: ExecutionPlant;
let run: RunAtWork;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(DRYING_RECIPE);
  await plant.tell('identity', outgoing('batchwright.identity.v1.TerminalSnapshot', { subject: TERMINAL, site: 'HAM', sequence: 1 }, { code: TERMINAL, site: 'HAM', area: 'DISP-1', title: 'Tablet', enrolled: true, secretHash: testTerminalHash(TERMINAL) }));
  run = await plant.onFloor(DRYING_RECIPE);
}, 60_000);
afterAll(() => plant.stop());

const ask = (entry: string, more: object = {}): ReturnType<RunAtWork['act']> => run.act(OP, 'dry', 'machine-questions', { entry, ...more });
const field = async (entry: string): Promise<CardField | undefined> => (await run.card('dry')).entries.find(({ id }) => id === entry)?.fields[0];
const events = async (type: string): Promise<Record<string, unknown>[]> => (await run.record()).filter((one) => one.type === type).map(({ body }) => body);
const touch = async (): ReturnType<RunAtWork['act']> => {
  for (let touches = 1; ; touches += 1) {
    const answer = await run.act(OP, 'weigh', 'start', {}, undefined, TERMINAL);
    if (answer.status !== 202 || touches === 5) return answer;
  }
};

const WET = { en: 'DISP-1.humidity is 52.3 %, at most 45 % allowed', de: 'DISP-1.humidity ist 52.3 %, höchstens 45 % erlaubt' };

describe('D8 a room over its limit', () => {
  it('holds the step back, with figures and in both languages, and lets it begin when it is dry again', async () => {
    MACHINE.humidity = '52.3';
    expect(await touch()).toMatchObject({ status: 409, body: { code: 'condition-not-met', params: { item: 'DISP-1', detail: WET } } });
    expect((await events('GrantReceived')).at(-1)).toMatchObject({ outcome: 'refused', detail: WET.en, texts: WET });
    MACHINE.humidity = '38.2';
    expect(await touch()).toMatchObject({ status: 200, body: { status: 'started' } });
    expect(await events('StepStarted')).toMatchObject([{ items: [], conditions: [{ condition: 'dry-air', tag: 'DISP-1.humidity', value: '38.2', unit: '%' }] }]);
    await run.act(OP, 'weigh', 'completion');
  });
});

describe('E9 a set point', () => {
  it('is written by a touch, and what was read back stands in the record', async () => {
    await run.start(OP, 'dry', { equipment: [{ requirement: 'dryer', item: 'FD-01' }] });
    expect(await ask('inlet')).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    expect(await field('inlet')).toMatchObject({ value: { printed: '65.0 Cel' }, machine: { tag: 'FD-01.inlet-set', statistic: 'read-back', connection: 'Machines' } });
  });

  it('stops the phase of another run, where something else is read back', async () => {
    const other = await plant.onFloor(DRYING_RECIPE);
    await other.act(OP, 'weigh', 'start', {}, undefined, TERMINAL);
    await other.act(OP, 'weigh', 'completion');
    await other.start(OP, 'dry', { equipment: [{ requirement: 'dryer', item: 'FD-02' }] });
    MACHINE.readBack = '40.0';
    expect(await other.act(OP, 'dry', 'machine-questions', { entry: 'inlet' })).toMatchObject({ status: 200, body: { machine: 'refused' } });
    MACHINE.readBack = '65.0';
    expect(await other.card('dry')).toMatchObject({ exceptions: [{ type: 'set-point-mismatch', severity: 'critical' }] });
    expect((await other.card('press')).start.possible).toBe(false);
  });
});

describe('E2 a value of a machine', () => {
  it('is refused by hand before the machine was asked, and what the machine says is bad is not used: the card says what is wrong', async () => {
    expect(await run.enter(OP, 'dry', 'peak', '55.0')).toMatchObject({ status: 409, body: { code: 'value-from-machine', moves: [expect.objectContaining({ move: 'ask-machine', route: `POST ${run.step('dry')}/machine-questions` }) as object] } });
    MACHINE.quality = 'bad';
    expect(await ask('peak')).toMatchObject({ status: 200, body: { machine: 'refused' } });
    expect(await field('peak')).toMatchObject({ question: { state: 'refused', reasonCode: 'bad-quality', despiteGaps: true, detail: { de: expect.stringContaining('schlecht') as string } } });
    expect((await field('peak'))?.value).toBeUndefined();
  });

  it('is taken when that is accepted, with its instrument, time, quality and an exception', async () => {
    expect(await ask('peak', { despiteGaps: true })).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    expect(await field('peak')).toMatchObject({ value: { printed: '58.4 Cel' }, machine: { tag: 'FD-01.product-temperature', instrument: 'TT-101', quality: 'uncertain', samples: 12, unusableSeconds: '70' } });
    expect(await run.card('dry')).toMatchObject({ exceptions: [{ type: 'captured-despite-gaps', severity: 'minor' }] });
    expect(MachinesHandler.asked.at(-1)).toMatchObject({ equipment: 'FD-01', statistic: 'maximum', unit: 'Cel', despiteGaps: true, runNumber: run.number });
    MACHINE.quality = 'good';
  });

  it('is a whole curve as well: its data are a file of the run, by their hash', async () => {
    MACHINE.curve = (await plant.services.objects.put('process-data', 'HAM', Buffer.from('format,batchwright.curve/1\n'))).sha256;
    expect(await ask('curve')).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    expect(await plant.services.objects.has({ service: 'batch-execution', site: 'HAM', sha256: MACHINE.curve })).toBe(true);
    expect((await plant.services.as('qa.weiss').get(`${run.path}/attachments/${MACHINE.curve}`)).status).toBe(200);
  });

  it('is taken row by row of a table, each from the end of the row before, and a bad one is not used silently there either', async () => {
    const row = (at: number, more: object = {}): ReturnType<RunAtWork['act']> => ask('rows', { row: at, column: 'mean', ...more });
    const cells = async (): Promise<(CardField | undefined)[]> => ((await run.card('dry')).entries.find(({ id }) => id === 'rows')?.fields ?? []).slice(0, 2);
    expect(await row(1)).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    const first = MachinesHandler.asked.at(-1);
    MACHINE.quality = 'bad';
    expect(await row(2)).toMatchObject({ status: 200, body: { machine: 'refused' } });
    expect(MachinesHandler.asked.at(-1)).toMatchObject({ address: 'rows/2/mean', from: first?.until, statistic: 'mean' });
    expect(await run.act(OP, 'dry', 'entries', { entry: 'rows', row: 2, column: 'mean', value: '55.0' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await row(2, { despiteGaps: true })).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    MACHINE.quality = 'good';
    expect(await cells()).toMatchObject([
      { address: 'rows/1/mean', value: { printed: '58.4 Cel' }, machine: { tag: 'FD-01.product-temperature', instrument: 'TT-101', statistic: 'mean', quality: 'good' } },
      { address: 'rows/2/mean', machine: { quality: 'uncertain', unusableSeconds: '70' } },
    ]);
    expect((await run.card('dry')).exceptions).toContainEqual(expect.objectContaining({ type: 'captured-despite-gaps' }));
  });

  it('of the whole step is asked by the completion, which ends it with the answer; what is bad holds it and says why', async () => {
    expect(await ask('whole')).toMatchObject({ status: 200, body: { machine: 'recorded' } }); // everything else is there: a person may ask as well
    const other = await plant.onFloor(DRYING_RECIPE);
    await other.act(OP, 'weigh', 'start', {}, undefined, TERMINAL);
    await other.act(OP, 'weigh', 'completion');
    await other.start(OP, 'dry', { equipment: [{ requirement: 'dryer', item: 'FD-04' }] });
    const asks = (entry: string, more: object = {}): ReturnType<RunAtWork['act']> => other.act(OP, 'dry', 'machine-questions', { entry, ...more });
    expect(await asks('whole')).toMatchObject({ status: 409, body: { code: 'asked-at-completion' } });
    for (const entry of ['inlet', 'peak', 'curve']) await asks(entry);
    MACHINE.quality = 'bad';
    expect(await other.act(OP, 'dry', 'completion')).toMatchObject({ status: 409, body: { code: 'step-incomplete' } });
    expect((await other.card('dry')).entries.find(({ id }) => id === 'whole')?.fields[0]).toMatchObject({ question: { state: 'refused', reasonCode: 'bad-quality' } });
    MACHINE.quality = 'good';
    expect(await asks('whole')).toMatchObject({ status: 200, body: { machine: 'recorded' } });
    expect(await other.act(OP, 'dry', 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
  });

  it('that the completion asks for is recorded and completes the step in one touch, and the same key has the same answer', async () => {
    const other = await plant.onFloor(DRYING_RECIPE);
    await other.act(OP, 'weigh', 'start', {}, undefined, TERMINAL);
    await other.act(OP, 'weigh', 'completion');
    await other.start(OP, 'dry', { equipment: [{ requirement: 'dryer', item: 'FD-05' }] });
    for (const entry of ['inlet', 'peak', 'curve']) await other.act(OP, 'dry', 'machine-questions', { entry });
    const [key, version] = [randomUUID(), (await other.card('dry')).version];
    const first = await other.act(OP, 'dry', 'completion', { version }, key);
    expect(first).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect((await other.act(OP, 'dry', 'completion', { version }, key)).body).toEqual(first.body);
    const record = await other.record();
    const started = record.find(({ type, body }) => type === 'StepStarted' && body['stepKey'] === 'dry');
    expect(started).toBeDefined();
    expect(record.filter(({ type, body }) => type === 'MachineAsked' && body['address'] === 'whole')).toHaveLength(1);
    expect(record.find(({ type, body }) => type === 'EntryRecorded' && body['address'] === 'whole')?.body).toMatchObject({ value: { value: '58.4' }, machine: { statistic: 'mean', quality: 'good', instrument: 'TT-101' } });
  });

  it('is asked once by the same request sent again, and an answer that comes twice is one value', async () => {
    const [question] = await events('MachineAsked');
    const again = { captureId: String(question?.['captureId']), site: 'HAM', runId: run.id, stepKey: 'dry', address: 'peak', equipment: 'FD-01', point: 'product-temperature', tag: 't', connection: 'c', statistic: 'maximum', value: '99.0', unit: 'Cel', at: 'x', from: 'x', until: 'x', quality: 'good', samples: 1, unusableSeconds: '0' };
    await plant.tell('process-data', outgoing('batchwright.process-data.v1.ValueCaptured', { subject: randomUUID(), site: 'HAM', sequence: 1 }, again));
    expect((await events('EntryRecorded')).filter(({ address }) => address === 'peak')).toHaveLength(1);
    expect(await ask('peak')).toMatchObject({ status: 409, body: { code: 'entry-already-recorded' } });
  });

  it('that never comes is told as waited for, and the same key has the same answer', async () => {
    const other = await plant.onFloor(DRYING_RECIPE);
    await other.act(OP, 'weigh', 'start', {}, undefined, TERMINAL);
    await other.act(OP, 'weigh', 'completion');
    await other.start(OP, 'dry', { equipment: [{ requirement: 'dryer', item: 'FD-03' }] });
    MACHINE.quality = 'silent';
    const key = randomUUID();
    const version = (await other.card('dry')).version;
    const first = await other.act(OP, 'dry', 'machine-questions', { entry: 'peak', version }, key);
    const second = await other.act(OP, 'dry', 'machine-questions', { entry: 'peak', version }, key);
    MACHINE.quality = 'good';
    expect([first.status, first.body['machine']]).toEqual([202, 'waiting']);
    expect(second.body).toEqual(first.body);
    expect((await other.record()).filter(({ type }) => type === 'MachineAsked')).toHaveLength(1);
  });
});

describe('A10 a machine that says itself when it stands', () => {
  let told = 0;
  const says = (value: string, quality = 'good', equipment = 'TP-01'): Promise<void> =>
    plant.tell('process-data', outgoing('batchwright.process-data.v1.MachineStateChanged', { subject: run.id, site: 'HAM', sequence: (told += 1) }, { site: 'HAM', runId: run.id, runNumber: run.number, equipment, point: 'state', tag: `${equipment}.state`, value, quality, at: '2026-11-24T08:31:12.250000Z' }));
  const timers = async (): Promise<string[]> => (await run.record()).flatMap(({ type, body }) => (type === 'TimerStopped' || type === 'TimerStarted' ? [`${type} ${String(body['why'] ?? '')}`] : []));

  it('stops the clock of its checks and lets it go on, with a row of the log for each', async () => {
    expect(await run.act(OP, 'dry', 'completion')).toMatchObject({ status: 200 });
    await run.start(OP, 'press', { equipment: [{ requirement: 'press', item: 'TP-01' }] });
    await says('production');
    await says('stopped', 'bad');
    await says('stopped', 'good', 'TP-99');
    expect(await timers()).toEqual(['TimerStarted ']);
    await says('stopped');
    await says('stopped');
    await says('production');
    expect((await timers()).slice(1)).toEqual(['TimerStopped machine-stands', 'TimerStarted ']);
    expect((await events('EntryRecorded')).filter(({ address }) => String(address).startsWith('stops/')).map(({ address, value, source }) => [address, (value as { choice?: string; instant?: string }).choice ?? (value as { instant?: string }).instant, source])).toEqual([
      ['stops/1/at', '2026-11-24T08:31:12.250Z', 'device'], ['stops/1/state', 'stopped', 'device'], ['stops/2/at', '2026-11-24T08:31:12.250Z', 'device'], ['stops/2/state', 'running', 'device'],
    ]);
  });

  it('and everything is made again from the record alone', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
