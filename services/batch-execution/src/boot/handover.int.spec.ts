import type { Evidence, Statement } from '@batchwright/records';
import type { TestAnswer } from '@batchwright/testing';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
}, 60_000);
afterAll(() => plant.stop());

type Shown = Record<string, unknown> & { handover?: { handoverId: string; taken?: object } };

const NOTES = 'The blender squeaks; maintenance comes at ten.';
const ask = (run: RunAtWork, account: string, path: string, body: object): Promise<TestAnswer<{ statement: Statement }>> => plant.services.as(account).post(`${run.path}/handovers${path}/statements`, body);
const signed = async (run: RunAtWork, account: string, path: string, body: object): Promise<Evidence> => plant.services.signer.sign((await ask(run, account, path, body)).body.statement, account);
const post = (run: RunAtWork, account: string, path: string, body: object): Promise<TestAnswer<Record<string, unknown>>> => plant.services.as(account).post(`${run.path}/handovers${path}`, body);
const waiting = async (run: RunAtWork): Promise<string> => `/${(await run.read<Shown>('op.okafor')).handover?.handoverId ?? 'none'}/taking`;

async function given(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  expect(await post(run, 'op.okafor', '', { notes: NOTES, evidence: await signed(run, 'op.okafor', '', { notes: NOTES }) })).toMatchObject({ status: 201 });
  return run;
}

describe('B12 shift handover', () => {
  it('needs both signatures: given, it waits on the board; taken, it has both', async () => {
    const run = await given();
    expect(await run.read<Shown>()).toMatchObject({ handover: { notes: NOTES, startedSteps: ['weigh'], given: { person: 'E1002', name: 'Chidi Okafor' } } });
    const listed = (await plant.services.as('sup.haas').get<{ items: Shown[] }>('/api/batch-execution/v1/runs?limit=100')).body.items.find(({ id }) => id === run.id);
    expect(listed?.handover?.taken).toBeUndefined();
    const path = await waiting(run);
    expect(await post(run, 'op.berger', path, { evidence: await signed(run, 'op.berger', path, {}) })).toMatchObject({ status: 200 });
    expect(await run.read<Shown>()).toMatchObject({ handover: { given: { person: 'E1002' }, taken: { person: 'E1001', name: 'Mara Berger' } } });
    const record = (await run.record()).filter(({ type }) => type.startsWith('Shift'));
    expect(record.map(({ type, body }) => [type, (body.signature as { person: string; meaning: string }).person, (body.signature as { meaning: string }).meaning])).toEqual([['ShiftGiven', 'E1002', 'handed-over'], ['ShiftTaken', 'E1001', 'taken-over']]);
  });

  it('is not taken by who gave it, by a role that works on no step, from another site, or with a signature of something else', async () => {
    const run = await given();
    const path = await waiting(run);
    expect(await ask(run, 'op.okafor', path, {})).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect(await ask(run, 'qa.weiss', path, {})).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await ask(run, 'op.byrne', path, {})).toMatchObject({ status: 404 });
    const other = await given();
    expect(await post(run, 'op.berger', path, { evidence: await signed(other, 'op.berger', await waiting(other), {}) })).toMatchObject({ status: 403, body: { code: 'evidence-for-another-act' } });
    const mine = await signed(run, 'op.berger', path, {});
    expect(await post(run, 'op.lindqvist', path, { evidence: mine })).toMatchObject({ status: 403, body: { code: 'signature-not-yours' } });
  });

  it('signs what is on at that moment: a step that was begun since asks for a new signature', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const evidence = await signed(run, 'op.okafor', '', { notes: NOTES });
    await run.act('op.lindqvist', 'weigh', 'start');
    expect(await post(run, 'op.okafor', '', { notes: NOTES, evidence })).toMatchObject({ status: 409, body: { code: 'content-changed', moves: [{ move: 'sign-again' }] } });
  });

  it('is taken by one of two who race for it', async () => {
    const run = await given();
    const path = await waiting(run);
    const evidence = await Promise.all(['op.berger', 'op.lindqvist'].map((account) => signed(run, account, path, {})));
    const answers = await Promise.all(['op.berger', 'op.lindqvist'].map((account, i) => post(run, account, path, { evidence: evidence[i] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('no-handover');
  });
});

describe('B12 two tablets at one field', () => {
  it('lets one win and tells the other both values, who was first and when', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    await run.act('op.okafor', 'weigh', 'start');
    const { version } = await run.card('weigh');
    const values = { 'op.okafor': '50.0', 'op.lindqvist': '51.0' } as const;
    const answers = await Promise.all((['op.okafor', 'op.lindqvist'] as const).map((account) => run.enter(account, 'weigh', 'tare', values[account], { version })));
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers[0]?.status === 200 ? 'op.okafor' : 'op.lindqvist';
    const name = won === 'op.okafor' ? 'Chidi Okafor' : 'Nils Lindqvist';
    const offered = values[won === 'op.okafor' ? 'op.lindqvist' : 'op.okafor'];
    expect(lost?.body).toMatchObject({ code: 'entry-already-recorded', params: { recorded: `${values[won]} g`, offered, name } });
    for (const part of [values[won], offered, name]) expect(lost?.body.detail).toContain(part);
  });
});
