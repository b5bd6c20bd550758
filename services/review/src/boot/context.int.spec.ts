import { newId } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { ExceptionContext } from '../application/exception-context';
import { PostgresExceptionContexts } from '../adapters/postgres/postgres-exception-contexts';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const path = (id: string): string => `/api/review/v1/exceptions/${id}/context`;
const around = async (id: string, who = 'qa.weiss'): Promise<ExceptionContext> => (await plant.services.as(who).get<ExceptionContext>(path(id))).body;
let count = 0;
const nextId = (): string => newId(Date.now(), Buffer.from((count += 1).toString(16).padStart(20, 'c'), 'hex'));

/** A batch on the floor whose weighing runs, with a value and a comment. */
async function atWork(): Promise<ScriptedRun> {
  const run = await plant.newRun();
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  await run.enter('op.berger', 'weigh-api', 'net', '100.2');
  await run.comment('weigh-api', 'the air is humid');
  return run;
}

async function told(run: ScriptedRun, more: object = {}): Promise<string> {
  const exceptionId = nextId();
  await run.act(undefined, () => ({ type: 'RaiseException', exceptionId, exceptionType: 'process-excursion', severity: 'major', stepKey: 'weigh-api', text: 'Too warm', ...more }));
  await plant.services.settled();
  return exceptionId;
}

const observedAt = (from: string, equipment = 'VB-02'): object => ({ observed: { equipment, tags: [`${equipment}.temperature`, `${equipment}.load`], from } });

describe('F11 an exception is shown with what happened around it', () => {
  it('what was done, by whom, which steps were open, which tags it is about, and which others there were', async () => {
    const run = await atWork();
    const from = new Date().toISOString();
    const id = await told(run, observedAt(from));
    const other = await told(await atWork(), { exceptionType: 'process-data-gap' });
    const shown = await around(id);
    expect(shown).toMatchObject({ moment: from, tags: ['VB-02.temperature', 'VB-02.load'], equipment: ['VB-02'], moreActs: false, moreOthers: false });
    expect([Date.parse(shown.moment) - Date.parse(shown.from), Date.parse(shown.until) - Date.parse(shown.moment)]).toEqual([600_000, 600_000]);
    expect(shown.acts).toMatchObject([
      { type: 'RunStateChanged', step: null },
      { type: 'StepStarted', step: { key: 'weigh-api', titles: { en: 'Weigh the active' } }, person: 'E1001' },
      { type: 'EntryRecorded', address: 'net', field: { en: 'Net mass' }, value: { kind: 'number', value: '100.2', unit: 'g' }, withheld: false },
      { type: 'CommentAdded', text: 'the air is humid', value: null, person: 'E1002' },
    ]);
    for (const { recordedAt } of [...shown.acts, ...shown.steps]) expect([recordedAt >= shown.from, recordedAt <= shown.until]).toEqual([true, true]);
    expect(shown.people).toMatchObject([{ person: 'E1001', acts: 3, steps: [{ key: 'weigh-api' }] }, { person: 'E1002', acts: 1, steps: [] }]);
    expect(shown.steps).toMatchObject([{ key: 'weigh-api', titles: { en: 'Weigh the active' }, name: shown.people[0]?.name }]);
    expect(shown.others.find((one) => one.id === other)).toMatchObject({ type: 'process-data-gap', state: 'open', decision: null, runNumber: expect.stringContaining('TS-2026-') as string });
    expect(shown.others.map((one) => one.id)).not.toContain(id);
  });

  it('a step that was over is not open any more, and what lies farther away is not shown', async () => {
    const run = await atWork();
    await run.enter('op.berger', 'weigh-api', 'container', 'C-1');
    await run.sign('op.berger', 'weigh-api', 'performer');
    await run.sign('op.okafor', 'weigh-api', 'witness');
    await run.complete('op.berger', 'weigh-api');
    const now = await told(run, { stepKey: undefined });
    expect(await around(now)).toMatchObject({ steps: [], tags: [], equipment: [] });
    const longAgo = await told(run, { stepKey: undefined, ...observedAt('2026-01-02T06:00:00.000Z') });
    expect(await around(longAgo)).toMatchObject({ acts: [], people: [], steps: [], equipment: ['VB-02'], from: '2026-01-02T05:50:00.000Z', until: '2026-01-02T06:10:00.000Z' });
  });

  it('with the last five like it, and how each was decided', async () => {
    const run = await atWork();
    const like = { ...observedAt(new Date().toISOString(), 'VB-77'), severity: 'minor' };
    const earlier: string[] = [];
    for (let i = 0; i < 6; i += 1) earlier.push(await told(run, like));
    expect(await plant.services.as('qa.weiss').signed(`/api/review/v1/exceptions/${earlier[5] ?? ''}/decision`, { classification: 'no-impact', rationale: 'the door was open' })).toMatchObject({ status: 200 });
    await told(run, { ...like, exceptionType: 'process-data-gap' });
    await told(run, { ...like, stepKey: undefined });
    await told(run, { ...observedAt(new Date().toISOString(), 'VB-78') });
    const id = await told(await atWork(), like);
    const shown = await around(id);
    expect(shown.like.map((one) => one.id)).toEqual(earlier.slice(1).reverse());
    expect(shown.like[0]).toMatchObject({ state: 'closed', runId: run.runId, step: { key: 'weigh-api', titles: { en: 'Weigh the active' } }, decision: { classification: 'no-impact', rationale: 'the door was open', person: 'E1050' } });
    expect(shown.like[1]).toMatchObject({ state: 'open', decision: null });
    expect((await around(earlier[0] ?? '')).like).toEqual([]);
  });
});

