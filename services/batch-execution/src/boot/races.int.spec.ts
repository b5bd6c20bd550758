import type { TestAnswer } from '@batchwright/testing';
import { ExecutionPlant, type StepBody } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

const ROUNDS = 200;
const AT_ONCE = 8;

let plant: ExecutionPlant;
beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
}, 60_000);
afterAll(() => plant.stop());

type Outcome = TestAnswer<StepBody>;
const NAMES: Readonly<Record<string, string>> = { 'op.okafor': 'Chidi Okafor', 'op.berger': 'Mara Berger' };
const TABLETS = ['op.okafor', 'op.berger'] as const;

/** Why two answers are not "one won, the other was told": undefined when they are. */
function wrongAbout(race: string, answers: readonly Outcome[], codes: readonly string[], names: readonly string[] = []): string | undefined {
  const won = answers.findIndex(({ status }) => status === 200);
  const lost = answers[1 - won];
  if (won < 0 || answers.filter(({ status }) => status === 200).length !== 1 || lost?.status !== 409) return `${race}: ${answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).join(', ')}`;
  if (!codes.includes(lost.body.code ?? '')) return `${race}: lost with ${lost.body.code ?? ''}`;
  const winner = names[won];
  return winner === undefined || JSON.stringify(lost.body.params).includes(winner) ? undefined : `${race}: the loser is not told of ${winner}: ${JSON.stringify(lost.body)}`;
}

/** One batch in which two tablets race for a step, for a field, and with the same evidence for a signature. */
async function round(): Promise<string[]> {
  const run = await plant.onFloor(SHORT_RECIPE);
  const names = TABLETS.map((account) => NAMES[account] ?? '');
  const starts = await Promise.all(TABLETS.map((account) => run.act(account, 'weigh', 'start', { version: 1 })));
  const { version } = await run.card('weigh');
  const entries = await Promise.all(TABLETS.map((account, index) => run.enter(account, 'weigh', 'tare', `5${index}.0`, { version })));
  const tare = entries[0]?.status === 200 ? 50 : 51;
  await run.enter('op.okafor', 'weigh', 'gross', `${tare + 100}.0`);
  const evidence = await run.evidence('op.lindqvist', 'weigh', 'witnessed');
  const { version: signed } = await run.card('weigh');
  const signatures = await Promise.all([1, 2].map(() => run.act('op.lindqvist', 'weigh', 'signatures', { version: signed, evidence })));
  const kept = (await run.record()).map(({ type }) => type);
  const once = ['StepStarted', 'SignatureApplied'].filter((type) => kept.filter((one) => one === type).length !== 1);
  return [
    wrongAbout('start', starts, ['step-already-started', 'step-changed'], names),
    wrongAbout('field', entries, ['entry-already-recorded', 'step-changed'], names),
    wrongAbout('signature', signatures, ['signature-already-given', 'evidence-used', 'step-changed', 'content-changed']),
    ...once.map((type) => `${type} stands in the record not once: ${kept.join(' ')}`),
  ].filter((fault) => fault !== undefined);
}

describe('gmp 10 two tablets at one step, one field, one signature', () => {
  it(`in ${ROUNDS} batches one wins each time, and the other is told who and what`, async () => {
    const wrong: string[] = [];
    for (let done = 0; done < ROUNDS; done += AT_ONCE) wrong.push(...(await Promise.all(Array.from({ length: AT_ONCE }, round))).flat());
    expect(wrong).toEqual([]);
  }, 240_000);
});

/** One person corrects a value and witnesses the step at the same moment, each under an account of its own: either the correction stands and the witness is refused, or the other way round; undefined when it was so. */
async function bothAtOnce(): Promise<string | undefined> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
  const evidence = await run.evidence('op.berger2', 'weigh', 'witnessed');
  const [corrected, signed] = await Promise.all([
    run.act('op.berger', 'weigh', 'corrections', { entry: 'gross', value: '150.2', reason: 'misread' }),
    run.act('op.berger2', 'weigh', 'signatures', { evidence }),
  ]);
  const mine = await run.act('op.berger', 'weigh', 'corrections', { entry: 'gross', value: '150.3', reason: 'misread again' });
  const end = await run.act('op.okafor', 'weigh', 'completion');
  const again = await run.sign('op.berger2', 'weigh', 'witnessed');
  const [did, witnessed] = [corrected.status === 200 || mine.status === 200, signed.status === 200];
  const holds = did !== witnessed && (did ? again.status === 403 && end.body.code === 'step-incomplete' : mine.status === 403 && end.status === 200);
  return holds ? undefined : `correction ${corrected.status}, ${mine.status}, witness ${signed.status} and ${again.status}, completion ${end.status} ${end.body.code ?? ''}`;
}

describe('gmp 5 B7 one person with two accounts', () => {
  it(`in ${ROUNDS / 4} races of doing and witnessing one step is never both`, async () => {
    const outcomes: (string | undefined)[] = [];
    for (let done = 0; done < ROUNDS / 4; done += AT_ONCE) outcomes.push(...(await Promise.all(Array.from({ length: AT_ONCE }, bothAtOnce))));
    expect(outcomes.filter((fault) => fault !== undefined)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(ROUNDS / 4);
  }, 240_000);
});
