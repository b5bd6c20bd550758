import { startSimulator, type Simulator } from '../../../../../deploy/local/simulator/start-simulator';
import { plantCredentials, settingsOf } from './listening.fixture';
import { OpcUaDriver } from './opcua-driver';

const MANY = 100_000;

describe('E1 a server with a hundred thousand nodes', () => {
  let simulator: Simulator;
  let driver: OpcUaDriver;

  beforeAll(async () => {
    simulator = await startSimulator({ machines: [], large: MANY, user: { user: 'plant', password: 'secret' } });
    driver = new OpcUaDriver(await plantCredentials());
  }, 300_000);

  afterAll(async () => {
    await driver?.close();
    await simulator?.stop();
  }, 60_000);

  it('is looked through page by page', async () => {
    const settings = settingsOf(simulator);
    const first = await driver.browse(settings, 'ns=1;s=Large');
    expect(first.items).toHaveLength(200);
    expect(first.items[0]).toEqual({ address: 'ns=1;s=Large.0', name: 'Point 0', branch: false, type: 'number', writable: true });
    const second = await driver.browse(settings, 'ns=1;s=Large', first.next);
    expect(second.items[0]?.address).toBe('ns=1;s=Large.200');
    const seen = new Set([...first.items, ...second.items].map(({ address }) => address));
    // a place in the list is good once
    await expect(driver.browse(settings, 'ns=1;s=Large', first.next)).rejects.toMatchObject({ code: 'source-unreachable', params: { why: expect.stringContaining('Begin it again') } });
    let { next } = second;
    for (let page = 2; next !== undefined && page < 20; page += 1) {
      const more = await driver.browse(settings, 'ns=1;s=Large', next);
      for (const { address } of more.items) seen.add(address);
      ({ next } = more);
    }
    expect({ seen: seen.size, more: next !== undefined }).toEqual({ seen: 4000, more: true });
  }, 300_000);
});
