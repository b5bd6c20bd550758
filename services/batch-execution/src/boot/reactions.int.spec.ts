import { rebuildDerivedTables } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { TestAnswer } from '@batchwright/testing';
import { replayRows } from '../adapters/postgres/run-rows';
import { FILLING_RECIPE, PRESSING_RECIPE } from './packaging.fixture';
import { ExecutionPlant, type RunAtWork, type StepBody } from './plant.fixture';

let plant: ExecutionPlant;
let run: RunAtWork;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(PRESSING_RECIPE);
  run = await plant.onFloor(PRESSING_RECIPE);
  for (const key of ['press', 'ipc']) await run.act(OP, key, 'start');
}, 60_000);
afterAll(() => plant.stop());

const OP = 'op.okafor';
const tablet = (check: number, weight: string): ReturnType<RunAtWork['enter']> => run.enter(OP, 'ipc', 'tablets', weight, { row: (check - 1) * 10 + 1, column: 'weight' });
const fix = { move: 'choose-recovery', recovery: 'adjust the fill depth', reason: 'the fill was too low' };
const asked = (account: string, move: object = fix): Promise<TestAnswer<{ statement: Statement; code?: string }>> => plant.services.as(account).post(`${run.step('ipc')}/moves/statements`, move);
const evidence = async (account: string): Promise<Evidence> => plant.services.signer.sign((await asked(account)).body.statement, account);
const choose = (account: string, signed: Evidence, version: number, move: object = fix): Promise<TestAnswer<StepBody>> => run.act(account, 'ipc', 'moves', { ...move, evidence: signed, version });

describe('A10 the attempts of a reaction plan, over the interface of the service', () => {
  it('the third failed check uses up the two repeats of the plan: the next is refused with what is allowed, by whom, in both languages', async () => {
    for (const check of [1, 2, 3]) expect(await tablet(check, '80.0')).toMatchObject({ status: 200, body: { exceptions: [{ type: 'check-failed' }] } });
    const refused = await tablet(4, '100.0');
    expect(refused).toMatchObject({ status: 409, body: { code: 'attempts-used-up', rule: '21 CFR 211.110(c)', params: { failed: [1, 2, 3], attempts: 2 }, moves: [{ move: 'choose-recovery', roles: ['qa'], route: `POST ${run.step('ipc')}/moves` }, {}, {}] } });
    expect(JSON.stringify(refused.body)).toContain('adjust the fill depth');
    expect(await run.card('ipc')).toMatchObject({ attempts: { failed: [1, 2, 3], left: 0, usedUp: true } });
    expect(await run.enter(OP, 'ipc', 'stops', 'stopped', { row: 1, column: 'state' })).toMatchObject({ status: 200 }); // a stop of the machine is never held back
  });

  it('nobody but an approver of the plan chooses, and only what the plan allows', async () => {
    expect(await asked(OP)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await asked('sup.haas')).toMatchObject({ status: 403, body: { code: 'role-missing', params: { roles: ['qa'] } } });
    expect(await asked('qa.weiss', { ...fix, recovery: 'go on as before' })).toMatchObject({ status: 422, body: { code: 'recovery-not-allowed', params: { allowed: ['adjust the fill depth'] } } });
    expect(await asked('qa.weiss', { move: 'choose-recovery', reason: 'x' })).toMatchObject({ status: 422, body: { code: 'field-missing' } });
    expect(await asked('qa.weiss', { ...fix, reason: ' ' })).toMatchObject({ status: 422 });
  });

  it('of two choices at once one holds, the other learns that it came too late; the same evidence is used once', async () => {
    const { version } = await run.card('ipc');
    const { body } = await asked('qa.weiss');
    expect(body.statement).toMatchObject({ action: 'move:choose-recovery', signer: { person: 'E1050', roles: ['qa'], notPersons: ['E1002'] }, text: { de: expect.stringContaining('wähle ich die Abhilfe') as string } });
    const signed = await Promise.all([1, 2].map(() => evidence('qa.weiss')));
    const answers = await Promise.all(signed.map((one) => choose('qa.weiss', one, version)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'step-changed' });
    expect((await asked('qa.weiss')).body).toMatchObject({ code: 'recovery-not-due', params: { chosen: 'adjust the fill depth' } });
    expect((await run.record()).filter(({ type }) => type === 'MoveSigned').map(({ body: { move, details } }) => ({ move, details }))).toEqual([{ move: 'choose-recovery', details: { recovery: 'adjust the fill depth', checks: '1, 2, 3' } }]);
  });

  it('then the series goes on with attempts anew', async () => {
    expect(await run.card('ipc')).toMatchObject({ attempts: { failed: [], left: 2, usedUp: false, recovery: 'adjust the fill depth' } });
    for (const check of [4, 5]) expect(await tablet(check, '80.0')).toMatchObject({ status: 200 });
    expect(await tablet(6, '100.0')).toMatchObject({ status: 409, body: { code: 'attempts-used-up', params: { failed: [4, 5] } } });
  });
});

