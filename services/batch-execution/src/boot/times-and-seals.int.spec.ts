import { randomUUID } from 'node:crypto';
import { specimen } from '../../../../deploy/local/demo/recipes/specimen-picture';
import { outgoing } from '@batchwright/contracts';
import { rebuildDerivedTables, type Transactions } from '@batchwright/persistence';
import { chainHead } from '@batchwright/records';
import { replayRows } from '../adapters/postgres/run-rows';
import { NoteClockJump } from '../application/note-clock-jump';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
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

/** Up to where the blender is taken. */
async function untilBlend(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
  await run.sign('op.lindqvist', 'weigh', 'witnessed');
  await run.act('op.okafor', 'weigh', 'completion');
  await run.act('op.okafor', 'verify', 'start');
  await run.enter('op.okafor', 'verify', 'reading', '10.0');
  await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '10.0' });
  await run.sign('op.lindqvist', 'verify', 'repeated');
  await run.act('op.okafor', 'verify', 'completion');
  for (const key of ['left', 'right']) {
    await run.act('op.okafor', key, 'start');
    await run.act('op.okafor', key, 'completion', { entries: [{ entry: 'value', value: '1.0' }] });
  }
  return run;
}

const blender = { equipment: [{ requirement: 'blender', item: 'VB-01' }] };

async function toTheEnd(run: RunAtWork): Promise<void> {
  await run.start('op.okafor', 'blend', blender);
  await run.act('op.okafor', 'blend', 'completion', { entries: [{ entry: 'speed', value: '12.0' }] });
  await run.act('op.okafor', 'last', 'start');
  await run.act('op.okafor', 'last', 'completion', { entries: [{ entry: 'remark', value: 'clean' }] });
}

const ask = (run: RunAtWork, type: 'SealRun' | 'UnsealRun' | 'AbortRun', reason: string): Promise<void> => {
  const id = randomUUID();
  return plant.tell('review', outgoing(`batchwright.batch-execution.v1.${type}`, { subject: run.id, site: 'HAM', sequence: 0, id }, { runId: run.id, reason }));
};

describe('A12 B11 hold times on the plant clock', () => {
  it('raises an exception one moment after the longest time, once, and holds the step back until quality decides', async () => {
    const run = await untilBlend();
    expect(await run.read()).toMatchObject({ holdTimes: [{ holdTime: 'to-blend', exceeded: false, max: { value: '4', unit: 'h' } }], timers: [{ purpose: 'hold-time' }] });
    await plant.services.steer({ advanceSeconds: 4 * 3600 - 60 });
    expect(await run.read()).toMatchObject({ exceptions: 0 });
    await plant.services.steer({ advanceSeconds: 61 });
    await plant.services.steer({ advanceSeconds: 1 });
    const { exceptionList } = await run.read<{ exceptionList: { id: string; type: string; blocks: boolean }[] }>();
    expect(exceptionList).toMatchObject([{ type: 'hold-time-exceeded', blocks: true, closed: false }]);
    expect(await run.start('op.okafor', 'blend', blender)).toMatchObject({ status: 409, body: { code: 'blocked-by-exception', moves: [{ move: 'decide-exception', roles: ['qa'] }] } });

    const exceptionId = exceptionList[0]?.id ?? '';
    await plant.tell('review', outgoing('batchwright.review.v1.ExceptionDecided', { subject: run.id, site: 'HAM', sequence: 1 }, { exceptionId, site: 'HAM', runId: run.id, decision: 'accepted', classification: 'minor', rationale: 'stability data', closes: true, decidedBy: 'E1050' }));
    await plant.tell('review', outgoing('batchwright.review.v1.GateOpened', { subject: run.id, site: 'HAM', sequence: 2 }, { gateId: randomUUID(), site: 'HAM', runId: run.id, stepKey: 'blend', gate: 'hold-time-exceeded', exceptionId, reason: 'stability data', openedBy: 'E1050' }));
    expect(await run.start('op.okafor', 'blend', blender)).toMatchObject({ status: 200, body: { status: 'started' } });
    const began = (await run.record()).filter(({ type }) => type === 'StepStarted').at(-1);
    expect(began?.body).toMatchObject({ underDecision: [exceptionId] });
    expect(await run.read()).toMatchObject({ openExceptions: 0, exceptions: 1, holdTimes: [] });
  });

  it('G3 keeps what a deviation permits, once, and says so in record and audit', async () => {
    const run = await untilBlend();
    const permissionId = randomUUID();
    const permitted = { permissionId, deviation: 'DEV-1', stepKey: 'blend', rule: 'hold-time-not-over', reason: 'dry already', validUntil: '2099-01-01T00:00:00.000Z' };
    const told = outgoing('batchwright.review.v1.DeviationApproved', { subject: run.id, site: 'HAM', sequence: 1 }, { ...permitted, site: 'HAM', runId: run.id, impact: 'none', approvedBy: 'E1050' });
    await plant.tell('review', told);
    await plant.tell('review', outgoing('batchwright.review.v1.DeviationApproved', { subject: run.id, site: 'HAM', sequence: 2 }, { ...permitted, site: 'HAM', runId: run.id, impact: 'none', approvedBy: 'E1050' }));
    const given = (await run.record()).filter(({ type }) => type === 'PermissionGiven');
    expect(given).toMatchObject([{ body: { ...permitted, approvedBy: 'E1050' } }]);
  });

  it('measures the hold rightly when the clock was put back an hour meanwhile, and says so in the record', async () => {
    const run = await untilBlend();
    const { timers } = await run.read<{ timers: { dueAt: string }[] }>();
    await own.read("SELECT note_clock_jump('test', -3600000)");
    const service = plant.services.plant.services.find(({ definition }) => definition.name === 'batch-execution');
    await service?.app.get(NoteClockJump).execute(-3_600_000);
    const moved = await run.read<{ timers: { dueAt: string }[]; exceptionList: { type: string }[] }>();
    expect(Date.parse(timers[0]?.dueAt ?? '') - Date.parse(moved.timers[0]?.dueAt ?? '')).toBe(3_600_000);
    expect(moved.exceptionList).toMatchObject([{ type: 'clock-jump' }]);
    await plant.services.steer({ advanceSeconds: 3 * 3600 + 1 });
    expect((await run.record()).filter(({ type }) => type === 'HoldTimeExceeded')).toHaveLength(1);
    expect((await run.record()).filter(({ type }) => type === 'ClockEventNoted')).toHaveLength(1);
  });

  it('fires a timer once, though several look at the same time', async () => {
    const run = await untilBlend();
    await plant.services.db.steerClock({ advanceSeconds: 5 * 3600 });
    await Promise.all([plant.services.plant.dueTimers(), plant.services.plant.dueTimers(), plant.services.plant.dueTimers()]);
    expect((await run.record()).filter(({ type }) => type === 'HoldTimeExceeded')).toHaveLength(1);
  });
});

