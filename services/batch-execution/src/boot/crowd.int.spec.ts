import { randomUUID } from 'node:crypto';
import type { TestAnswer, TestServices } from '@batchwright/testing';
import { ExecutionPlant } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

const CROWD = 100;

let plant: ExecutionPlant;
let replicas: TestServices[];
beforeAll(async () => {
  plant = await ExecutionPlant.start();
  replicas = [plant.services, await plant.services.beside(), await plant.services.beside()];
  await plant.effective(SHORT_RECIPE);
}, 60_000);
afterAll(async () => {
  for (const other of replicas.slice(1)) await other.leave();
  await plant.stop();
});

/** Sent by as many people at once as there are items, to all replicas in turn. */
function atOnce<T>(items: readonly T[], send: (replica: TestServices, item: T) => Promise<TestAnswer>): Promise<TestAnswer[]> {
  return Promise.all(items.map((item, at) => send(replicas[at % replicas.length] as TestServices, item)));
}

/** How many were answered what. */
function tally(answers: readonly TestAnswer[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { status, body } of answers) {
    const what = [status, body.code].filter((part) => part !== undefined).join(' ');
    found[what] = (found[what] ?? 0) + 1;
  }
  return found;
}

describe('gmp 10 a crowd at one run, over three replicas', () => {
  it(`${CROWD} remarks at once are all taken, and each stands in the record once`, async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const texts = Array.from({ length: CROWD }, () => `remark ${randomUUID()}`);
    const answers = await atOnce(texts, (replica, text) => replica.as('sup.haas').post(`${run.path}/comments`, { text }));
    const kept = (await run.record()).flatMap(({ type, body }) => (type === 'CommentAdded' ? [body.text] : []));
    expect(tally(answers)).toEqual({ 201: CROWD });
    expect(kept.sort()).toEqual(texts.sort());
  }, 120_000);

  it('a step that a crowd wants to start has one who starts it, and everybody else is told who', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const people = Array.from({ length: CROWD }, (_, at) => (at % 2 === 0 ? 'op.okafor' : 'op.lindqvist'));
    const answers = await atOnce(people, (replica, account) => replica.as(account).post(`${run.step('weigh')}/start`, { version: 1 }));
    const { 200: winners, ...others } = tally(answers);
    const winner = people[answers.findIndex(({ status }) => status === 200)] === 'op.okafor' ? 'Chidi Okafor' : 'Nils Lindqvist';
    expect([winners, others]).toEqual([1, { '409 step-already-started': CROWD - 1 }]);
    expect(answers.filter(({ status, body }) => status === 409 && !JSON.stringify(body.params).includes(winner))).toEqual([]);
    expect((await run.record()).filter(({ type }) => type === 'StepStarted')).toHaveLength(1);
  }, 120_000);

  it('one remark that comes a hundred times under one key stands in the record once, and everybody has the same answer', async () => {
    const run = await plant.onFloor(SHORT_RECIPE);
    const key = randomUUID();
    const answers = await atOnce(Array.from({ length: CROWD }, () => 'sent a hundred times'), (replica, text) => replica.as('sup.haas').post(`${run.path}/comments`, { text }, key));
    expect(tally(answers)).toEqual({ 201: CROWD });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect((await run.record()).filter(({ type }) => type === 'CommentAdded')).toHaveLength(1);
  }, 120_000);
});
