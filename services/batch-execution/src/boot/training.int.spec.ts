import { outgoing } from '@batchwright/contracts';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  await plant.qualify('E1002', 'GMP');
}, 60_000);
afterAll(() => plant.stop());

/** A batch whose next step, "verify", asks for a training. */
async function weighed(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
  await run.sign('op.lindqvist', 'weigh', 'witnessed');
  await run.act('op.okafor', 'weigh', 'completion');
  return run;
}

/** The same, read by one person and repeated by the other. */
async function repeated(): Promise<RunAtWork> {
  const run = await weighed();
  await run.act('op.okafor', 'verify', 'start');
  await run.enter('op.okafor', 'verify', 'reading', '12.3');
  await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '12.3' });
  return run;
}

describe('H2 training at the start and at the signature', () => {
  it('refuses the signature of somebody who works without the training, and takes it with the proof in the record', async () => {
    const run = await repeated();
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing', params: { person: 'E1003', codes: ['GMP'] }, moves: [{ roles: ['trainer'] }, { move: 'another-person' }] } });
    const qualificationId = await plant.qualify('E1003', 'GMP', '2026-02-01T00:00:00.000Z'); // over long ago
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing' } });
    const valid = await plant.qualify('E1003', 'GMP');
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 200 });
    const signatures = (await run.record()).filter(({ type }) => type === 'SignatureApplied').map(({ body }) => body['qualifications']);
    expect(signatures).toEqual([undefined, [{ code: 'GMP', qualificationId: valid, from: '2026-01-01T00:00:00.000Z' }]]);
    expect(valid).not.toBe(qualificationId);
    await plant.revoke(valid, 'E1003', 'GMP', await plant.services.steer({ advanceSeconds: 0 }));
  });

  it('holds to the second of its end, for starts and signatures; what was signed before stays', async () => {
    const signedBefore = await repeated();
    const late = await repeated();
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const until = new Date(Date.parse(now) + 3600_000).toISOString();
    await plant.qualify('E1003', 'GMP', until);
    await plant.services.steer({ to: new Date(Date.parse(until) - 60_000).toISOString() });
    expect(await signedBefore.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 200 });
    await plant.services.steer({ to: until });
    expect(await late.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing' } });
    expect(await signedBefore.act('op.okafor', 'verify', 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
  });
});

describe('H2 midnight at the site', () => {
  it('ends a training at 00:00:00: the signature of 23:59 stays with its proof, the start at 00:00:01 is refused', async () => {
    const [early, late, next] = [await repeated(), await repeated(), await weighed()];
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const midnight = `${new Date(Date.parse(now) + 2 * 86_400_000).toISOString().slice(0, 10)}T23:00:00.000Z`; // 00:00 in Hamburg, in winter
    const lindqvist = await plant.qualify('E1003', 'GMP', midnight);
    await plant.services.steer({ to: new Date(Date.parse(midnight) - 60_000).toISOString() });
    expect(await early.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 200 });
    await plant.services.steer({ to: new Date(Date.parse(midnight) + 1000).toISOString() });
    expect(await late.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing' } });
    expect(await next.act('op.lindqvist', 'verify', 'start')).toMatchObject({ status: 403, body: { code: 'qualification-missing', params: { codes: ['GMP'] } } });
    const card = await early.card('verify', 'qa.weiss');
    expect(card).toMatchObject({ signatures: [{ satisfied: true, given: [{ person: 'E1003', outdated: false, qualifications: [{ code: 'GMP', qualificationId: lindqvist, until: midnight }] }] }] });
    expect(await early.act('op.okafor', 'verify', 'completion')).toMatchObject({ status: 200, body: { status: 'completed' } });
  });
});

describe('A15 H3 a new version', () => {
  it('is started only by who has read it; the refusal names the way out', async () => {
    const document = { ...SHORT_RECIPE, header: { ...SHORT_RECIPE.header, code: 'MBR-NEWER' } };
    await plant.effective(document, 2);
    const run = await plant.onFloor(document);
    expect(await run.act('op.okafor', 'weigh', 'start')).toMatchObject({ status: 403, body: { code: 'version-not-read', params: { recipe: 'MBR-NEWER', version: 2 }, moves: [{ move: 'read-version' }, { move: 'another-person' }] } });
    expect(await run.card('weigh')).toMatchObject({ qualifications: [{ code: 'recipe/MBR-NEWER/2', held: false }], start: { possible: false } });
    await plant.qualify('E1002', 'recipe/MBR-NEWER/2');
    expect(await run.act('op.okafor', 'weigh', 'start')).toMatchObject({ status: 200, body: { status: 'started' } });
  });
});

