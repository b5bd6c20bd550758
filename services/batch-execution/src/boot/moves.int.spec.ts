import { randomUUID } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import { rebuildDerivedTables, type Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { TestAnswer } from '@batchwright/testing';
import { replayRows } from '../adapters/postgres/run-rows';
import { ExecutionPlant, REFUSED_ITEM, SILENT_ITEM, type RunAtWork, type StepBody } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;
let own: Transactions;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  for (const person of ['E1002', 'E1003']) await plant.qualify(person, 'GMP');
  own = await plant.services.db.transactions('batch_execution');
}, 60_000);
afterAll(() => plant.stop());

type Move = Readonly<Record<string, unknown>> & { readonly move: string };

const statementOf = (run: RunAtWork, account: string, key: string, move: Move): Promise<TestAnswer<{ statement: Statement; code?: string }>> => plant.services.as(account).post(`${run.step(key)}/moves/statements`, move);

async function evidenceFor(run: RunAtWork, account: string, key: string, move: Move, signer = account): Promise<Evidence> {
  const asked = await statementOf(run, account, key, move);
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  return plant.services.signer.sign(asked.body.statement, signer);
}

async function make(run: RunAtWork, account: string, key: string, move: Move, evidence?: Evidence, more: object = {}): Promise<TestAnswer<StepBody>> {
  return run.act(account, key, 'moves', { ...move, evidence: evidence ?? (await evidenceFor(run, account, key, move)), ...more });
}

let told = 0;
const permit = (run: RunAtWork, stepKey: string, approvedBy = 'E1050'): Promise<void> => {
  const permissionId = randomUUID();
  told += 1;
  return plant.tell('review', outgoing('batchwright.review.v1.DeviationApproved', { subject: run.id, site: 'HAM', sequence: told, id: permissionId }, {
    permissionId, site: 'HAM', runId: run.id, deviation: 'DEV-2026-017', stepKey, rule: 'not-applicable', impact: 'none', reason: 'weighed by the supplier', validUntil: '2099-01-01T00:00:00.000Z', approvedBy,
  }));
};

const NA: Move = { move: 'not-applicable', reason: 'the scale is broken' };

