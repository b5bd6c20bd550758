import { newId } from '@batchwright/kernel';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { rowsOf } from '../adapters/postgres/rows-of';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const MINOR = { classification: 'minor-deviation', rationale: 'power cut of 3 s, no effect on the mass' };
const path = (id: string): string => `/api/review/v1/exceptions/${id}`;
let count = 0;
const nextId = (): string => newId(Date.now(), Buffer.from((count += 1).toString(16).padStart(20, '0'), 'hex'));

interface Shown {
  readonly state: string;
  readonly cause: { readonly id: string } | null;
  readonly effects: { readonly total: number; readonly open: number };
  readonly effectList: readonly { readonly id: string; readonly state: string; readonly openBecause: string | null }[];
  readonly decision: { readonly withParent: string | null } | null;
}
const shown = async (id: string): Promise<Shown> => (await plant.services.as('qa.weiss').get<Shown>(path(id))).body;

/** A batch on the floor whose weighing runs. */
async function atWork(): Promise<ScriptedRun> {
  const run = await plant.newRun();
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  return run;
}

/** What process-data tells of it. */
async function told(run: ScriptedRun, more: object = {}): Promise<string> {
  const exceptionId = nextId();
  await run.act(undefined, () => ({ type: 'RaiseException', exceptionId, exceptionType: 'process-data-gap', severity: 'major', stepKey: 'weigh-api', text: 'Values are missing', ...more }));
  await plant.services.settled();
  return exceptionId;
}

