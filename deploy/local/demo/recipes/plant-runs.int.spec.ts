import { startTestServices, type TestServices } from '@batchwright/testing';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { training } from '@services/training';
import { play, prepare } from './acted-out.fixture';
import { balanceCheck, pressCleaning, roomSanitisation } from './plant-runs';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity, recipes, training, resources, batchExecution, review]);
  for (const script of [pressCleaning(), balanceCheck(), roomSanitisation()]) await prepare(services, script);
}, 120_000);
afterAll(() => services.stop());

interface Item {
  readonly axes: Record<string, { status: string; until?: string }>;
  readonly suitable: boolean;
}
interface Line {
  readonly what: string;
  readonly runNumber?: string;
  readonly person?: string;
}

const item = async (code: string): Promise<Item> => (await services.as('insp.dubois').get<Item>(`/api/resources/v1/equipment/${code}`)).body;
const logbook = async (code: string): Promise<Line[]> => (await services.as('insp.dubois').get<{ logbook: Line[] }>(`/api/resources/v1/equipment/${code}`)).body.logbook;
const run = async (id: string): Promise<{ number: string; kind: string; state: string }> => (await services.as('insp.dubois').get<{ number: string; kind: string; state: string }>(`/api/batch-execution/v1/runs/${id}`)).body;
const soiled = (code: string): Promise<unknown> => services.as('op.berger').signed(`/api/resources/v1/equipment/${code}/cleaning`, { found: 'dirty', reason: 'used for another product' });

describe('B19 D5 a cleaning run', () => {
  it('takes the dirty press, makes it clean for three days by being executed, and writes its logbook', async () => {
    await soiled('TP-08');
    expect(await item('TP-08')).toMatchObject({ axes: { cleaning: { status: 'dirty' } } });
    const id = await play(services, pressCleaning());
    const done = await run(id);
    expect(done).toMatchObject({ kind: 'cleaning', state: 'complete' });
    expect(done.number).toMatch(/^CLN-\d{4}-0001$/);
    const { axes } = await item('TP-08');
    expect(axes).toMatchObject({ cleaning: { status: 'clean' }, allocation: { status: 'free' } });
    const held = Date.parse(axes.cleaning?.until ?? '') - Date.parse(await services.steer({ advanceSeconds: 0 }));
    expect(Math.round(held / 3_600_000)).toBe(72);
    const lines = (await logbook('TP-08')).filter(({ runNumber }) => runNumber === done.number);
    expect(lines.map(({ what }) => what).reverse()).toEqual(expect.arrayContaining(['EquipmentGranted', 'EquipmentOccupied', 'EquipmentCleaned', 'EquipmentOccupationEnded']));
    expect(lines.find(({ what }) => what === 'EquipmentCleaned')).toMatchObject({ person: 'E1003', stepKey: 'look' });
  }, 60_000);

  it('that is aborted changes nothing: the press stays dirty and is free again', async () => {
    await soiled('TP-08');
    const script = pressCleaning();
    const begun = { ...script, order: { ...script.order, number: 'WO-2026-0011' } };
    const id = await play(services, begun, begun.acts.slice(0, 3));
    expect((await services.as('sup.haas').post(`/api/batch-execution/v1/runs/${id}/commands`, { command: 'abort', reason: 'the water failed' })).status).toBeLessThan(300);
    await services.settled();
    expect((await item('TP-08')).axes).toMatchObject({ cleaning: { status: 'dirty' }, allocation: { status: 'free' } });
  }, 60_000);

  it('that is executed once more is one effect more, never two: each completion is told once', async () => {
    const before = (await logbook('TP-08')).filter(({ what }) => what === 'EquipmentCleaned').length;
    const script = pressCleaning();
    await play(services, { ...script, order: { ...script.order, number: 'WO-2026-0012' } });
    await services.settled();
    expect((await logbook('TP-08')).filter(({ what }) => what === 'EquipmentCleaned')).toHaveLength(before + 1);
  }, 60_000);
});

describe('B19 C6 the daily check of a balance', () => {
  it('is the check of the day by being executed, with what was read', async () => {
    const id = await play(services, balanceCheck());
    expect(await run(id)).toMatchObject({ kind: 'check', state: 'complete' });
    const { rows } = await (await services.db.client()).query<{ weight: string; passed: boolean; reading: string }>(`SELECT weight, passed, reading FROM resources.scale_check WHERE scale = 'BAL-10' ORDER BY weight DESC`);
    expect(rows).toMatchObject([{ weight: 'low', passed: true }, { weight: 'high', passed: true }]);
    expect((await item('BAL-10')).axes).toMatchObject({ cleaning: { status: 'clean' }, allocation: { status: 'free' } });
  }, 60_000);
});

describe('B19 D3 the sanitisation of a room', () => {
  it('lets the room be used for a day, and no longer', async () => {
    await soiled('ROOM-BL-03');
    const id = await play(services, roomSanitisation());
    expect(await run(id)).toMatchObject({ kind: 'sanitisation', state: 'complete' });
    expect(await item('ROOM-BL-03')).toMatchObject({ suitable: true });
    await services.steer({ advanceSeconds: 24 * 3600 });
    expect(await item('ROOM-BL-03')).toMatchObject({ suitable: false });
  }, 60_000);
});
