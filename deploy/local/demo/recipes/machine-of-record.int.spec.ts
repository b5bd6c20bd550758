import { startTestServices, type TestServices } from '@batchwright/testing';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { processData } from '@services/process-data';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { training } from '@services/training';
import { machineOf, type Machine } from '../../../../services/process-data/src/boot/machine-says.fixture';
import { changedByOthers, perform, play, prepare } from './acted-out.fixture';
import { smallBatch } from './small-batch';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity, recipes, training, resources, batchExecution, review, processData]);
}, 60_000);
afterAll(() => services.stop());

const STEP = 'blend';
const LIMIT = { id: 'high', kind: 'high', value: '20', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high', exception: 'major' };
const CONNECTION = {
  site: 'HAM', code: 'PLC-BLENDING', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 1000 },
  tags: [{ code: 'VB-02.speed', address: 'ns=2;s=VB-02.speed', type: 'number', title: { en: 'Speed', de: 'Drehzahl' }, equipment: 'VB-02', point: 'speed', unit: '/min', keepDays: 30, limits: [LIMIT] }],
};

interface Exception {
  readonly id: string;
  readonly type: string;
  readonly severity: string;
  readonly step: { readonly key: string } | null;
}

describe('a machine in the record of a batch', () => {
  const script = smallBatch();
  const end = script.acts.findIndex(({ act, step }) => act === 'complete' && step === STEP);
  let machine: Machine;
  let runId = '';
  const now = (): number => Date.now() * 1000;
  const says = (value: number): Promise<void> => machine.says([{ tag: 'VB-02.speed', at: now(), value, quality: 'good' }]);
  const exceptions = async (): Promise<readonly Exception[]> => (await services.as('qa.adeyemi').get<{ items: Exception[] }>(`/api/review/v1/exceptions?runId=${runId}`)).body.items;
  const decided = async (): Promise<boolean | undefined> =>
    (await services.as('qa.adeyemi').get<{ openPoints: { code: string; holds: boolean }[] }>(`/api/review/v1/batches/${runId}`)).body.openPoints.find(({ code }) => code === 'exceptions-closed')?.holds;

  beforeAll(async () => {
    await prepare(services, script);
    const drafted = await services.as('eng.moreau').post<{ aggregate: string }>('/api/process-data/v1/connections', CONNECTION);
    await services.as('qa.adeyemi').signed(`/api/process-data/v1/connections/${drafted.body.aggregate}/approval`);
    machine = await machineOf(services, CONNECTION.code);
    runId = await play(services, script, script.acts.slice(0, end));
    await services.settled();
  }, 120_000);

  it('E5 an excursion in the step that uses the equipment is one exception there, with its end and worst value', async () => {
    await says(12);
    await says(30);
    await says(34);
    await says(12);
    expect(await exceptions()).toMatchObject([{ type: 'process-excursion', severity: 'major', step: { key: STEP } }]);
    const { body } = await services.as('qa.adeyemi').get<{ items: { type: string; body: { observed?: object } }[] }>(`/api/batch-execution/v1/runs/${runId}/record?limit=200`);
    const over = { equipment: 'VB-02', tags: ['VB-02.speed'], limit: { id: 'high' }, peak: '34', unit: '/min', until: expect.any(String) as string };
    expect(body.items.filter(({ type }) => type === 'ExceptionExtended').map((extended) => extended.body.observed)).toMatchObject([over]);
  });

  it('E6 missing minutes are an exception of the run, and nothing is released before quality decided it', async () => {
    await machine.says([], [{ from: now() - 200_000, until: now(), why: 'connection-lost' }]);
    changedByOthers(runId, STEP); // by what was raised at it
    for (const act of script.acts.slice(end)) await perform(services, runId, act);
    await services.settled();
    const found = await exceptions();
    expect(found.map(({ type }) => type).sort()).toEqual(['process-data-gap', 'process-excursion']);
    expect(await decided()).toBe(false);
    for (const { id } of found) await services.as('qa.adeyemi').signed(`/api/review/v1/exceptions/${id}/decision`, { classification: 'no-impact', rationale: 'the blend was uniform' });
    await services.settled();
    expect(await decided()).toBe(true);
  }, 60_000);

  it('E1 E4 its curves and alarms are found by the run', async () => {
    const { body } = await services.as('op.lindqvist').get<{ windows: { stepKey?: string; equipment: string; from: string; until: string }[] }>(`/api/process-data/v1/runs/${runId}/curves`);
    const window = body.windows.find(({ stepKey, equipment }) => stepKey === STEP && equipment === 'VB-02');
    const curve = await services.as('op.lindqvist').get<{ points: { value: number }[] }>(`/api/process-data/v1/tags/VB-02.speed/curve?from=${window?.from}&until=${window?.until}`);
    expect(curve.body.points.map(({ value }) => value)).toEqual([12, 30, 34, 12]);
    const alarms = await services.as('op.lindqvist').get<{ items: object[] }>(`/api/process-data/v1/alarms?runId=${runId}&text=drehzahl`);
    expect(alarms.body.items).toMatchObject([{ tag: 'VB-02.speed', peak: '34', runs: [{ runId, stepKey: STEP }] }]);
  });
});