describe('F11 one cause, many effects, one decision', () => {
  it('shows the cause with its effects, decides them with one signature, each recorded with its cause, and the package proves it', async () => {
    const run = await atWork();
    const cause = await told(run);
    const effects = [await told(run, { parent: cause }), await told(run, { parent: cause })];
    expect(await shown(cause)).toMatchObject({ cause: null, effects: { total: 2, open: 2 }, effectList: effects.map((id) => ({ id, state: 'open', openBecause: null })) });
    expect(await shown(effects[0] ?? '')).toMatchObject({ cause: { id: cause, state: 'open' }, effects: { total: 0, open: 0 } });
    const listed = (await plant.services.as('qa.weiss').get<{ items: Shown[] }>(`/api/review/v1/exceptions?runId=${run.runId}`)).body.items;
    expect(listed.map((one) => [one.cause?.id ?? null, one.effects.total])).toEqual([[null, 2], [cause, 0], [cause, 0]]);

    const asked = await plant.services.as('qa.weiss').post<{ statement: { text: { en: string; de: string } } }>(`${path(cause)}/decision/statements`, MINOR);
    expect(asked.body.statement.text).toMatchObject({ en: expect.stringContaining('With it I close its effects (2): “Values are missing”') as string, de: expect.stringContaining('schließe ich ihre Folgen (2)') as string });
    expect(await plant.services.as('qa.weiss').signed(`${path(cause)}/decision`, MINOR)).toMatchObject({ status: 200 });
    await plant.services.settled();
    expect(await shown(cause)).toMatchObject({ state: 'closed', effects: { total: 2, open: 0 }, decision: { withParent: null } });
    for (const id of effects) expect(await shown(id)).toMatchObject({ state: 'closed', decision: { withParent: cause, person: 'E1050', meaning: 'exception-decided', ...MINOR } });
    expect(plant.told.filter(({ type, runId }) => type === 'ExceptionDecided' && runId === run.runId)).toHaveLength(3);
    const raw = await plant.services.db.client();
    expect((await raw.query(`SELECT body FROM bus.log WHERE type = 'batchwright.review.v1.ExceptionDecided' AND key = $1 ORDER BY position`, [run.runId])).rows.map(({ body }: { body: string }) => (JSON.parse(body) as { decidedWith?: string }).decidedWith)).toEqual([undefined, cause, cause]);
    expect((await raw.query(`SELECT count(*)::int AS n FROM review.evidence_use WHERE aggregate_id = $1`, [run.runId])).rows).toEqual([{ n: 1 }]);
    expect((await raw.query(`SELECT new_value FROM review.audit WHERE aggregate_id = $1 AND action = 'ExceptionDecided' AND field LIKE 'exception %'`, [run.runId])).rows).toEqual(effects.map(() => ({ new_value: `decided with ${cause}` })));

    const late = await told(run, { parent: cause });
    expect(await shown(late)).toMatchObject({ state: 'open', cause: { id: cause, state: 'closed' } });
    expect((await shown(cause)).effectList.at(-1)).toMatchObject({ id: late, state: 'open', openBecause: 'decided-before' });
    expect(await plant.services.as('qa.adeyemi').signed(`${path(cause)}/decision`, MINOR)).toMatchObject({ status: 409, body: { code: 'exception-already-decided', detail: 'E1050 decided this exception as minor-deviation.' } });
    expect(await plant.services.as('qa.adeyemi').signed(`${path(late)}/decision`, MINOR)).toMatchObject({ status: 200 });

    await run.enter('op.berger', 'weigh-api', 'net', '100.2');
    await run.enter('op.berger', 'weigh-api', 'container', 'C-1');
    await run.sign('op.berger', 'weigh-api', 'performer');
    await run.sign('op.okafor', 'weigh-api', 'witness');
    await run.complete('op.berger', 'weigh-api');
    await run.start('op.berger', 'work-out');
    await run.complete('op.berger', 'work-out');
    await plant.services.settled();
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    const { verifyPackage } = (await import('../../../../verify/verify.mjs' as string)) as { verifyPackage: (bytes: Buffer) => { findings: object[] } };
    expect(verifyPackage((await plant.packageOf(run)).bytes).findings).toEqual([]);
  });

  it('leaves open what needs more signatures than its cause, and says so', async () => {
    const run = await atWork();
    const cause = await told(run);
    const [covered, critical] = [await told(run, { parent: cause }), await told(run, { parent: cause, severity: 'critical' })];
    expect((await shown(cause)).effectList).toMatchObject([{ id: covered, openBecause: null }, { id: critical, openBecause: 'more-signers' }]);
    expect(await plant.services.as('qa.weiss').signed(`${path(cause)}/decision`, MINOR)).toMatchObject({ status: 200 });
    await plant.services.settled();
    expect(await shown(cause)).toMatchObject({ state: 'closed', effects: { total: 2, open: 1 }, effectList: [{ id: covered, state: 'closed' }, { id: critical, state: 'open', openBecause: 'more-signers' }] });
    expect(Object.values(run.view.blocks)).toMatchObject([{ exceptionId: critical, lifted: false }]);
  });

  it('two signatures of the cause close what they cover, together', async () => {
    const run = await atWork();
    const cause = await told(run, { severity: 'critical' });
    const effects = [await told(run, { parent: cause }), await told(run, { parent: cause, severity: 'critical' })];
    await plant.decided(`${path(cause)}/decision`, { classification: 'major-deviation', rationale: 'power cut' });
    await plant.services.settled();
    for (const id of effects) expect(await shown(id)).toMatchObject({ state: 'closed', decision: { withParent: cause, person: 'E1052' } });
    expect(Object.values(run.view.blocks).map(({ lifted }) => lifted)).toEqual([true, true]);
  });

  it('of two who decide at once one wins, and the other is told who and as what', async () => {
    const run = await atWork();
    const cause = await told(run);
    const effect = await told(run, { parent: cause });
    const both = await Promise.all(['qa.weiss', 'qa.adeyemi'].map((who) => plant.services.as(who).signed(`${path(cause)}/decision`, MINOR)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'exception-already-decided', detail: expect.stringMatching(/^E105[01] decided this exception as minor-deviation/) as string } });
    const { rows } = await (await plant.services.db.client()).query<{ n: number }>(`SELECT count(*)::int AS n FROM review.record WHERE aggregate_id = $1 AND type = 'ExceptionDecided'`, [run.runId]);
    expect(rows).toEqual([{ n: 2 }]);
    expect(await shown(effect)).toMatchObject({ state: 'closed' });
  });

  it('takes a cause that is itself, unknown or of another batch as none, and one that comes after its effect as one', async () => {
    const [run, other] = [await atWork(), await atWork()];
    const elsewhere = await told(other);
    const later = nextId();
    const [foreign, unknown, early] = [await told(run, { parent: elsewhere }), await told(run, { parent: nextId() }), await told(run, { parent: later })];
    for (const id of [foreign, unknown, early]) expect(await shown(id)).toMatchObject({ cause: null });
    await run.act(undefined, () => ({ type: 'RaiseException', exceptionId: later, exceptionType: 'process-data-gap', severity: 'major', stepKey: 'weigh-api', text: 'Values are missing' }));
    await run.act(undefined, () => ({ type: 'ExtendException', exceptionId: unknown, stepKey: 'weigh-api', parent: later }));
    await plant.services.settled();
    for (const id of [early, unknown]) expect(await shown(id)).toMatchObject({ cause: { id: later } });
    expect(await shown(elsewhere)).toMatchObject({ effects: { total: 0 } });
  });

  it('shows from when to when a machine said so, and how bad it was', async () => {
    const run = await atWork();
    const observed = { equipment: 'VB-02', tags: ['VB-02.temperature'], from: '2026-03-02T06:00:00.000000Z', limit: { id: 'high', kind: 'high', value: '25' }, unit: 'Cel', nodes: ['making'] };
    const id = await told(run, { exceptionType: 'process-excursion', observed });
    expect(await shown(id)).toMatchObject({ observed, extendedAt: null });
    const whole = { ...observed, until: '2026-03-02T06:04:00.000000Z', peak: '26.1', peakAt: '2026-03-02T06:02:00.000000Z' };
    await run.act(undefined, () => ({ type: 'ExtendException', exceptionId: id, stepKey: 'weigh-api', observed: whole }));
    await plant.services.settled();
    expect(await shown(id)).toMatchObject({ observed: whole, extendedAt: expect.any(String) as string });
  });
});

