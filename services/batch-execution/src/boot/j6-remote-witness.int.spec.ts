import { randomUUID } from 'node:crypto';
import { specimen } from '../../../../deploy/local/demo/recipes/specimen-picture';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { outgoing } from '@batchwright/contracts';
import type { Evidence, Statement } from '@batchwright/records';
import { replayRows } from '../adapters/postgres/run-rows';
import { ExecutionPlant, type RunAtWork, type StepBody } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

const OPERATOR = { person: 'E1002', name: 'Chidi Okafor' };
const WITNESS = { person: 'E1001', name: 'Mara Berger' };
const FAR = 'TAB-FAR';
const { picture: png, value: PICTURE } = specimen('photo', 'scale.png', 'the scale');
let plant: ExecutionPlant;
let sequence = 0;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.enrol(FAR, 'OFFICE');
  await plant.effective(SHORT_RECIPE);
  await plant.services.objects.put('tandem', 'HAM', png?.png ?? Buffer.alloc(0));
}, 120_000);
afterAll(() => plant.stop());

/** A session at the step of a run, as tandem tells of it. */
class Beside {
  readonly id = randomUUID();

  constructor(readonly run: RunAtWork, private readonly stepKey = 'weigh') {}

  /** Both stand there. */
  static async open(run: RunAtWork, stepKey = 'weigh'): Promise<Beside> {
    const session = new Beside(run, stepKey);
    await session.tell('ExpertCalled', WITNESS, { calledBy: OPERATOR.person, calledByName: OPERATOR.name });
    await session.tell('PartyJoined', OPERATOR);
    await session.tell('PartyJoined', WITNESS);
    return session;
  }

  async tell(what: 'ExpertCalled' | 'PartyJoined' | 'PartyLeft' | 'OperatorMoved' | 'SessionEnded' | 'PictureKept', who = WITNESS, more: object = {}): Promise<void> {
    const at = new Date(Date.parse('2026-11-24T08:00:00.000Z') + (sequence += 1)).toISOString();
    const told = { sessionId: this.id, site: 'HAM', runId: this.run.id, stepKey: this.stepKey, ...who, at, ...(what === 'PartyLeft' ? { why: 'hung-up' } : {}), ...more };
    await plant.tell('tandem', outgoing(`batchwright.tandem.v1.${what}`, { subject: this.id, site: 'HAM', sequence }, told as never));
  }

  freeze(sha256 = PICTURE, more: object = {}): Promise<void> {
    return this.tell('PictureKept', WITNESS, { sha256, mediaType: 'image/png', size: png?.png.length ?? 0, fileName: 'picture-1.png', pictureOf: OPERATOR.person, pictureOfName: OPERATOR.name, ...more });
  }

  /** `viewHash` of what tandem was told last to show at a step. */
  async view(stepKey = this.stepKey): Promise<string> {
    const log = await plant.services.db.client();
    for (let look = 0; look < 100; look += 1) {
      const { sequence: now } = await this.run.read<{ sequence: number }>();
      const { rows: [row] } = await log.query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.tandem.v1.ShowStep' AND body LIKE '%' || $1 || '%' AND body LIKE '%' || $2 || '%' ORDER BY position DESC LIMIT 1`, [this.id, `"stepKey":"${stepKey}"`]);
      const told = row && (JSON.parse(row.body) as { card: string; sequence: number | string });
      if (told && Number(told.sequence) >= now) return (JSON.parse(told.card) as { viewHash: string }).viewHash;
      await new Promise((then) => setTimeout(then, 100));
    }
    throw new Error(`nothing was told of ${stepKey} after ten seconds`);
  }
}

const seen = async (session: Beside) => ({ view: await session.view(), picture: PICTURE });
const ask = (run: RunAtWork, remote: object, account = 'op.berger', policy = 'witnessed') => plant.services.as(account, FAR).post<StepBody & { statement: Statement }>(`${run.step('weigh')}/statements`, { policy, remote });

async function evidenceFor(run: RunAtWork, remote: object): Promise<Evidence> {
  const asked = await ask(run, remote);
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  return plant.services.signer.sign(asked.body.statement, 'op.berger');
}

const sign = (run: RunAtWork, evidence: Evidence, remote?: object, account = 'op.berger') => run.act(account, 'weigh', 'signatures', { evidence, ...(remote ? { remote } : {}) }, undefined, FAR);

/** A run whose first step has its values and waits for its witness. */
async function weighed(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.start('op.okafor', 'weigh');
  await run.enter('op.okafor', 'weigh', 'tare', '58.0');
  await run.enter('op.okafor', 'weigh', 'gross', '158.0');
  return run;
}