describe('B20 not applicable under a deviation approved before the act', () => {
  it('is refused before, with the move of quality on a route that is there; then closes the step, signed, audited, as an exception', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    expect(await statementOf(run, 'sup.haas', 'weigh', NA)).toMatchObject({ status: 409, body: { code: 'deviation-missing', moves: [{ move: 'approve-deviation', title: 'Approve a deviation that permits it once', roles: ['qa'], route: `POST /api/review/v1/batches/${run.id}/deviations` }] } });
    await permit(run, 'weigh');
    const { body } = await statementOf(run, 'sup.haas', 'weigh', NA);
    expect(body.statement).toMatchObject({ action: 'move:not-applicable', signer: { person: 'E1010' }, text: { en: expect.stringContaining('under deviation DEV-2026-017') as string, de: expect.stringContaining('nicht zutreffend') as string } });
    expect(await make(run, 'sup.haas', 'weigh', NA)).toMatchObject({ status: 200, body: { status: 'completed', exceptions: [{ type: 'not-applicable-under-deviation' }] } });
    expect(await run.card('verify')).toMatchObject({ status: 'ready' });
    const types = (await run.record()).map(({ type }) => type);
    expect(types.slice(types.indexOf('MoveSigned'), types.indexOf('MoveSigned') + 4)).toEqual(['MoveSigned', 'PermissionUsed', 'ExceptionRaised', 'StepCompleted']);
    const { body: audit } = await plant.services.as('qa.weiss').get<{ items: { action: string; reason?: string; newValue?: string }[] }>(`${run.path}/audit?limit=200`);
    expect(JSON.stringify(audit)).toContain('not applicable under DEV-2026-017');
    const [permissionUsed] = await own.read<{ head: { permissions: { used: boolean }[] } }>('SELECT head FROM run WHERE id = $1', [run.id]);
    expect(permissionUsed?.head.permissions).toMatchObject([{ used: true }]);
  });

  it('is no way for who approved it, for another role, another site, or with evidence of another statement', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await permit(run, 'weigh', 'E1010');
    expect(await statementOf(run, 'sup.haas', 'weigh', NA)).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect(await statementOf(run, 'op.okafor', 'weigh', NA)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await statementOf(run, 'every.role', 'weigh', NA)).toMatchObject({ status: 404 });
    expect(await statementOf(run, 'it.admin', 'weigh', NA)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    const good = await evidenceFor(run, 'prod.keller', 'weigh', NA);
    expect(await make(run, 'prod.keller', 'weigh', { ...NA, reason: 'another reason' }, good)).toMatchObject({ status: 409, body: { code: 'content-changed', moves: [{ move: 'sign-again' }] } });
    expect(await make(run, 'sup.haas', 'weigh', NA, good)).toMatchObject({ status: 403 });
    const other = await plant.onFloor(SHORT_RECIPE);
    await permit(other, 'weigh');
    expect(await make(run, 'prod.keller', 'weigh', NA, await evidenceFor(other, 'prod.keller', 'weigh', NA))).toMatchObject({ status: 403, body: { code: 'evidence-for-another-act' } });
    expect((await run.card('weigh')).status).toBe('ready');
  });

  it('is made once when two supervisors race for it', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await permit(run, 'weigh');
    const evidence = await Promise.all(['sup.haas', 'prod.keller'].map((account) => evidenceFor(run, account, 'weigh', NA)));
    const { version } = await run.card('weigh');
    const answers = await Promise.all(['sup.haas', 'prod.keller'].map((account, i) => make(run, account, 'weigh', NA, evidence[i], { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(['step-changed', 'step-completed']).toContain(answers.find(({ status }) => status === 409)?.body.code);
    expect((await run.record()).filter(({ type }) => type === 'MoveSigned')).toHaveLength(1);
  });

  it('cannot be written around by the role of the application: a step is not done that neither began nor was permitted', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const raw = await plant.services.db.client();
    await raw.query('SET search_path = batch_execution');
    const done = raw.query(`UPDATE run_step SET status = 'completed', state = state || '{"notApplicable":{"permissionId":"x"}}' WHERE run_id = $1 AND key = 'weigh'`, [run.id]);
    await expect(done).rejects.toThrow('completed without being started');
  });
});

describe('B20 reassign, reopen, late entry', () => {
  it('lets another qualified person go on, and refuses who is not', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await run.act('op.okafor', 'weigh', 'start');
    const move: Move = { move: 'reassign-step', reason: 'end of the shift', to: 'E1001' };
    expect(await statementOf(run, 'sup.haas', 'weigh', { ...move, to: 'E1030' })).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await statementOf(run, 'sup.haas', 'weigh', { ...move, to: 'E2001' })).toMatchObject({ status: 422, body: { code: 'person-unknown' } });
    expect(await statementOf(run, 'sup.haas', 'weigh', { move: 'reassign-step', reason: 'x' })).toMatchObject({ status: 422, body: { code: 'field-missing', field: 'to' } });
    expect(await make(run, 'sup.haas', 'weigh', move)).toMatchObject({ status: 200, body: { exceptions: [{ type: 'step-reassigned' }] } });
    expect(await run.card('weigh')).toMatchObject({ performedBy: ['E1002', 'E1001'] });
  });

  it('opens a completed step again, with everything that was recorded, and asks for what is missing', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await run.act('op.okafor', 'weigh', 'start');
    for (const [entry, value] of [['tare', '50.0'], ['gross', '150.0']] as const) await run.enter('op.okafor', 'weigh', entry, value);
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    await run.act('op.okafor', 'weigh', 'completion');
    const move: Move = { move: 'reopen-step', reason: 'a remark is missing' };
    expect(await run.enter('op.okafor', 'weigh', 'gross', '151.0')).toMatchObject({ status: 409, body: { code: 'entry-already-recorded', params: { recorded: '150.0 g', offered: '151.0', person: 'E1002', name: 'Chidi Okafor' } } });
    expect(await make(run, 'sup.haas', 'weigh', move)).toMatchObject({ status: 200, body: { status: 'started', exceptions: [{ type: 'step-reopened' }] } });
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '150.2', reason: 'misread' });
    expect((await run.card('weigh')).entries.find(({ id }) => id === 'gross')?.fields[0]).toMatchObject({ value: { printed: '150.2 g' }, history: [{ value: { value: '150.0' }, replacedBecause: 'misread' }] });
  });

  it('enters late with source and reason, under the signature of another person', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await run.act('op.okafor', 'weigh', 'start');
    const { startedAt } = { startedAt: ((await run.card('weigh')).started as { at: string }).at };
    const late: Move = { move: 'late-entry', reason: 'the network was down', entry: 'tare', value: '50.0', observedAt: startedAt, source: 'note on form F-12' };
    expect(await run.enter('op.okafor', 'weigh', 'tare', '50.0', { observedAt: startedAt, reason: 'late' })).toMatchObject({ status: 409, body: { code: 'late-entry-not-checked', moves: [{ move: 'late-entry' }] } });
    await expect(evidenceFor(run, 'op.okafor', 'weigh', late).then((evidence) => make(run, 'op.okafor', 'weigh', late, evidence))).resolves.toMatchObject({ status: 403, body: { code: 'signer-not-allowed' } });
    expect(await make(run, 'op.okafor', 'weigh', { ...late, value: '5000' }, await evidenceFor(run, 'op.okafor', 'weigh', { ...late, value: '5000' }, 'op.lindqvist'))).toMatchObject({ status: 422, body: { code: 'value-implausible' } });
    expect(await make(run, 'op.okafor', 'weigh', late, await evidenceFor(run, 'op.okafor', 'weigh', late, 'op.lindqvist'))).toMatchObject({ status: 200, body: { exceptions: [{ type: 'late-entry' }] } });
    expect((await run.record()).find(({ type }) => type === 'EntryRecorded')?.body).toMatchObject({ observedAt: startedAt, transcribedFrom: 'note on form F-12', reason: 'the network was down' });
  });
});

