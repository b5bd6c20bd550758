import { demoMachines } from '../../../../../deploy/local/simulator/machines/demo-machines';
import { startSimulator, type Simulator } from '../../../../../deploy/local/simulator/start-simulator';
import { heardFrom, plantCredentials, settingsOf, until, type Ear } from './listening.fixture';
import { OpcUaDriver } from './opcua-driver';

describe('E1 values of machines over OPC UA, signed and encrypted', () => {
  let simulator: Simulator;
  let driver: OpcUaDriver;
  let ear: Ear;

  beforeAll(async () => {
    simulator = await startSimulator({ machines: demoMachines(7), hertz: 5, user: { user: 'plant', password: 'secret' } });
    driver = new OpcUaDriver(await plantCredentials());
    ear = heardFrom(driver, settingsOf(simulator), [['VB-02.speed', 'number'], ['VB-02.running', 'boolean'], ['TP-08.state', 'text'], ['ROOM-BL-03.temperature', 'number'], ['VB-02.nothing', 'number']]);
  }, 60_000);

  afterAll(async () => {
    await ear?.session.close();
    await driver?.close();
    await simulator?.stop();
  }, 60_000);

  it('carry the time of the source, the quality and the unit', async () => {
    await until(() => ear.of('ROOM-BL-03.temperature').length >= 3);
    const [first, second] = ear.of('ROOM-BL-03.temperature');
    expect(first).toEqual({ tag: 'ROOM-BL-03.temperature', at: expect.any(Number), value: expect.any(Number), quality: 'good', unit: 'Cel' });
    expect(Number.isSafeInteger(first?.at)).toBe(true);
    expect(Math.abs((second?.at ?? 0) - Date.now() * 1000)).toBeLessThan(60_000_000);
    expect(ear.of('VB-02.running')[0]).toMatchObject({ value: false, quality: 'good' });
    expect(ear.of('TP-08.state')[0]).toMatchObject({ value: 'Idle', quality: 'good' });
  }, 60_000);
});