describe('J6 a witness signs from afar', () => {
  it('with second factor, out of his session; the record says which, with whom, and what was in view, which was signed', async () => {
    const run = await weighed();
    const session = await Beside.open(run);
    await session.freeze();
    const remote = await seen(session);
    const { body: { statement } } = await ask(run, remote);
    expect(statement).toMatchObject({ level: 'esig-2fa', signer: { person: 'E1001', notPersons: ['E1002'] } });
    expect(statement.text.de).toContain(`Aus der Ferne, in der Sitzung mit Chidi Okafor (E1002): Ich hatte diesen Schritt und das eingefrorene Bild ${PICTURE} vor mir.`);
    const signed = await sign(run, await plant.services.signer.sign(statement, 'op.berger'), remote);
    expect(signed).toMatchObject({ status: 200 });
    const facts = { format: 'batchwright.remote-view/1', session: session.id, step: 'weigh', operator: OPERATOR, since: expect.stringMatching(/Z$/) as string, ...remote };
    expect((await run.record()).filter(({ type }) => type === 'SignatureApplied').at(-1)?.body).toMatchObject({ where: 'remote', level: 'esig-2fa', person: 'E1001', remote: facts });
    expect((await run.card('weigh')).signatures).toMatchObject([{ satisfied: true, given: [{ where: 'remote', remote: facts }] }]);
    const { items } = (await plant.services.as('qa.weiss').get<{ items: { action: string; newValue?: string }[] }>(`${run.path}/audit?limit=500`)).body;
    expect(items.find(({ action }) => action === 'SignatureApplied')?.newValue).toContain(`remote in the session ${session.id} with Chidi Okafor (E1002)`);
    expect(await plant.services.objects.has({ service: 'batch-execution', site: 'HAM', sha256: PICTURE })).toBe(true);
    expect(await run.act('op.okafor', 'weigh', 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
  });

  it('waits for the news of a picture that was frozen a moment ago', async () => {
    const run = await weighed();
    const session = await Beside.open(run);
    const asked = ask(run, await seen(session));
    await session.freeze();
    expect(await asked).toMatchObject({ status: 200 });
  });

  it('is asked for anew where something else stands there than he was shown, before he signs and after', async () => {
    const run = await weighed();
    const session = await Beside.open(run);
    const old = await seen(session);
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '158.2', reason: 'misread' });
    await session.freeze();
    expect(await ask(run, old)).toMatchObject({ status: 409, body: { code: 'view-changed', moves: [{ move: 'look-again' }] } });
    const now = await seen(session);
    const evidence = await evidenceFor(run, now);
    await run.act('op.okafor', 'weigh', 'corrections', { entry: 'gross', value: '158.3', reason: 'misread' });
    expect((await sign(run, evidence, now)).body.code).toMatch(/^(content-changed|picture-not-frozen)$/);
  });

  it.each<[string, string, (session: Beside) => Promise<void>]>([
    ['he hung up', 'remote-without-session', (session) => session.tell('PartyLeft')],
    ['he was away in between', 'content-changed', async (session) => { await session.tell('PartyLeft'); await session.tell('PartyJoined'); }],
    ['the operator went away', 'operator-left-session', (session) => session.tell('PartyLeft', OPERATOR)],
    ['the operator went to another step', 'session-at-other-step', (session) => session.tell('OperatorMoved', OPERATOR, { stepKey: 'verify' })],
    ['the session is over', 'remote-without-session', (session) => session.tell('SessionEnded', OPERATOR)],
  ])('is refused when %s meanwhile: %s', async (_, code, meanwhile) => {
    const run = await weighed();
    const session = await Beside.open(run);
    await session.freeze();
    const remote = await seen(session);
    const evidence = await evidenceFor(run, remote);
    await meanwhile(session);
    const refused = await sign(run, evidence, remote);
    expect(refused.body.code).toBe(code);
    expect(await plant.refusedAttempts(`run ${run.id}`)).toContainEqual({ kind: code, person: 'E1001' });
    expect((await run.card('weigh')).signatures).toMatchObject([{ satisfied: false, given: [] }]);
  });

  it('leaves and signs at once: the record never has a signature after he left', async () => {
    for (let round = 0; round < 6; round += 1) {
      const run = await weighed();
      const session = await Beside.open(run);
      await session.freeze();
      const remote = await seen(session);
      const evidence = await evidenceFor(run, remote);
      const { version } = await run.card('weigh');
      const [signed] = await Promise.all([run.act('op.berger', 'weigh', 'signatures', { version, evidence, remote }, undefined, FAR), session.tell('PartyLeft')]);
      const order = (await run.record()).flatMap(({ type, body }) => (type === 'SignatureApplied' ? ['signed'] : type === 'ExpertNoted' && body.what === 'left' ? ['left'] : []));
      expect(order).toEqual(signed.status === 200 ? ['signed', 'left'] : ['left']);
      if (signed.status !== 200) expect(signed.body.code).toBe('remote-without-session');
    }
  });
});

