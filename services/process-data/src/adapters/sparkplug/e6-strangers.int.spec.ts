import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { refuse } from '@batchwright/kernel';
import { MAX_PACKET_BYTES, topicOf, writePayload } from '@batchwright/sparkplug';
import { connectAsync, type MqttClient } from 'mqtt';
import { makeTestAuthority, until } from '@batchwright/testing';
import { SimulatedBroker } from '../../../../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode } from '../../../../../deploy/local/simulator/sparkplug/simulated-edge-node';
import { CountingMachine, CREDENTIALS, Floor, KeepingSink, numbers, QUICK, TAGS } from './floor.fixture';
import type { RefusedPayload } from './message';
import { SparkplugDriver } from './sparkplug-driver';

/** Real: sockets, broker, edge node, driver, a client that sends what nobody should. Simulated: the machine and the store. */
describe('E6 what strangers send is refused with a sentence, and nothing else suffers', () => {
  jest.setTimeout(60_000);
  let floor: Floor;
  let stranger: MqttClient;
  let sink: KeepingSink;
  let refused: RefusedPayload[];
  let listening: { close(): Promise<void> };

  beforeEach(async () => {
    floor = await Floor.build();
    sink = new KeepingSink();
    refused = [];
    listening = new SparkplugDriver(CREDENTIALS, { timing: QUICK, refused: (each) => refused.push(each) }).listen(floor.settings, TAGS, sink);
    stranger = await connectAsync(floor.broker.endpoint, { protocolVersion: 4 });
    await until(() => floor.edge.isBorn);
  });

  afterEach(async () => {
    await stranger.endAsync();
    await listening.close();
    await floor.stop();
  });

  const metrics = (count: number) => new Uint8Array(count * 2).map((_, i) => (i % 2 === 0 ? 0x12 : 0));

  it.each([
    ['a packet of 12 MB', 'NDATA', Buffer.alloc(3 * MAX_PACKET_BYTES), 'longer than is read'],
    ['a million metrics', 'NDATA', Buffer.from(metrics(1_000_000)), 'more than 20000 metrics'],
    ['noise', 'NDATA', randomBytes(500), 'not a Sparkplug B payload'],
    ['depth without end', 'NDATA', Buffer.alloc(1_000_000, 0x33), 'a group'],
    ['a birth with one alias for two', 'NBIRTH', Buffer.from(writePayload({ seq: 0, metrics: [{ name: 'a', alias: 1n, datatype: 10 }, { name: 'b', alias: 1n, datatype: 10 }] })), 'alias 1 twice'],
    ['no sequence number', 'NDATA', Buffer.from(writePayload({ metrics: [] })), 'no sequence number'],
  ] as const)('%s', async (_what, type, bytes, why) => {
    await floor.moments(5);
    await stranger.publishAsync(topicOf(floor.settings, type), bytes, { qos: 1 });
    await until(() => refused.length > 0);
    expect(refused[0]).toMatchObject({ type, why: expect.stringContaining(why) });
    expect(refused[0]!.bytes).toBeGreaterThanOrEqual(bytes.length);
    expect(sink.gaps).toEqual([{ from: expect.any(Number), until: expect.any(Number), why: expect.stringMatching(/^payload-refused: .*bytes/) }]);
    await floor.moments(50);
    await until(() => sink.counted.length === floor.machine.count);
    expect(sink.counted).toEqual(numbers(floor.machine.count));
  });

  it('a flood of them is no flood of gaps', async () => {
    for (let i = 0; i < 100; i++) await stranger.publishAsync(topicOf(floor.settings, 'NDATA'), randomBytes(100), { qos: 1 });
    await until(() => refused.length >= 90);
    expect(sink.gaps.length).toBeLessThan(3);
  });
});

