import { addDays } from '@batchwright/kernel';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { allServices } from '../../../services/all-in-one/src/boot/services';
import { stageInProcess } from './acting/stage-in-process.fixture';
import { prepare } from './acting/prepare';
import { makeDemoPlant } from './demo-plant';
import { MOISTURE_SLIP, smallBatch } from './recipes/small-batch';
import { BOXES, PART_OF_PACKING, smallPacking } from './recipes/small-packing';
import { warfarinBatch } from './recipes/warfarin-batch';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices(allServices());
}, 60_000);
afterAll(() => services.stop());

interface Run {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly business: string;
  readonly openExceptions: number;
  readonly disposition?: string;
}

describe('B3 F7 the demo plant, as `npm start` makes it', () => {
  it('is made whole by its people: one batch released, one released in part, one with an exception, one in the middle of a step, one order that waits', async () => {
    await makeDemoPlant(stageInProcess(services), { released: warfarinBatch(), partly: { script: smallPacking(), boxes: BOXES, release: PART_OF_PACKING }, short: smallBatch(), slip: MOISTURE_SLIP });
    await services.settled();
    const { items: runs } = (await services.as('sup.haas').get<{ items: Run[] }>('/api/batch-execution/v1/runs')).body;
    expect(runs.map(({ number, state, business, openExceptions, disposition }) => [number.slice(0, 2), state, business, openExceptions, disposition])).toEqual([
      ['IB', 'running', 'in-execution', 0, undefined], ['IB', 'complete', 'executed', 1, undefined], ['FP', 'complete', 'dispositioned', 0, 'partially-released'], ['FW', 'complete', 'dispositioned', 0, 'released'],
    ]);
    const { items: orders } = (await services.as('sup.haas').get<{ items: { runId?: string }[] }>('/api/batch-execution/v1/orders')).body;
    expect(orders.filter(({ runId }) => runId === undefined)).toHaveLength(1);
  }, 300_000);

  it('B21 pre-flight of the order that waits names the balance whose calibration is over by then, over both owners', async () => {
    const sup = services.as('sup.haas');
    const { items } = (await sup.get<{ items: { id: string; runId?: string; plan?: { start: string } }[] }>('/api/batch-execution/v1/orders')).body;
    const waiting = items.find(({ runId }) => runId === undefined);
    const { refusals, needs } = (await sup.get<{ refusals: unknown[]; needs: Record<string, unknown> }>(`/api/batch-execution/v1/orders/${waiting?.id ?? ''}/pre-flight`)).body;
    expect(refusals).toEqual([]);
    const foreseen = async (): Promise<{ what: string; at: string }[]> => (await sup.post<{ refusals: { what: string; at: string }[] }>('/api/resources/v1/forecasts', needs)).body.refusals;
    expect(await foreseen()).toContainEqual(expect.objectContaining({ at: waiting?.plan?.start, code: 'equipment-unsuitable', what: 'BAL-12', reasonCode: 'calibration-overdue' }));
    const due = new Date(Date.parse(waiting?.plan?.start ?? '') + 30 * 86_400_000).toISOString().slice(0, 10);
    await services.as('mnt.kovac').signed('/api/resources/v1/equipment/BAL-12/calibration', { due });
    expect((await foreseen()).map(({ what }) => what)).not.toContain('BAL-12');
  });

  it('equipment is calibrated until today also late in the evening, when the site has begun another day than UTC', async () => {
    const now = await services.steer({ advanceSeconds: 0 });
    await services.steer({ to: `${addDays(now.slice(0, 10), 1)}T23:30:00.000Z` });
    const script = smallBatch();
    const equipment = [{ ...script.preparation.equipment.find(({ code }) => code === 'BAL-09')!, code: 'BAL-13', calibrationDueInDays: 0 }];
    await prepare(stageInProcess(services), { ...script, preparation: { ...script.preparation, terminals: [], lots: [], qualifications: [], equipment } });
    expect((await services.as('mnt.kovac').get('/api/resources/v1/equipment/BAL-13')).body).toMatchObject({ suitable: true, axes: { calibration: { status: 'valid' } } });
  });

  it('released warfarin without an exception and with every point of release met, by people who executed nothing of it', async () => {
    const { items } = (await services.as('qa.weiss').get<{ items: { runId: string; number: string }[] }>('/api/review/v1/batches')).body;
    const runId = items.find(({ number }) => number.startsWith('FW'))?.runId ?? '';
    expect((await services.as('qa.weiss').get(`/api/review/v1/exceptions?runId=${runId}`)).body).toEqual({ items: [] });
    const { body } = await services.as('qa.weiss').get<{ openPoints: { holds: boolean }[] }>(`/api/review/v1/batches/${runId}`);
    expect(body.openPoints.filter(({ holds }) => !holds)).toEqual([]);
    expect(body).toMatchObject({ stage: 'released', sealed: true, auditTrail: { changes: 0 }, executors: expect.not.arrayContaining(['E1011', 'E1051', 'E1052']) as string[] });
  });
});