describe('J6 what a console says of itself proves nothing', () => {
  it('who stands in no session, in one of another run, or at another step, does not even get a statement', async () => {
    const run = await weighed();
    const none = { view: 'a'.repeat(64), picture: PICTURE };
    expect(await ask(run, none)).toMatchObject({ status: 409, body: { code: 'view-changed' } });
    const other = await Beside.open(await weighed());
    await other.freeze();
    const { view } = await seen(other);
    expect((await ask(run, { view, picture: PICTURE })).body.code).toBe('view-changed'); // of another run
    const session = await Beside.open(run);
    const now = await seen(session);
    await session.tell('PartyLeft');
    expect(await ask(run, now)).toMatchObject({ status: 403, body: { code: 'remote-without-session', moves: [{ move: 'stand-beside' }, { move: 'sign-at-the-place' }] } });
    await session.tell('PartyJoined');
    await session.tell('OperatorMoved', OPERATOR, { stepKey: 'verify' });
    expect(await ask(run, now)).toMatchObject({ status: 409, body: { code: 'session-at-other-step', params: { shown: 'verify' } } });
  });

  it('a picture of another session, of another step or of nobody at the place is none', async () => {
    const run = await weighed();
    const other = await Beside.open(await weighed());
    await other.freeze();
    const session = await Beside.open(run);
    await session.freeze(PICTURE, { stepKey: 'verify' });
    await session.freeze(PICTURE, { pictureOf: WITNESS.person, pictureOfName: WITNESS.name });
    expect(await ask(run, await seen(session))).toMatchObject({ status: 409, body: { code: 'picture-not-frozen' } });
  });

  it('evidence for one picture does not sign with another, nor for somebody else, nor without the session, nor twice', async () => {
    const run = await weighed();
    const session = await Beside.open(run);
    await session.freeze();
    const remote = await seen(session);
    const evidence = await evidenceFor(run, remote);
    const second = specimen('photo', 'wall.png', 'a wall');
    await plant.services.objects.put('tandem', 'HAM', second.picture?.png ?? Buffer.alloc(0));
    await session.freeze(second.value);
    expect((await sign(run, evidence, { ...remote, picture: second.value })).body.code).toBe('content-changed');
    expect((await sign(run, evidence, { ...remote, view: 'a'.repeat(64) })).body.code).toBe('content-changed');
    expect((await sign(run, evidence, remote, 'sup.haas')).body.code).toBe('signature-not-yours');
    expect((await sign(run, evidence)).body.code).toBe('picture-not-frozen'); // he says nothing of what he saw
    expect(await sign(run, evidence, remote)).toMatchObject({ status: 200 });
    expect((await sign(run, evidence, remote)).body.code).toBe('already-signed');
  });

  it('I8 of another site nobody learns that there is such a run', async () => {
    const run = await weighed();
    expect(await plant.services.as('sup.doyle').post(`${run.step('weigh')}/statements`, { policy: 'witnessed', remote: { view: 'a'.repeat(64), picture: PICTURE } })).toMatchObject({ status: 404 });
  });
});

describe('B7 two people, as the policy allows', () => {
  it('who signs from afar without a session is refused, and who performs is none', async () => {
    const run = await weighed();
    const evidence = await run.evidence('op.berger', 'weigh', 'witnessed', 'op.berger', FAR);
    expect((await sign(run, evidence)).body.code).toBe('remote-without-session');
    const session = await Beside.open(run);
    await session.freeze();
    expect((await ask(run, await seen(session), 'op.okafor')).body.code).toBe('same-person');
  });

  it('N4 the sessions beside a step follow from the record alone', async () => {
    const run = await weighed();
    const session = await Beside.open(run);
    await session.freeze();
    expect((await rebuildDerivedTables(plant.services.db.adminUrl, 'batch_execution', replayRows())).differences).toEqual([]);
    await session.tell('SessionEnded', OPERATOR);
  });
});