describe('B20 another item in the middle of a step', () => {
  it('asks the owner, says his refusal, waits for his silence, and binds what he granted', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    for (const key of ['weigh', 'verify', 'left', 'right']) await permit(run, key);
    for (const key of ['weigh', 'verify', 'left', 'right']) await make(run, 'sup.haas', key, NA);
    await run.start('op.okafor', 'blend', { equipment: [{ requirement: 'blender', item: 'VB-01' }] });
    const change = (item: string): Move => ({ move: 'change-equipment', reason: 'the motor failed', requirement: 'blender', item });
    expect(await make(run, 'sup.haas', 'blend', change(REFUSED_ITEM))).toMatchObject({ status: 409, body: { code: 'equipment-unsuitable', params: { item: REFUSED_ITEM } } });
    const silent = await evidenceFor(run, 'sup.haas', 'blend', change(SILENT_ITEM));
    expect(await make(run, 'sup.haas', 'blend', change(SILENT_ITEM), silent)).toMatchObject({ status: 409, body: { code: 'grants-pending', moves: [{ move: 'try-again' }, { move: 'withdraw-request' }] } });
    expect(await make(run, 'sup.haas', 'blend', change('VB-02'))).toMatchObject({ status: 200, body: { exceptions: [{ type: 'equipment-changed' }] } });
    expect((await run.record()).find(({ type }) => type === 'EquipmentChanged')?.body).toMatchObject({ need: 'blender', from: { item: 'VB-01' }, to: { item: 'VB-02' } });
    expect(await run.act('op.okafor', 'blend', 'completion', { entries: [{ entry: 'speed', value: '12.0' }] })).toMatchObject({ status: 200 });
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