describe('F11 I4 quality puts an exception under a cause and takes it out again', () => {
  it('with a reason that the audit trail keeps, while neither is closed', async () => {
    const run = await atWork();
    const [cause, effect] = [await told(run), await told(run)];
    const quality = plant.services.as('qa.weiss');
    expect(await plant.services.as('sup.haas').post(`${path(effect)}/cause`, { parent: cause, reason: 'same power cut' })).toMatchObject({ status: 403 });
    expect(await plant.services.as('qa.murphy').post(`${path(effect)}/cause`, { parent: cause, reason: 'same power cut' })).toMatchObject({ status: 404 });
    expect(await quality.post(`${path(effect)}/cause`, { parent: effect, reason: 'same power cut' })).toMatchObject({ status: 422, body: { code: 'cause-unusable' } });
    expect(await quality.post(`${path(effect)}/cause/removal`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'cause-missing' } });
    expect(await quality.post(`${path(effect)}/cause`, { parent: cause, reason: 'same power cut' })).toMatchObject({ status: 200 });
    expect(await quality.post(`${path(effect)}/cause`, { parent: cause, reason: 'same power cut' })).toMatchObject({ status: 200 }); // it stands there already: nothing more is recorded
    expect((await quality.get(path(effect))).body).toMatchObject({ cause: { id: cause }, placed: { person: 'E1050', reason: 'same power cut' } });
    expect(await quality.post(`${path(effect)}/cause/removal`, { reason: 'it was missing before' })).toMatchObject({ status: 200 });
    expect((await quality.get(path(effect))).body).toMatchObject({ cause: null, placed: { reason: 'it was missing before' } });
    const { rows } = await (await plant.services.db.client()).query(`SELECT action, field, old_value, new_value, reason FROM review.audit WHERE aggregate_id = $1 AND field = $2 ORDER BY record_sequence`, [run.runId, `cause of ${effect}`]);
    expect(rows).toEqual([
      { action: 'ExceptionPutUnder', field: `cause of ${effect}`, old_value: null, new_value: cause, reason: 'same power cut' },
      { action: 'ExceptionTakenOut', field: `cause of ${effect}`, old_value: cause, new_value: '', reason: 'it was missing before' },
    ]);
    await quality.post(`${path(effect)}/cause`, { parent: cause, reason: 'it was the same after all' });
    await quality.signed(`${path(cause)}/decision`, MINOR);
    expect(await shown(effect)).toMatchObject({ state: 'closed', decision: { withParent: cause } });
    expect(await quality.post(`${path(effect)}/cause/removal`, { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'exception-already-decided' } });
  });

  it('and its tables are rebuilt from the record', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'review', rowsOf)).differences).toEqual([]);
  });
});
