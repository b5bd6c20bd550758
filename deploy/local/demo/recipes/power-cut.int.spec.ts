import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../../../services/all-in-one/src/boot/services';
import { machineOf, type Machine } from '../../../../services/process-data/src/boot/machine-says.fixture';
import { bringIntoForce } from '../acting/bring-into-force';
import { BatchOnFloor } from '../acting/perform-batch';
import { prepare } from '../acting/prepare';
import { stageInProcess } from '../acting/stage-in-process.fixture';
import { smallBatch } from './small-batch';

const tag = (code: string, equipment: string, unit: string, value: string) => ({
  code, address: `ns=2;s=${code}`, type: 'number', title: { en: code }, equipment, point: code.split('.')[1] ?? '', unit, keepDays: 30, limits: [{ id: 'high', kind: 'high', value, onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high', exception: 'major' }],
});
const connection = (code: string, tags: readonly object[]) => ({
  site: 'HAM', code, name: code, reason: 'the room is connected', settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 }, tags,
});

/** Microseconds: the cut passes twenty times as fast as one. */
const TWENTIETH = 50_000;

let services: TestServices;
let blender: Machine;
let room: Machine;
let runId: string;

/** The small batch, with its blender and its room at machines of their own, blending. */
beforeAll(async () => {
  services = await startTestServices(allServices());
  const stage = stageInProcess(services);
  const script = smallBatch();
  await prepare(stage, script);
  await bringIntoForce(stage, script);
  const [engineer, quality] = [await stage.client.as('eng.moreau'), await stage.client.as('qa.adeyemi')];
  for (const draft of [connection('PLC-BLENDER', [tag('VB-02.temperature', 'VB-02', 'Cel', '25')]), connection('PLC-ROOM', [tag('BL-03.humidity', 'BL-03', '%', '45')])]) {
    const { aggregate } = await engineer.post<{ aggregate: string }>('/process-data/v1/connections', draft);
    await quality.signed(`/process-data/v1/connections/${aggregate}/approval`, {});
  }
  [blender, room] = [await machineOf(services, 'PLC-BLENDER'), await machineOf(services, 'PLC-ROOM')];
  const floor = await BatchOnFloor.begin(stage, script);
  await floor.play(0, script.acts.findIndex(({ act, step }) => act === 'start' && step === 'blend') + 1);
  runId = floor.runId;
  await services.settled();
  await new Promise((resolve) => setTimeout(resolve, 1000)); // what is told below lies in the past, and after the beginning of the step
}, 180_000);
afterAll(() => services.stop());

interface Shown {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly state: string;
  readonly cause: { readonly id: string } | null;
  readonly observed: { readonly equipment: string; readonly from: string; readonly until?: string; readonly peak?: string } | null;
  readonly decision: { readonly withParent: string | null; readonly person: string } | null;
}
const listed = async (): Promise<Shown[]> => {
  for (let pass = 0; pass < 3; pass += 1) await services.settled();
  const items: Shown[] = [];
  for (const state of ['open', 'closed']) items.push(...(await services.as('qa.weiss').get<{ items: Shown[] }>(`/api/review/v1/exceptions?runId=${runId}&state=${state}&order=oldest`)).body.items);
  return items.filter(({ observed }) => observed !== null);
};

describe('F11 one power cut', () => {
  it('is one parent with its children over connections and equipment, decided once', async () => {
    const cut = (Date.now() - 700) * 1000;
    const at = (code: string, second: number, value: number) => ({ tag: code, at: cut + second * TWENTIETH, value, quality: 'good' as const });
    await room.says([at('BL-03.humidity', -1, 40), at('BL-03.humidity', 1, 60)]); // the fan stops first; nobody knows yet why
    const [humidity] = await listed();
    expect(humidity).toMatchObject({ type: 'process-excursion', cause: null, observed: { equipment: 'BL-03' } });

    await blender.says([at('VB-02.temperature', -1, 20)], [{ from: cut, until: cut + 3 * TWENTIETH, why: 'connection-lost' }]);
    await room.says([], [{ from: cut + 2 * TWENTIETH, until: cut + 4 * TWENTIETH, why: 'connection-lost' }]);
    await blender.says([at('VB-02.temperature', 3, 27), at('VB-02.temperature', 9, 22)]); // what happened in the dark shows at the first value
    await room.says([at('BL-03.humidity', 8, 41)]);

    const family = await listed();
    const cause = family.find(({ type, observed }) => type === 'process-data-gap' && observed?.equipment === 'VB-02');
    expect(cause).toMatchObject({ state: 'open', cause: null });
    expect(family.filter(({ id }) => id !== cause?.id)).toHaveLength(3);
    for (const effect of family.filter(({ id }) => id !== cause?.id)) expect([effect.text, effect.cause?.id]).toEqual([effect.text, cause?.id]);
    expect(family.find(({ id }) => id === humidity?.id)).toMatchObject({ observed: { until: expect.any(String) as string, peak: '60' } });

    const quality = services.as('qa.weiss');
    expect(await quality.signed(`/api/review/v1/exceptions/${cause?.id}/decision`, { classification: 'minor-deviation', rationale: 'power cut of three seconds, product not concerned' })).toMatchObject({ status: 200 });
    const decided = await listed();
    expect(decided.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
    expect(decided.map(({ decision }) => decision?.withParent ?? null).sort()).toEqual([cause?.id, cause?.id, cause?.id, null].sort());
    const { rows } = await (await services.db.client()).query(`SELECT count(*)::int AS signatures FROM review.evidence_use WHERE aggregate_id = $1`, [runId]);
    expect(rows).toEqual([{ signatures: 1 }]);
  });
});