describe('F7 a sealed run takes nothing', () => {
  it('answers the seal with the head before it, refuses everything, and takes corrections when it is unsealed', async () => {
    const run = await untilBlend();
    await toTheEnd(run);
    const { items } = (await plant.services.as('qa.weiss').get<{ items: { leafHash: string }[] }>(`${run.path}/record?limit=500`)).body;
    await ask(run, 'SealRun', 'release');
    expect(await run.read()).toMatchObject({ sealed: true, commands: [] });
    const [told] = await own.read<{ head: string; count: number }>(`SELECT head, sequence AS count FROM (SELECT encode(head_hash, 'hex') AS head, sequence FROM aggregate WHERE aggregate_id = $1) a`, [run.id]);
    expect(told?.count).toBe(items.length + 1);
    expect(told?.head).not.toBe(chainHead(items.map(({ leafHash }) => leafHash)));
    expect(await plant.sealOf(run.id)).toEqual({ head: chainHead(items.map(({ leafHash }) => leafHash)), count: items.length });
    const refused = [
      run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '150.4', reason: 'late' }),
      run.act('sup.haas', 'weigh', 'moves/statements', { move: 'reopen-step', reason: 'late', version: undefined }),
      plant.services.as('qa.weiss').post(`${run.path}/comments`, { text: 'late' }),
      plant.services.as('qa.weiss').post(`${run.path}/exceptions`, { severity: 'minor', text: 'late' }),
    ];
    for (const answer of await Promise.all(refused)) expect(answer).toMatchObject({ status: 409, body: { code: 'run-sealed' } });
    const exceptionId = randomUUID();
    const late = { exceptionId, runId: run.id, type: 'material-on-hold', severity: 'critical' as const, text: 'lot L-1 was stopped' };
    const told2 = outgoing('batchwright.batch-execution.v1.RaiseException', { subject: run.id, site: 'HAM', sequence: 0, id: exceptionId }, late);
    for (let twice = 0; twice < 2; twice += 1) await plant.tell('resources', told2);
    await plant.tell('resources', outgoing('batchwright.batch-execution.v1.CommentOnRun', { subject: run.id, site: 'HAM', sequence: 0, id: `${exceptionId}/end` }, { runId: run.id, text: 'over', exceptionId }));
    expect((await run.record()).filter(({ type }) => type === 'CommentAdded')).toEqual([]);
    expect((await run.record()).filter(({ type }) => type.startsWith('ExceptionRaised')).slice(-1)).toMatchObject([{ type: 'ExceptionRaisedAfterSeal', body: { exceptionId, severity: 'critical' } }]);
    expect(await run.read()).toMatchObject({ sealed: true, exceptionList: expect.arrayContaining([expect.objectContaining({ id: exceptionId, type: 'material-on-hold', closed: false })]) as unknown });
    expect(await plant.services.db.client().then((raw) => raw.query("SELECT reason FROM batch_execution.parked WHERE key = $1", [run.id]).then(({ rows }) => rows))).toEqual([]);
    await ask(run, 'UnsealRun', 'correction');
    expect(await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '150.4', reason: 'late' })).toMatchObject({ status: 200 });
  });

  it('E5 F11 takes from a service which exception is the cause of another, and how something ended, once; the next act of the person at the step is not too late by it', async () => {
    const run = await untilBlend();
    const at = (id: string) => ({ subject: run.id, site: 'HAM', sequence: 0, id });
    const [cause, effect] = [randomUUID(), randomUUID()];
    const raised = (exceptionId: string, parent?: string) => outgoing('batchwright.batch-execution.v1.RaiseException', at(exceptionId), { exceptionId, runId: run.id, stepKey: 'blend', type: 'process-excursion', severity: 'major', text: 'too hot', ...(parent ? { parent } : {}) });
    const before = await run.card('blend');
    await plant.tell('resources', raised(cause));
    await plant.tell('resources', raised(effect, cause));
    const ended = outgoing('batchwright.batch-execution.v1.CommentOnRun', at(`${cause}/end`), { runId: run.id, stepKey: 'blend', text: 'over, worst value 28 Cel', exceptionId: cause });
    for (let twice = 0; twice < 2; twice += 1) await plant.tell('resources', ended);
    const record = await run.record();
    expect(record.filter(({ type, body }) => type === 'ExceptionRaised' && body.type === 'process-excursion').map(({ body }) => [body.exceptionId, body.parent])).toEqual([[cause, undefined], [effect, cause]]);
    expect(record.filter(({ type }) => type === 'CommentAdded')).toMatchObject([{ body: { stepKey: 'blend', text: 'over, worst value 28 Cel' } }]);
    expect(record.find(({ type }) => type === 'CommentAdded')).not.toHaveProperty('person');
    const observed = { equipment: 'VB-02', tags: ['VB-02.temperature'], from: '2026-11-24T08:00:00.000000Z', until: '2026-11-24T08:04:10.000000Z', limit: { id: 'high', kind: 'high', value: '25' }, unit: 'Cel', peak: '28', peakAt: '2026-11-24T08:02:00.000000Z', nodes: ['making'] };
    const extended = outgoing('batchwright.batch-execution.v1.ExtendException', at(`${cause}/observed`), { exceptionId: cause, runId: run.id, stepKey: 'blend', observed });
    for (let twice = 0; twice < 2; twice += 1) await plant.tell('resources', extended);
    expect((await run.record()).filter(({ type }) => type === 'ExceptionExtended')).toMatchObject([{ body: { exceptionId: cause, stepKey: 'blend', observed } }]);
    const shown = { equipment: 'VB-02', from: observed.from, until: observed.until, unit: 'Cel', peak: '28', peakAt: observed.peakAt };
    const { exceptionList } = await run.read<{ exceptionList: { id: string; observed?: object }[] }>();
    expect(exceptionList.filter(({ id }) => id === cause || id === effect).map((one) => one.observed)).toEqual([expect.objectContaining(shown), undefined]);
    expect((await run.card('blend')).exceptions).toContainEqual(expect.objectContaining({ id: cause, observed: expect.objectContaining(shown) as unknown }));
    expect((await run.card('blend')).version).toBe(before.version);
    expect((await run.card('blend')).exceptions).toHaveLength(2); // and he sees both
  });

  it('J3 J5 takes from tandem who stood beside a step and what was drawn there, once and in order; the operator’s next act is not too late by it, and a sealed run takes none', async () => {
    const run = await untilBlend();
    const { version } = await run.card('verify');
    const sessionId = randomUUID();
    const told = (sequence: number) => ({ subject: sessionId, site: 'HAM', sequence });
    const common = { sessionId, site: 'HAM', runId: run.id, stepKey: 'verify', person: 'E1020', name: 'Claire Moreau', at: '2026-11-24T08:00:00.000Z' };
    const messages = [
      outgoing('batchwright.tandem.v1.ExpertCalled', told(2), { ...common, calledBy: 'E1002', calledByName: 'Chidi Okafor' }), outgoing('batchwright.tandem.v1.CallDeclined', told(3), { ...common, word: 'in a meeting' }),
      outgoing('batchwright.tandem.v1.CallAccepted', told(4), common), outgoing('batchwright.tandem.v1.PartyJoined', told(5), common), outgoing('batchwright.tandem.v1.PartyLeft', told(6), { ...common, why: 'hung-up' }),
      outgoing('batchwright.tandem.v1.CallMissed', told(7), common), outgoing('batchwright.tandem.v1.SessionEnded', told(8), common),
    ];
    for (const message of messages) for (let twice = 0; twice < 2; twice += 1) await plant.tell('tandem', message);
    const noted = (await run.record()).filter(({ type }) => type === 'ExpertNoted');
    expect(noted.map(({ body }) => body.what)).toEqual(['called', 'declined', 'accepted', 'joined', 'left', 'missed', 'ended']);
    expect(noted).toMatchObject([{ body: { sessionId, stepKey: 'verify', person: 'E1020', calledBy: 'E1002' } }, { body: { word: 'in a meeting' } }, {}, {}, { body: { word: 'hung-up' } }, {}, {}]);
    expect((await run.card('verify')).version).toBe(version);
    const { items } = (await plant.services.as('qa.weiss').get<{ items: { action: string; field?: string; newValue?: string; reason?: string }[] }>(`${run.path}/audit?limit=500`)).body;
    expect(items.filter(({ action }) => action === 'ExpertNoted')).toMatchObject([{ field: 'called', newValue: 'Claire Moreau (E1020) ← Chidi Okafor (E1002)' }, { field: 'declined', reason: 'in a meeting' }, { field: 'accepted' }, { field: 'joined', newValue: 'Claire Moreau (E1020)' }, { field: 'left' }, { field: 'missed' }, { field: 'ended' }]);
    const { picture, value: sha256 } = specimen('photo', 'valve.png', 'a valve');
    const bytes = picture?.png ?? Buffer.alloc(0);
    const drawing = { sha256, mediaType: 'image/png', size: bytes.length, fileName: 'valve.png', pictureOf: 'E1002', pictureOfName: 'Chidi Okafor', marks: [{ person: 'E1020', name: 'Claire Moreau', at: '2026-11-24T08:00:01.000Z', tool: 'circle' }] };
    await plant.services.objects.put('tandem', 'HAM', bytes);
    const file = `${run.path}/attachments/${sha256}`;
    expect(await plant.services.as('qa.weiss').get(file)).toMatchObject({ status: 404 });
    await plant.tell('tandem', outgoing('batchwright.tandem.v1.DrawingKept', told(10), { ...common, person: 'E1002', name: 'Chidi Okafor', ...drawing }));
    expect((await run.record()).filter(({ type }) => type === 'ExpertNoted').at(-1)?.body).toMatchObject({ what: 'drawn', person: 'E1002', drawing });
    expect(await plant.services.objects.get({ service: 'batch-execution', site: 'HAM', sha256 })).toEqual(bytes);
    const { status, headers } = await fetch(`${plant.services.url}${file}`, { headers: { authorization: 'Bearer qa.weiss' } });
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    const last = (await plant.services.as('qa.weiss').get<{ items: { action: string; newValue?: string }[] }>(`${run.path}/audit?limit=500`)).body.items.filter(({ action }) => action === 'ExpertNoted').at(-1);
    expect(last).toMatchObject({ field: 'drawn', newValue: `Chidi Okafor (E1002) kept valve.png, SHA-256 ${sha256}, drawn by Claire Moreau (E1020)` });
    await toTheEnd(run);
    await ask(run, 'SealRun', 'release');
    await plant.tell('tandem', outgoing('batchwright.tandem.v1.PartyJoined', told(9), common));
    expect((await run.record()).filter(({ type }) => type === 'ExpertNoted')).toHaveLength(8);
  });

  it('J5 takes from tandem who consented to be recorded, and the hash of the recording, once and in order', async () => {
    const run = await untilBlend();
    const sessionId = randomUUID();
    const [recordingId, sha256] = [randomUUID(), 'a'.repeat(64)];
    const told = (sequence: number) => ({ subject: sessionId, site: 'HAM', sequence });
    const common = { sessionId, site: 'HAM', runId: run.id, stepKey: 'verify', person: 'E1020', name: 'Claire Moreau', at: '2026-11-24T08:00:00.000Z' };
    const nobody = { ...common, person: '', name: '' };
    const consented = [{ person: 'E1002', name: 'Chidi Okafor' }, { person: 'E1020', name: 'Claire Moreau' }];
    const messages = [
      outgoing('batchwright.tandem.v1.RecordingProposed', told(2), common), outgoing('batchwright.tandem.v1.ConsentGiven', told(3), common), outgoing('batchwright.tandem.v1.ConsentRefused', told(4), common),
      outgoing('batchwright.tandem.v1.RecordingBegan', told(5), { ...common, recordingId, consented }), outgoing('batchwright.tandem.v1.RecordingEnded', told(6), { ...common, recordingId, why: 'consent-withdrawn' }),
      outgoing('batchwright.tandem.v1.ConsentWithdrawn', told(7), common), outgoing('batchwright.tandem.v1.RecordingSealed', told(8), { ...nobody, recordingId, sha256, size: 1820, seconds: 62, mediaType: 'video/webm' }),
      outgoing('batchwright.tandem.v1.RecordingRemoved', told(9), { ...nobody, recordingId, sha256, days: 90 }),
    ];
    for (const message of messages) for (let twice = 0; twice < 2; twice += 1) await plant.tell('tandem', message);
    const { items } = (await plant.services.as('qa.weiss').get<{ items: { action: string; field?: string; newValue?: string; reason?: string }[] }>(`${run.path}/audit?limit=500`)).body;
    const rows = items.filter(({ action }) => action === 'ExpertNoted').map(({ field, newValue, reason }) => [field, newValue, reason].filter(Boolean).join('; '));
    expect(rows).toEqual([
      'recording-proposed; Claire Moreau (E1020)', 'consent-given; Claire Moreau (E1020)', 'consent-refused; Claire Moreau (E1020)',
      `recording-began; Claire Moreau (E1020) recording ${recordingId}, with consent of Chidi Okafor (E1002), Claire Moreau (E1020)`, `recording-ended; Claire Moreau (E1020) recording ${recordingId}; consent-withdrawn`,
      'consent-withdrawn; Claire Moreau (E1020)', `recording-sealed; recording ${recordingId}, SHA-256 ${sha256}, 1820 bytes, 62 s`, `recording-removed; recording ${recordingId}, SHA-256 ${sha256}, after 90 days`,
    ]);
  });

  it('is aborted with whatever is open when the batch is rejected', async () => {
    const run = await untilBlend();
    await ask(run, 'AbortRun', 'batch rejected');
    expect(await run.read()).toMatchObject({ state: 'aborted', timers: [] });
    expect((await run.record()).find(({ type }) => type === 'RunAborted')?.body).toMatchObject({ reason: 'batch rejected', openSteps: ['blend'] });
  });
});

