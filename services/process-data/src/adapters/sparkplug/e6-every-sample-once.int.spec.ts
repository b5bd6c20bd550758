import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@batchwright/testing';
import { type BirthShelf, MemoryShelf } from './birth-shelf';
import { FileShelf } from './file-shelf';
import { Cable, CREDENTIALS, Floor, KeepingSink, numbers, QUICK, TAGS } from './floor.fixture';
import { SparkplugDriver } from './sparkplug-driver';

/** Real: sockets, broker, edge node, driver. Simulated: the machine and the store. */
describe('E6 every sample of a counter arrives once, or a gap says which are missing', () => {
  jest.setTimeout(60_000);
  let floor: Floor;
  let sink: KeepingSink;
  let open: { close(): Promise<void> }[];

  beforeEach(() => {
    sink = new KeepingSink();
    open = [];
  });

  afterEach(async () => {
    for (const each of open) await each.close();
    await floor.stop();
  });

  function listen(driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK })) {
    const listening = driver.listen(floor.settings, TAGS, sink);
    open.push(listening);
    return listening;
  }

  const all = () => until(() => sink.counted.length === floor.machine.count && floor.edge.waiting === 0);

  it('in peace', async () => {
    floor = await Floor.build();
    await floor.moments(5);
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(300);
    await all();
    expect(sink.counted).toEqual(numbers(floor.machine.count));
    expect(sink.gaps).toEqual([]);
    expect(sink.now).toBe('connected');
    // five of before the host was there
    expect(sink.readings.filter(({ historical, tag }) => historical && tag === 'VB-02.count')).toHaveLength(5);
  });

  it('when the broker is stopped and started again', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(50);
    await floor.broker.stop();
    await floor.moments(50);
    await until(() => sink.now === 'lost');
    await floor.broker.start();
    await until(() => floor.edge.isBorn);
    await floor.moments(50);
    await all();
    expect(sink.counted).toEqual(numbers(floor.machine.count));
    expect(sink.now).toBe('connected');
  });

  it('when the edge node is cut off: its values are stale, and what it kept comes as history', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    floor.edge.cut();
    await until(() => sink.now === 'lost');
    expect(new Set(sink.readings.filter(({ status }) => status === 'Stale').map(({ tag, value, quality }) => `${tag} ${value} ${quality}`))).toEqual(new Set(TAGS.map(({ code }) => `${code} null bad`)));
    await floor.moments(200);
    floor.edge.mend();
    await until(() => floor.edge.isBorn && sink.now === 'connected');
    await floor.moments(20);
    await all();
    expect(sink.counted).toEqual(numbers(floor.machine.count));
    expect(sink.readings.filter(({ historical, tag }) => historical && tag === 'VB-02.count').length).toBeGreaterThanOrEqual(200);
    expect(sink.gaps).toEqual([]);
  });

  it('when our process dies without a word in the middle of storing, and another takes up its session', async () => {
    floor = await Floor.build();
    const cable = await Cable.to(floor.broker.endpoint);
    const folder = await mkdtemp(join(tmpdir(), 'births-'));
    const memory = new FileShelf(folder);
    // births are kept under where the connection leads; the cable is only this test's
    const shelf: BirthShelf = { find: (connection) => memory.find(connection.replace(/^\S+/, '')), put: (connection, births) => memory.put(connection.replace(/^\S+/, ''), births) };
    const dying = new KeepingSink();
    const died = new SparkplugDriver(CREDENTIALS, { timing: QUICK, shelf }).listen({ ...floor.settings, endpoint: cable.endpoint }, TAGS, dying);
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await until(() => dying.counted.length === floor.machine.count);
    dying.failing = true;
    await floor.moments(10);
    await until(() => dying.now === 'lost');
    await cable.pull();
    await until(() => !floor.edge.isBorn);
    await floor.moments(20);
    // what was safe is safe for the next process too
    sink.readings.push(...dying.readings);
    expect(sink.counted.length).toBeLessThan(floor.machine.count);
    listen(new SparkplugDriver(CREDENTIALS, { timing: QUICK, shelf }));
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    expect(sink.counted).toEqual(numbers(floor.machine.count));
    expect(sink.gaps).toEqual([]);
    await died.close();
    await rm(folder, { recursive: true });
  });

  it('at QoS 0, which loses what was on the wire: what does not arrive is inside a gap', async () => {
    floor = await Floor.build({ qos: 0 });
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    floor.edge.next('lose');
    await floor.moments(20);
    await until(() => sink.gaps.length > 0);
    await floor.moments(20);
    await until(() => sink.counted.includes(floor.machine.count));
    const missing = numbers(floor.machine.count).filter((each) => !sink.counted.includes(each));
    expect(missing).toHaveLength(1);
    const timeOf = (count: number) => sink.readings.find(({ tag, value }) => tag === 'VB-02.count' && value === count)!.at;
    expect(sink.gaps[0]!.from).toBeLessThanOrEqual(timeOf(missing[0]! - 1));
    expect(sink.gaps[0]!.until).toBeGreaterThanOrEqual(timeOf(missing[0]! + 1));
  });

  it('when our process ends in the middle of storing, and another takes up its session', async () => {
    floor = await Floor.build();
    const shelf = new MemoryShelf();
    const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK, shelf });
    const killed = driver.listen(floor.settings, TAGS, sink);
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    // from here on nothing becomes safe: the broker is not told, and the next process gets it again
    sink.failing = true;
    await floor.moments(10);
    await until(() => sink.now === 'lost');
    await killed.close();
    await until(() => !floor.edge.isBorn);
    await floor.moments(20);
    const before = sink.counted.length;
    expect(before).toBeLessThan(floor.machine.count);
    sink.failing = false;
    listen(new SparkplugDriver(CREDENTIALS, { timing: QUICK, shelf }));
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    expect(sink.counted).toEqual(numbers(floor.machine.count));
  });

  it('when a message is lost: the edge node says again what it has, and the gap is told', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    floor.edge.next('lose');
    await floor.moment();
    const lost = floor.machine.count;
    await floor.moments(10);
    await until(() => sink.gaps.length > 0);
    await floor.moments(10);
    await until(() => sink.counted.length === floor.machine.count - 1);
    expect(sink.counted).toEqual(numbers(floor.machine.count).filter((each) => each !== lost));
    expect(floor.edge.rebirths).toBeGreaterThanOrEqual(1);
    const [gap] = sink.gaps;
    const timeOf = (count: number) => sink.readings.find(({ tag, value }) => tag === 'VB-02.count' && value === count)!.at;
    expect(sink.gaps).toHaveLength(1);
    expect(gap).toEqual({ from: timeOf(lost - 1), until: timeOf(lost + 1), why: 'sequence-gap' });
  });

  it('when a message comes twice', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(5);
    await all();
    const { rebirths } = floor.edge;
    const before = floor.machine.count;
    floor.edge.next('repeat');
    await floor.moments(5);
    await all();
    const since = sink.readings.filter(({ tag, value }) => tag === 'VB-02.count' && typeof value === 'number' && value > before);
    expect(since.map(({ value }) => value)).toEqual(numbers(floor.machine.count).slice(before));
    expect(sink.gaps).toEqual([]);
    expect(floor.edge.rebirths).toBe(rebirths);
  });

  it('when the store is slow and away for a while', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    sink.slowMs = 20;
    await floor.moments(100);
    sink.failing = true;
    await floor.moments(100);
    await until(() => sink.now === 'lost');
    sink.failing = false;
    await all();
    await until(() => sink.now === 'connected');
    expect(sink.counted).toEqual(numbers(floor.machine.count));
    expect(sink.gaps).toEqual([]);
  });

  it('when the edge node keeps nothing, the outage is told as a gap', async () => {
    floor = await Floor.build({ keepMost: 0 });
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(20);
    await all();
    const last = Math.max(...sink.readings.map(({ at }) => at));
    floor.edge.cut();
    await until(() => sink.now === 'lost');
    await floor.moments(20);
    floor.edge.mend();
    await until(() => sink.gaps.length > 0);
    expect(sink.gaps).toEqual([{ from: last, until: expect.any(Number), why: 'connection-lost' }]);
    expect(sink.gaps[0]!.until).toBeGreaterThan(last);
  });

  it('keeps the time of an edge node whose clock is wrong, and tells the jump', async () => {
    floor = await Floor.build();
    listen();
    await until(() => floor.edge.isBorn);
    await floor.moments(5);
    await all();
    floor.edge.cut();
    await until(() => sink.now === 'lost');
    floor.edge.clockWrongBy(-3_600_000);
    floor.edge.mend();
    await until(() => sink.gaps.length > 0);
    expect(sink.gaps.map(({ why }) => why)).toEqual(['clock-jump']);
  });
});