interface Timed {
  readonly timers: readonly { readonly purpose: string; readonly stepKey: string; readonly check: number; readonly dueAt: string }[];
  readonly exceptionList: readonly { readonly type: string; readonly stepKey: string; readonly at: string }[];
}

describe('A10 checks by container and by count, and the output since the last good one', () => {
  let filling: RunAtWork;
  const drum = async (row: number, net = '400'): Promise<void> => {
    await filling.enter(OP, 'fill', 'drums', `D-${row}`, { row, column: 'code' });
    await filling.enter(OP, 'fill', 'drums', net, { row, column: 'net' });
  };
  const weight = (key: string, row: number, value: string): ReturnType<RunAtWork['enter']> => filling.enter(OP, key, 'values', value, { row, column: 'weight' });
  const due = async (): Promise<string[]> => (await filling.read<Timed>()).timers.map(({ purpose, stepKey, check }) => `${purpose} ${stepKey} ${check}`).sort();
  const bodies = async (type: string): Promise<Record<string, unknown>[]> => (await filling.record()).filter((one) => one.type === type).map(({ body }) => body as Record<string, unknown>);

  it('each closed drum and each thousand tablets asks for its check', async () => {
    await plant.effective(FILLING_RECIPE);
    filling = await plant.onFloor(FILLING_RECIPE);
    for (const key of ['fill', 'each', 'count']) await filling.act(OP, key, 'start');
    await drum(1);
    expect(await due()).toEqual(['check-missed each 1']);
    await weight('each', 1, '100.0');
    for (const row of [2, 3]) await drum(row);
    expect(await due()).toEqual(['check-missed count 1', 'check-missed each 2', 'check-missed each 3']);
  });

  it('who does not do it in its grace has missed it, over a restart too, within a minute', async () => {
    await weight('each', 2, '100.0');
    await weight('each', 3, '100.0');
    const at = Date.parse((await filling.read<Timed>()).timers[0]?.dueAt ?? '');
    filling = await plant.restarted(filling);
    await plant.services.steer({ to: new Date(at - 5000).toISOString() });
    expect((await filling.read<Timed>()).exceptionList).toEqual([]);
    await plant.services.steer({ to: new Date(at + 1000).toISOString() });
    const [one, ...more] = (await filling.read<Timed>()).exceptionList;
    expect([one?.type, one?.stepKey, more]).toEqual(['check-missed', 'count', []]);
    const late = Date.parse(one?.at ?? '') - at;
    expect([late >= 0, late <= 60_000]).toEqual([true, true]);
  });

  it('a failed one names its drums; those listed before the next good one are set aside as well', async () => {
    await drum(4);
    await weight('each', 4, '90.0');
    await weight('count', 1, '90.0');
    await drum(5);
    const raised = await bodies('ExceptionRaised');
    expect(raised.map(({ type, reaction }) => [type, (reaction as { containers?: string[] } | undefined)?.containers])).toEqual([['check-missed', undefined], ['check-failed', ['D-4']], ['check-failed', ['D-1', 'D-2', 'D-3', 'D-4']]]);
    expect(await bodies('OutputSetAside')).toEqual([{ stepKey: 'fill', exceptions: [raised[2]?.['exceptionId']], containers: ['D-5'] }]);
    const { body } = await plant.services.as('qa.weiss').get<{ items: { action: string; newValue?: string }[] }>(`${filling.path}/audit?limit=200`);
    expect(body.items.filter(({ action }) => action === 'OutputSetAside')).toMatchObject([{ newValue: 'D-5' }]);
  });

  it('the derived state is the same when it is built again from the record', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
