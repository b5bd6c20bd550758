import { until } from '@batchwright/testing';
import { demoMachines } from '../../../../../deploy/local/simulator/machines/demo-machines';
import { startSimulator, type Simulator } from '../../../../../deploy/local/simulator/start-simulator';
import { heardFrom, plantCredentials, settingsOf, type Ear } from './listening.fixture';
import { opcUaWhenNeeded } from './opcua-when-needed';

const TAGS = [['VB-02.speed', 'number'], ['VB-02.running', 'boolean'], ['TP-08.state', 'text'], ['ROOM-BL-03.temperature', 'number'], ['VB-02.nothing', 'number']] as const;

describe('E1 values of machines over OPC UA, signed and encrypted', () => {
  let simulator: Simulator;
  let ear: Ear;
  const order = (machine: string, body: object) => fetch(`${simulator.faultsUrl}/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ machine, ...body }) });
  const last = (tag: string) => ear.of(tag).at(-1);

  beforeAll(async () => {
    simulator = await startSimulator({ machines: demoMachines(7), hertz: 5, user: { user: 'plant', password: 'secret' } });
    ear = heardFrom(opcUaWhenNeeded(await plantCredentials()), settingsOf(simulator, { securityPolicy: 'aes256-sha256-rsapss' }), TAGS);
    await until(() => ear.of('ROOM-BL-03.temperature').length >= 3);
  }, 120_000);

  afterAll(async () => {
    await ear?.session.close();
    await simulator?.stop();
  }, 60_000);

  it('carry the time of the source, the quality and the unit', () => {
    const [first, second] = ear.of('ROOM-BL-03.temperature');
    expect(first).toEqual({ tag: 'ROOM-BL-03.temperature', at: expect.any(Number), value: expect.any(Number), quality: 'good', unit: 'Cel' });
    expect(Number.isSafeInteger(first?.at)).toBe(true);
    expect(second?.at).toBeGreaterThan(first?.at ?? Infinity);
    expect(ear.of('VB-02.running')[0]).toMatchObject({ value: false, quality: 'good' });
    expect(ear.of('TP-08.state')[0]).toMatchObject({ value: 'Idle', quality: 'good' });
    expect(ear.states.at(-1)).toEqual({ state: 'connected' });
  });

  it('say of a node that is not there why it is not heard', () => {
    expect(ear.of('VB-02.nothing')).toEqual([expect.objectContaining({ value: null, quality: 'bad', status: 'BadNodeIdUnknown' })]);
  });

  it.each([
    ['bad-quality', { value: null, quality: 'bad', status: 'BadSensorFailure', unit: 'Cel' }],
    ['uncertain-quality', { value: expect.any(Number), quality: 'uncertain', status: 'UncertainSensorNotAccurate', unit: 'Cel' }],
    ['not-a-number', { value: NaN, quality: 'good', unit: 'Cel' }],
    ['other-type', { value: 'ERR 17', quality: 'good', unit: 'Cel' }],
    ['connection-lost', { quality: 'bad', status: 'BadNoCommunication' }],
  ])('hand on %s as it came', async (fault, what) => {
    const before = ear.readings.length;
    expect((await order('ROOM-BL-03', { fault })).status).toBe(200);
    const seen = () => ear.readings.slice(before).find((reading) => reading.tag === 'ROOM-BL-03.temperature' && (reading.quality !== 'good' || typeof reading.value !== 'number' || Number.isNaN(reading.value)));
    await until(() => seen() !== undefined);
    expect(seen()).toMatchObject(what);
    await fetch(`${simulator.faultsUrl}/faults/end`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    await until(() => last('ROOM-BL-03.temperature')?.quality === 'good' && Number.isFinite(last('ROOM-BL-03.temperature')?.value));
  }, 60_000);

  it('hand on the time of a clock that is wrong', async () => {
    await order('ROOM-BL-03', { fault: 'clock-wrong' });
    await until(() => (last('ROOM-BL-03.temperature')?.at ?? 0) > Date.now() * 1000 + 3_600_000_000);
    expect(last('ROOM-BL-03.temperature')?.quality).toBe('good');
  }, 60_000);
});
