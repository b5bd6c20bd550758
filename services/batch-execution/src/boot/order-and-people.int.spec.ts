import { randomUUID } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  await plant.qualify('E1002', 'GMP');
}, 60_000);
afterAll(() => plant.stop());

async function weighed(run: RunAtWork): Promise<void> {
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
}

describe('B1 a batch has a number of its own and a frozen recipe', () => {
  it('gives distinct numbers to batches that are made at the same time, all of the version in force', async () => {
    // fifty clients, each making twenty one after the other
    const client = async (): Promise<RunAtWork[]> => {
      const made: RunAtWork[] = [];
      for (let i = 0; i < 20; i += 1) made.push(await plant.batch('MBR-SHORT', { value: '100', unit: 'g' }));
      return made;
    };
    const runs = (await Promise.all(Array.from({ length: 50 }, client))).flat();
    expect(new Set(runs.map(({ number }) => number)).size).toBe(1000);
    const hashes = await Promise.all(runs.slice(0, 5).map(async (run) => (await run.read<{ recipe: { hash: string } }>()).recipe.hash));
    expect(new Set(hashes).size).toBe(1);
  }, 120_000);

  it('makes one batch of an order, and none of a recipe that is not in force', async () => {
    const supervisor = plant.services.as('sup.haas');
    const order = await supervisor.post<{ id: string }>('/api/batch-execution/v1/orders', { site: 'HAM', number: 'PO-TWICE', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' }, product: 'SHO-TAB', priority: 'urgent' });
    const path = `/api/batch-execution/v1/orders/${order.body.id}/batch`;
    const both = await Promise.all([supervisor.post(path), supervisor.post(path)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await supervisor.post('/api/batch-execution/v1/orders', { site: 'HAM', number: 'PO-TWICE', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' } })).toMatchObject({ status: 409 });
    const other = await supervisor.post<{ id: string }>('/api/batch-execution/v1/orders', { site: 'HAM', number: 'PO-OTHER', recipe: 'MBR-OTHER', quantity: { value: '100', unit: 'g' } });
    expect(await supervisor.post(`/api/batch-execution/v1/orders/${other.body.id}/batch`)).toMatchObject({ status: 409, body: { code: 'recipe-not-effective' } });
  });

  it('keeps its recipe when a newer version comes into force', async () => {
    const versionId = randomUUID();
    const first = { ...SHORT_RECIPE, header: { ...SHORT_RECIPE.header, code: 'MBR-CHANGED' } };
    await plant.effective(first, 1, versionId);
    const before = await plant.batch('MBR-CHANGED', { value: '100', unit: 'g' });
    await plant.effective({ ...first, header: { ...first.header, title: { en: 'Changed', de: 'Geändert' } } }, 2);
    const after = await plant.batch('MBR-CHANGED', { value: '100', unit: 'g' });
    expect((await before.read()).recipe).toMatchObject({ version: 1 });
    expect((await after.read()).recipe).toMatchObject({ version: 2 });
    expect(await before.read()).toMatchObject({ title: { en: 'Short' } });
  });
});

describe('A2 only versions in force', () => {
  it('makes no batch of a version that was superseded or withdrawn; a batch that exists keeps its own', async () => {
    const versionId = randomUUID();
    const recipe = { ...SHORT_RECIPE, header: { ...SHORT_RECIPE.header, code: 'MBR-ENDED' } };
    for (const [version, ended] of [[1, 'RecipeVersionSuperseded'], [2, 'RecipeVersionWithdrawn']] as const) {
      await plant.effective(recipe, version, versionId + version);
      const before = await plant.batch('MBR-ENDED', { value: '100', unit: 'g' });
      const data = { site: 'HAM', recipe: 'MBR-ENDED', version, versionId: versionId + version, ...(ended === 'RecipeVersionSuperseded' ? { supersededBy: 'another' } : { by: 'E1050', reason: 'stability' }) };
      await plant.tell('recipes', outgoing(`batchwright.recipes.v1.${ended}`, { subject: versionId + version, site: 'HAM', sequence: 9 }, data as never));
      await expect(plant.batch('MBR-ENDED', { value: '100', unit: 'g' })).rejects.toThrow('recipe-not-effective');
      expect(await plant.services.as('sup.haas').post(`${before.path}/release-to-floor`)).toMatchObject({ status: 200 });
    }
  });
});

describe('B2 states and commands of a run', () => {
  it('pauses until the step under way is done, holds back starts, and resumes', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await weighed(run);
    const command = (name: string, reason?: string): Promise<{ status: number; body: Record<string, unknown> }> => plant.services.as('sup.haas').post(`${run.path}/commands`, { command: name, ...(reason === undefined ? {} : { reason }) });
    expect(await command('resume')).toMatchObject({ status: 409, body: { code: 'command-not-allowed' } });
    expect(await command('pause')).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await command('pause', 'shift ends')).toMatchObject({ status: 200, body: { state: 'pausing' } });
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    expect(await run.act('op.okafor', 'weigh', 'completion')).toMatchObject({ status: 200 });
    expect(await run.read()).toMatchObject({ state: 'paused', commands: ['resume', 'hold', 'stop', 'abort'] });
    expect(await run.act('op.okafor', 'verify', 'start')).toMatchObject({ status: 409, body: { code: 'run-not-running', moves: [{ move: 'resume' }] } });
    expect(await command('resume')).toMatchObject({ status: 200, body: { state: 'running' } });
    expect(await run.act('op.okafor', 'verify', 'start')).toMatchObject({ status: 200 });
    expect(await command('abort', 'contaminated')).toMatchObject({ status: 200, body: { state: 'aborted' } });
    expect(await plant.refusedAttempts(`run ${run.id}`)).toContainEqual({ kind: 'command-not-allowed', person: 'E1010' });
  });
});

describe('B3 enforced order', () => {
  it('refuses a step that was not reached, changes nothing, and remembers the attempt', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const before = await run.record();
    for (const act of ['start', 'completion']) expect(await run.act('op.okafor', 'last', act, { version: 1 })).toMatchObject({ status: 409, body: { code: 'step-not-ready' } });
    expect(await run.enter('op.okafor', 'last', 'remark', 'x', { version: 1 })).toMatchObject({ status: 409, body: { code: 'step-not-ready', rule: 'gmp-7' } });
    expect(await run.enter('op.okafor', 'weigh', 'tare', '50.0')).toMatchObject({ status: 409, body: { code: 'step-not-started' } });
    expect(await run.record()).toEqual(before);
    expect(await plant.refusedAttempts(`run ${run.id} / last`)).toContainEqual({ kind: 'step-not-ready', person: 'E1002' });
    expect(await run.card('last')).toMatchObject({ status: 'not-reached', start: { possible: false, refusal: { code: 'step-not-ready' } } });
  });

  it('is kept by the database as well: a step that was never reached cannot be written as started', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const transactions = await plant.services.db.transactions('batch_execution');
    const { sequence } = await run.read<{ sequence: number }>();
    const forged = transactions.run((tx) => tx.append({
      site: 'HAM', aggregateType: 'run', aggregateId: run.id, expectedSequence: sequence, events: [{ type: 'StepStarted', version: 1, body: { stepKey: 'last' } }],
      rows: [{ table: 'run_step', op: 'upsert', values: { run_id: run.id, key: 'last', step_id: 'last', status: 'started', version: 2, performers: [], state: { openPredecessors: 0 } } }],
    }));
    await expect(forged).rejects.toMatchObject({ code: 'record-refused' });
  });
});

describe('B7 second persons', () => {
  it('refuses the performer, and another account of the same person', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await run.act('op.berger', 'weigh', 'start');
    await run.enter('op.berger', 'weigh', 'tare', '50.0');
    await run.enter('op.berger', 'weigh', 'gross', '150.0');
    for (const account of ['op.berger', 'op.berger2']) expect((await run.sign(account, 'weigh', 'witnessed')).status).toBe(403);
    expect(await run.act('op.berger', 'weigh', 'completion')).toMatchObject({ status: 409, body: { code: 'step-incomplete', params: { signatures: [{ policy: 'witnessed', why: 'missing' }] } } });
    expect(await run.sign('op.lindqvist', 'weigh', 'witnessed')).toMatchObject({ status: 200 });
    expect(await run.act('op.berger', 'weigh', 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect((await plant.refusedAttempts(`run ${run.id} / weigh`)).map(({ person }) => person)).toContain('E1001');
  });

  it('refuses evidence used twice, of another step, and of another content', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await weighed(run);
    const early = await run.evidence('op.lindqvist', 'weigh', 'witnessed');
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '150.2', reason: 'misread' });
    expect(await run.act('op.lindqvist', 'weigh', 'signatures', { evidence: early })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    const evidence = await run.evidence('op.lindqvist', 'weigh', 'witnessed');
    expect(await run.act('op.lindqvist', 'weigh', 'signatures', { evidence })).toMatchObject({ status: 200 });
    expect((await run.act('op.lindqvist', 'weigh', 'signatures', { evidence })).status).toBe(409);
    const other = await plant.onFloor(SHORT_RECIPE);
    await weighed(other);
    expect((await other.act('op.lindqvist', 'weigh', 'signatures', { evidence })).status).toBe(403);
  });

  it('hides the reading from whoever repeats it, until it is repeated', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await weighed(run);
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    await run.act('op.okafor', 'weigh', 'completion');
    await run.act('op.okafor', 'verify', 'start');
    await run.enter('op.okafor', 'verify', 'reading', '10.0');
    const [blind] = (await run.card('verify', 'op.lindqvist')).entries[0]?.fields ?? [];
    expect(blind).toMatchObject({ hidden: true });
    expect(blind).not.toHaveProperty('value');
    // nor by any other door
    const second = plant.services.as('op.lindqvist');
    const told = await Promise.all([
      second.get(`${run.path}/record?limit=500`),
      second.get(`${run.path}/audit?limit=500`),
      second.post(`${run.step('verify')}/statements`, { policy: 'repeated' }),
      run.enter('op.lindqvist', 'verify', 'reading', '11.0'),
      run.card('verify', 'op.lindqvist'),
    ]);
    const reading = /(?<![\d:])10\.0(?!\d)/; // the number, and no part of a time of day such as 07:12:10.012
    for (const answer of told) expect(JSON.stringify(answer)).not.toMatch(reading);
    expect(JSON.stringify(await plant.services.as('op.okafor').get(`${run.path}/record?limit=500`))).toMatch(reading);
    expect(await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '11.0' })).toMatchObject({ body: { agrees: false } });
    expect(await run.act('op.okafor', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '10.0' })).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect(await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '10.0' })).toMatchObject({ body: { agrees: true } });
    expect((await run.card('verify', 'op.lindqvist')).entries[0]?.fields[0]).toMatchObject({ value: { printed: '10.0 g' } });
  });
});

describe('gmp 6 only the qualified', () => {
  it('refuses the start without the training, and raises an exception when it turns out to have been revoked before', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await weighed(run);
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    await run.act('op.okafor', 'weigh', 'completion');
    expect(await run.act('op.lindqvist', 'verify', 'start')).toMatchObject({ status: 403, body: { code: 'qualification-missing' } });
    const qualification = await plant.qualify('E1003', 'GMP');
    const { plant: revokedAt } = await (await plant.services.db.transactions('batch_execution')).times();
    expect(await run.act('op.lindqvist', 'verify', 'start')).toMatchObject({ status: 200 });
    await plant.revoke(qualification, 'E1003', 'GMP', revokedAt);
    const { exceptionList } = await run.read<{ exceptionList: { type: string; stepKey: string }[] }>();
    expect(exceptionList).toMatchObject([{ type: 'late-revocation', stepKey: 'verify' }]);
  });
});