describe('A15 an effective date in site time', () => {
  it.each([
    { night: 'a plain one', midnight: '2027-01-11T23:00:00.000Z' },
    { night: 'clocks go forward in it', midnight: '2027-03-27T23:00:00.000Z' },
    { night: 'clocks went forward before it', midnight: '2027-03-28T22:00:00.000Z' },
    { night: 'clocks go back in it', midnight: '2027-10-30T22:00:00.000Z' },
    { night: 'clocks went back before it', midnight: '2027-10-31T23:00:00.000Z' },
  ])('the batch of 23:59 runs the old version, the one of 00:00 the new, whenever the news of the change comes ($night)', async ({ midnight }) => {
    const document = { ...SHORT_RECIPE, header: { ...SHORT_RECIPE.header, code: `MBR-${midnight.slice(0, 10)}` } };
    await plant.effective(document, 1);
    await plant.effective({ ...document, header: { ...document.header, title: { en: 'Newer', de: 'Neuer' } } }, 2, undefined, midnight);
    const version = async (): Promise<unknown> => (await (await plant.batch(document.header.code, document.header.batchSize)).record()).find(({ type }) => type === 'RunCreated')?.body['recipe'];
    await plant.services.steer({ to: new Date(Date.parse(midnight) - 60_000).toISOString() });
    expect(await version()).toMatchObject({ version: 1 });
    await plant.services.steer({ to: midnight });
    expect(await version()).toMatchObject({ version: 2 });
  });

  it('a version that is withdrawn before its date starts no batch on it', async () => {
    const document = { ...SHORT_RECIPE, header: { ...SHORT_RECIPE.header, code: 'MBR-WITHDRAWN' } };
    const versionId = await plant.effective(document, 1, undefined, '2027-12-01T23:00:00.000Z');
    await plant.tell('recipes', outgoing('batchwright.recipes.v1.RecipeVersionWithdrawn', { subject: versionId, site: 'HAM', sequence: 2 }, { site: 'HAM', recipe: 'MBR-WITHDRAWN', version: 1, versionId, by: 'E1050', reason: 'error' }));
    await plant.services.steer({ to: '2027-12-02T00:00:00.000Z' });
    await expect(plant.batch('MBR-WITHDRAWN', document.header.batchSize)).rejects.toThrow('recipe-not-effective');
  });
});

describe('H4 a trainee at a step', () => {
  it('starts it with a qualified trainer, who signs at its end; both stand in the record', async () => {
    await plant.qualify('E1001', 'trainee/GMP');
    const run = await weighed();
    expect(await run.act('op.berger', 'verify', 'start')).toMatchObject({ status: 403, body: { code: 'trainer-missing', moves: [{ move: 'name-trainer' }, { move: 'another-person' }] } });
    expect(await run.act('op.berger', 'verify', 'start', { trainer: 'E1010' })).toMatchObject({ status: 403, body: { code: 'trainer-not-qualified' } });
    expect(await run.act('op.berger', 'verify', 'start', { trainer: 'E1002' })).toMatchObject({ status: 200 });
    await run.enter('op.berger', 'verify', 'reading', '12.3');
    expect(await run.card('verify')).toMatchObject({ supervision: { trainer: 'E1002' }, startedWith: [{ code: 'trainee/GMP' }] });
    expect(await run.sign('op.okafor', 'verify', 'supervising-trainer')).toMatchObject({ status: 200 });
    const started = (await run.record()).filter(({ type, body }) => type === 'StepStarted' && body['stepKey'] === 'verify').map(({ body }) => body['supervision']);
    expect(started).toMatchObject([{ trainer: 'E1002', qualifications: [{ code: 'GMP' }] }]);
    const work = (await plant.services.as('op.okafor').get<{ items: { runId: string; meaning?: string }[] }>('/api/batch-execution/v1/my-work')).body.items;
    expect(work.filter(({ runId, meaning }) => runId === run.id && meaning === 'supervised')).toEqual([]); // it is signed
  });
});