describe('E6 a source that cannot be heard says why', () => {
  jest.setTimeout(60_000);

  it('a wrong password', async () => {
    const floor = await Floor.build({}, { users: new Map([['plant', 'another one']]) }, { credential: 'plant' });
    const sink = new KeepingSink();
    const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });
    const listening = driver.listen(floor.settings, TAGS, sink);
    await until(() => sink.states.length > 0);
    expect(sink.states[0]).toEqual({ state: 'connecting', why: expect.stringContaining('refuses the user or the password') });
    await expect(driver.browse(floor.settings)).rejects.toMatchObject({ code: 'source-unreachable', params: { why: expect.stringContaining('refuses the user or the password') } });
    await listening.close();
    await floor.stop();
  });

  it('a credential that nobody put here, and an end while the broker does not answer', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const settings = { protocol: 'sparkplug', endpoint: `mqtt://127.0.0.1:${(silent.address() as AddressInfo).port}`, group: 'G', edgeNode: 'E' } as const;
    const nobody = { ...CREDENTIALS, find: () => Promise.reject(refuse('credential-unknown', { name: 'line-1' })) };
    const sink = new KeepingSink();
    const without = new SparkplugDriver(nobody, { timing: QUICK }).listen({ ...settings, credential: 'line-1' }, TAGS, sink);
    await until(() => sink.states.length > 0);
    expect(sink.states[0]).toEqual({ state: 'connecting', why: expect.stringContaining('No credential line-1') });
    await without.close();
    const waiting = new SparkplugDriver(CREDENTIALS).listen(settings, TAGS, sink);
    await waiting.close();
    silent.close();
  });

  it('the right password', async () => {
    const users = new Map([['plant', 'password of plant'], ['line', 'x']]);
    const floor = await Floor.build({ login: { user: 'line', password: 'x' } }, { users }, { credential: 'plant' });
    const sink = new KeepingSink();
    const listening = new SparkplugDriver(CREDENTIALS, { timing: QUICK }).listen(floor.settings, TAGS, sink);
    await until(() => sink.now === 'connected');
    await listening.close();
    await floor.stop();
    expect(sink.gaps).toEqual([]);
  });

  it('a broker that takes the subscription and passes nothing on', async () => {
    const floor = await Floor.build({ host: undefined }, { forgetful: true });
    const sink = new KeepingSink();
    const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });
    const listening = driver.listen(floor.settings, TAGS, sink);
    await until(() => sink.now === 'lost');
    expect(sink.states.at(-1)).toEqual({ state: 'lost', why: expect.stringContaining('does not answer') });
    await expect(driver.tryOut(floor.settings, ['VB-02/count'])).rejects.toMatchObject({ code: 'source-unreachable' });
    await listening.close();
    await floor.stop();
  });

  it('a broker whose certificate is from another authority or for another name; and the right one is let through', async () => {
    const [ours, theirs] = [await makeTestAuthority('ours'), await makeTestAuthority('theirs')];
    const certificate = await ours.issue(['127.0.0.1']);
    const broker = await new SimulatedBroker({ secure: { certificate: certificate.cert, key: certificate.key } }).start();
    const edge = new SimulatedEdgeNode({ broker: broker.endpoint, authority: ours.ca, group: 'PLANT', edgeNode: 'LINE-1', machines: [new CountingMachine()], reconnectMs: 50 }).start();
    await until(() => edge.isBorn);
    const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });
    const settings = { protocol: 'sparkplug', endpoint: broker.endpoint, group: 'PLANT', edgeNode: 'LINE-1' } as const;
    expect((await driver.browse({ ...settings, authority: ours.ca })).items).toHaveLength(1);
    const stranger = new SparkplugDriver(CREDENTIALS, { timing: QUICK });
    await expect(stranger.browse({ ...settings, authority: theirs.ca })).rejects.toMatchObject({ code: 'source-unreachable', params: { why: expect.stringContaining('not from the authority') } });
    await expect(stranger.browse({ ...settings, endpoint: broker.endpoint.replace('127.0.0.1', 'localhost'), authority: ours.ca })).rejects.toMatchObject({ params: { why: expect.stringContaining('for another name') } });
    await edge.stop();
    await broker.stop();
  });

  it.each([
    ['nothing answers', 'mqtt://127.0.0.1:1', 'Nothing answers'],
    ['an unknown name', 'mqtt://broker.invalid:1883', 'unknown'],
    ['no address', 'http://broker', 'no address of a broker'],
  ])('%s', async (_what, endpoint, why) => {
    const driver = new SparkplugDriver(CREDENTIALS, { timing: QUICK });
    await expect(driver.browse({ protocol: 'sparkplug', endpoint, group: 'G', edgeNode: 'E' })).rejects.toMatchObject({ code: 'source-unreachable', params: { why: expect.stringContaining(why) } });
  });
});