describe('N4 I4 the event log is the record', () => {
  it('gives every derived table byte for byte when it is replayed', async () => {
    const run = await untilBlend();
    await run.enter('op.okafor', 'blend', 'speed', '12.0');
    await plant.services.as('sup.haas').post(`${run.path}/commands`, { command: 'hold', reason: 'alarm' });
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '158.0', reason: 'misread' });
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '1580', reason: 'misread' });
    await plant.services.as('qa.weiss').post(`${run.path}/comments`, { text: 'seen', stepKey: 'weigh' });
    const rebuilt = await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows());
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.records).toBeGreaterThan(200);
    expect(rebuilt.rows).toBeGreaterThan(50);
  });

  it.each([
    ['UPDATE record SET canonical = canonical'], ['DELETE FROM record'], ['TRUNCATE record'], ['DELETE FROM audit'],
    ["INSERT INTO record (site, aggregate_type, aggregate_id, sequence, type, version, canonical, act_at, recorded_at, clock, leaf_hash) VALUES ('HAM', 'run', 'x', 1, 'RunCreated', 1, '{}', now(), now(), 'real', '\\x00')"],
    ["UPDATE run_step SET status = 'completed'"], ['DELETE FROM run_exception'], ["UPDATE run SET sealed = false"], ['UPDATE recipe_document SET document = document'], ["INSERT INTO batch_number VALUES ('HAM', 'XX', '2026', 1)"],
  ])('I7 cannot be changed by the role of the application: %s', async (sql) => {
    const raw = await plant.services.db.client('batch_execution_app');
    await raw.query('SET search_path = batch_execution');
    await expect(raw.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});
