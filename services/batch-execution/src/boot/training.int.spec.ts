import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  await plant.qualify('E1002', 'GMP');
}, 60_000);
afterAll(() => plant.stop());

/** A batch whose step "verify", which asks for a training, was read by one person and repeated by the other. */
async function repeated(): Promise<RunAtWork> {
  const run = await plant.onFloor(SHORT_RECIPE);
  await run.act('op.okafor', 'weigh', 'start');
  await run.enter('op.okafor', 'weigh', 'tare', '50.0');
  await run.enter('op.okafor', 'weigh', 'gross', '150.0');
  await run.sign('op.lindqvist', 'weigh', 'witnessed');
  await run.act('op.okafor', 'weigh', 'completion');
  await run.act('op.okafor', 'verify', 'start');
  await run.enter('op.okafor', 'verify', 'reading', '12.3');
  await run.act('op.lindqvist', 'verify', 'second-checks', { policy: 'repeated', entry: 'reading', value: '12.3' });
  return run;
}

describe('H2 training at the start and at the signature', () => {
  it('refuses the signature of somebody who works without the training, and takes it with the proof in the record', async () => {
    const run = await repeated();
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing', params: { person: 'E1003', codes: ['GMP'] }, moves: [{ by: ['trainer'] }] } });
    const qualificationId = await plant.qualify('E1003', 'GMP', '2026-02-01T00:00:00.000Z'); // over long ago
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 403, body: { code: 'qualification-missing' } });
    const valid = await plant.qualify('E1003', 'GMP');
    expect(await run.sign('op.lindqvist', 'verify', 'repeated')).toMatchObject({ status: 200 });
    const signatures = (await run.record()).filter(({ type }) => type === 'SignatureApplied').map(({ body }) => body['qualifications']);
    expect(signatures).toEqual([undefined, [{ code: 'GMP', qualificationId: valid }]]);
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
