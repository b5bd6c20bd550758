import { rebuildDerivedTables } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { TestAnswer } from '@batchwright/testing';
import { replayRows } from '../adapters/postgres/run-rows';
import { PRESSING_RECIPE } from './packaging.fixture';
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

  it('the derived state is the same when it is built again from the record', async () => {
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
  });
});