describe('F11 I4 the context tells nobody more than may be seen', () => {
  it('quality of another site finds nothing, and who may not read exceptions is refused', async () => {
    const id = await told(await atWork());
    expect(await plant.services.as('qa.murphy').get(path(id))).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await plant.services.as('op.berger').get(path(id))).toMatchObject({ status: 403 });
    expect(await plant.services.as('qa.weiss').get(path(nextId()))).toMatchObject({ status: 404 });
    expect(await plant.services.as('insp.dubois').get(path(id))).toMatchObject({ status: 200 });
  });
});

describe('F11 the clock of the plant and real time are apart', () => {
  it('others lie in the window by real time, and say the time of the plant beside it, as acts and steps do', async () => {
    const run = await atWork();
    const before = await told(run, { severity: 'minor' });
    const other = await told(await atWork(), { exceptionType: 'process-data-gap' });
    await plant.services.db.steerClock({ advanceSeconds: 3 * 86_400 });
    const late = await atWork();
    const after = await told(late, { severity: 'minor' });
    const shown = await around(after);
    const days = (one: { readonly raisedAt: string; readonly recordedAt: string } | undefined): number => Math.round((Date.parse(one?.raisedAt ?? '') - Date.parse(one?.recordedAt ?? '')) / 86_400_000);
    const [first, second] = [before, other].map((id) => shown.others.find((one) => one.id === id));
    const now = (await around(before)).others.find((one) => one.id === after);
    expect(days(now) - days(first)).toBe(3);
    expect(days(second)).toBe(days(first));
    for (const { recordedAt } of [...shown.others, ...shown.acts, ...shown.steps]) expect([recordedAt >= shown.from, recordedAt <= shown.until]).toEqual([true, true]);
    expect(shown.acts.map(({ at, recordedAt }) => days({ raisedAt: at, recordedAt }))).toEqual(shown.acts.map(() => days(now)));
    expect(shown.steps.map(({ startedAt, recordedAt }) => days({ raisedAt: startedAt, recordedAt }))).toEqual([days(now)]);
  });
});

describe('F11 the context of an exception costs what it answers', () => {
  /** Rows that the plan of a query touched, with those that it threw away. */
  interface Plan {
    readonly 'Node Type': string;
    readonly 'Actual Rows': number;
    readonly 'Actual Loops': number;
    readonly 'Rows Removed by Filter'?: number;
    readonly Plans?: readonly Plan[];
  }
  const touched = (plan: Plan): number =>
    (plan['Node Type'].includes('Scan') ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] : 0) + (plan.Plans ?? []).reduce((sum, inner) => sum + touched(inner), 0);

  /** Rows that are touched for the acts, steps, neighbours and likes of an exception. */
  async function rowsFor(id: string): Promise<number> {
    const real = await plant.services.db.transactions('review');
    let rows = 0;
    const counting = {
      read: async <T extends object>(sql: string, values?: unknown[]): Promise<T[]> => {
        const [{ 'QUERY PLAN': plans } = { 'QUERY PLAN': [] }] = await real.read<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
        rows += plans.reduce((sum, { Plan: plan }) => sum + touched(plan), 0);
        return real.read<T>(sql, values);
      },
    } as unknown as Transactions;
    const contexts = new PostgresExceptionContexts(counting);
    const of = await contexts.of(['HAM'], id);
    if (!of) throw new Error('the exception is not there');
    await contexts.acts(of);
    await contexts.openSteps(of);
    await contexts.others(of);
    await contexts.like(of);
    return rows;
  }

  it('5,000 records more of the run, outside of the ten minutes, are not looked at', async () => {
    const run = await atWork();
    const id = await told(run, observedAt(new Date().toISOString(), 'VB-99'));
    const admin = await plant.services.db.client();
    await admin.query('ANALYZE review.run_record');
    const before = await rowsFor(id);
    await admin.query(
      `INSERT INTO review.run_record (site, run_id, sequence, type, step_key, canonical, leaf, recorded_at)
       SELECT r.site, r.run_id, 100000 + n, 'EntryRecorded', r.step_key, r.canonical, r.leaf, r.recorded_at - interval '1 day' - n * interval '1 second'
         FROM review.run_record r, generate_series(1, 5000) n WHERE r.run_id = $1 AND r.type = 'EntryRecorded'`,
      [run.runId],
    );
    await admin.query('ANALYZE review.run_record');
    expect((await admin.query<{ n: number }>('SELECT count(*)::int AS n FROM review.run_record WHERE run_id = $1', [run.runId])).rows[0]?.n).toBeGreaterThan(5000);
    expect(await rowsFor(id)).toBeLessThanOrEqual(before + 20);
    expect((await around(id)).acts).toHaveLength(4);
  });

  it('many acts in the ten minutes: those nearest to the moment are shown, and that there were more', async () => {
    const run = await atWork();
    const id = await told(run, observedAt(new Date().toISOString(), 'VB-98'));
    await (await plant.services.db.client()).query(
      `INSERT INTO review.run_record (site, run_id, sequence, type, step_key, canonical, leaf, recorded_at)
       SELECT r.site, r.run_id, 100000 + n, 'EntryRecorded', r.step_key, r.canonical, r.leaf, r.recorded_at - n * interval '1 second'
         FROM review.run_record r, generate_series(1, 300) n WHERE r.run_id = $1 AND r.type = 'EntryRecorded'`,
      [run.runId],
    );
    const shown = await around(id);
    expect(shown.moreActs).toBe(true);
    expect(shown.acts.filter(({ type }) => type === 'CommentAdded')).toHaveLength(1);
    expect(shown.acts).toHaveLength(100);
  });
});
