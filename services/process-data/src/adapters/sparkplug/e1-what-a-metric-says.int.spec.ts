import { until } from '@batchwright/testing';
import { CREDENTIALS, Floor, KeepingSink, QUICK, TAGS } from './floor.fixture';
import { SparkplugDriver } from './sparkplug-driver';

/** Real: sockets, broker, edge node, driver. Simulated: the machine and the store. */
describe('E1 what a metric says is kept with its time, unit and quality', () => {
  jest.setTimeout(60_000);
  let floor: Floor;
  const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });

  // an edge node that waits for no host
  beforeEach(async () => (floor = await Floor.build({ host: undefined })));
  afterEach(() => floor.stop());

  it('reads time, unit and quality', async () => {
    await floor.moment();
    await until(() => floor.edge.isBorn);
    const sink = new KeepingSink();
    const listening = driver.listen(floor.settings, TAGS, sink);
    await until(() => sink.now === 'connected');
    await floor.moment();
    await until(() => sink.counted.includes(floor.machine.count));
    const speed = sink.readings.find(({ tag }) => tag === 'VB-02.speed');
    expect(speed).toEqual({ tag: 'VB-02.speed', at: expect.any(Number), value: 10, quality: 'good', unit: '{rpm}' });
    expect(speed!.at % 1_000).toBe(0);
    await listening.close();
  });

  it('shows metrics as a tree, page by page', async () => {
    await until(() => floor.edge.isBorn);
    expect((await driver.browse(floor.settings)).items).toEqual([{ address: 'VB-02', name: 'VB-02', branch: true }]);
    expect((await driver.browse(floor.settings, 'VB-02')).items).toEqual([
      { address: 'VB-02/chamber', name: 'chamber', branch: true },
      { address: 'VB-02/count', name: 'count', branch: false, type: 'number', writable: false },
      { address: 'VB-02/speed', name: 'speed', branch: false, type: 'number', unit: '{rpm}', writable: true },
    ]);
    expect((await driver.browse(floor.settings, 'VB-02/chamber')).items).toEqual([{ address: 'VB-02/chamber/door', name: 'door', branch: false, type: 'text', writable: false }]);
  });

  it('tries addresses out', async () => {
    await floor.moment();
    await until(() => floor.edge.isBorn);
    const [count, missing] = await driver.tryOut(floor.settings, ['VB-02/count', 'VB-02/nothing']);
    expect(count).toEqual({ address: 'VB-02/count', ok: true, reading: expect.objectContaining({ value: floor.machine.count, quality: 'good' }) });
    expect(missing).toEqual({ address: 'VB-02/nothing', ok: false, why: 'The edge node has no metric VB-02/nothing.' });
  });
});

/** Real: sockets, broker, edge node, driver. Simulated: the machine. */
describe('E9 a set point is written and read back', () => {
  jest.setTimeout(60_000);
  let floor: Floor;
  const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });

  beforeEach(async () => {
    floor = await Floor.build({ host: undefined });
    await until(() => floor.edge.isBorn);
  });
  afterEach(() => floor.stop());

  it('says what stands there afterwards', async () => {
    expect(await driver.write(floor.settings, 'VB-02/speed', 42.5)).toEqual({ written: 42.5, readBack: expect.objectContaining({ value: 42.5, quality: 'good', unit: '{rpm}' }) });
  });

  it('says what the machine made of it', async () => {
    expect(await driver.write(floor.settings, 'VB-02/speed', 500)).toEqual({ written: 500, readBack: expect.objectContaining({ value: 100 }) });
  });

  it.each([
    ['what can only be read', 'VB-02/count', 1, 'can only be read'],
    ['another type', 'VB-02/speed', 'fast', 'another type'],
    ['what is not there', 'VB-02/nothing', 1, 'no metric'],
  ])('refuses %s before anything is sent', async (_what, address, value, why) => {
    await expect(driver.write(floor.settings, address, value)).rejects.toMatchObject({ code: 'source-refuses', params: { why: expect.stringContaining(why) } });
  });

  it('says so when the machine does not answer', async () => {
    floor.machine.write = () => undefined;
    floor.edge.tick = () => undefined;
    await expect(driver.write(floor.settings, 'VB-02/speed', 43)).rejects.toMatchObject({ code: 'set-point-not-confirmed' });
  });
});
