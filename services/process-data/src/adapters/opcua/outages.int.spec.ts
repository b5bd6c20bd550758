import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '@batchwright/testing';
import { steppedMachine } from '../../../../../deploy/local/simulator/machines/stepped-machine';
import { startSimulator, type Simulator } from '../../../../../deploy/local/simulator/start-simulator';
import type { Reading, SourceGap } from '../../domain/reading';
import { heardFrom, plantCredentials, settingsOf, type Ear } from './listening.fixture';
import { OpcUaDriver } from './opcua-driver';

const COUNT = 'CT-01.count';
const TAGS = [[COUNT, 'number'], ['CT-01.still', 'boolean']] as const;

/** Counts the values it said, and remembers when it said each. */
function counter() {
  let said = 0;
  const machine = steppedMachine('CT-01', 1, { tags: [{ name: 'count', type: 'number', unit: '1', title: 'Values said' }, { name: 'still', type: 'boolean', title: 'Never changes' }], step: () => undefined, read: () => ({ count: (said += 1), still: true }) });
  const times = new Map<number, number>();
  const valuesAt = (ms: number) => {
    const values = machine.valuesAt(ms);
    times.set(said, ms * 1000);
    return values;
  };
  return { machine: { ...machine, valuesAt }, times };
}

/** A cable that can be pulled. */
async function cable(to: number) {
  let cut = false;
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    if (cut) near.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const pull = (): void => {
    cut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port, pull, plugIn: () => void (cut = false),
    close: () => new Promise((closed) => {
      pull();
      server.close(closed);
    }),
  };
}

const numbers = (readings: readonly Reading[]): number[] => readings.map(({ value }) => value as number);

function missing(ear: Ear): number[] {
  const heard = new Set(numbers(ear.of(COUNT)));
  const all = [...heard];
  return Array.from({ length: Math.max(...all) - Math.min(...all) + 1 }, (_, index) => Math.min(...all) + index).filter((number) => !heard.has(number));
}

describe('E6 outages lose nothing that the source still has, and tell the rest', () => {
  let simulator: Simulator;
  let driver: OpcUaDriver;
  let lead: Awaited<ReturnType<typeof cable>>;
  let ear: Ear;
  const count = counter();
  const listen = async (history: boolean): Promise<void> => {
    const endpoint = simulator.endpoint.replace(/:\d+\//, `:${lead.port}/`);
    ear = heardFrom(driver, settingsOf(simulator, { endpoint, history }), TAGS);
    await until(() => ear.of(COUNT).length >= 5);
  };
  const hearsAgain = async (): Promise<void> => {
    const before = ear.of(COUNT).length;
    await until(() => ear.states.at(-1)?.state === 'connected' && ear.of(COUNT).length >= before + 10);
  };
  const onceEach = (): void => expect(new Set(numbers(ear.of(COUNT))).size).toBe(ear.of(COUNT).length);
  const outage = (): Promise<void> => new Promise((over) => setTimeout(over, 2000));

  beforeAll(async () => {
    simulator = await startSimulator({ machines: [count.machine], hertz: 10, user: { user: 'plant', password: 'secret' } });
    driver = new OpcUaDriver(await plantCredentials());
    lead = await cable(Number(/:(\d+)\//.exec(simulator.endpoint)?.[1]));
  }, 120_000);

  afterEach(() => ear.session.close());

  afterAll(async () => {
    await driver?.close();
    await lead?.close();
    await simulator?.stop();
  }, 60_000);

  it('of the network: the server keeps what it could not send', async () => {
    await listen(false);
    lead.pull();
    await until(() => ear.states.some(({ state }) => state === 'lost'));
    await outage();
    lead.plugIn();
    await hearsAgain();
    expect({ missing: missing(ear), gaps: ear.gaps }).toEqual({ missing: [], gaps: [] });
    onceEach();
  }, 90_000);

  it('of our disk: nothing counts as taken that was not safe', async () => {
    await listen(false);
    ear.failing = true;
    await until(() => ear.states.some((state) => state.state === 'lost' && state.why.includes('the disk is full')));
    ear.failing = false;
    await hearsAgain();
    expect({ missing: missing(ear), gaps: ear.gaps }).toEqual({ missing: [], gaps: [] });
    onceEach();
  }, 90_000);

  it('of the server: a gap covers what was said and not heard', async () => {
    await listen(false);
    const heardLast = ear.of(COUNT).at(-1)?.at ?? Infinity;
    await simulator.cut(1);
    await until(() => ear.gaps.length > 0);
    await hearsAgain();
    const lost = missing(ear).map((number) => count.times.get(number) ?? 0);
    expect(ear.gaps).toEqual<SourceGap[]>([{ from: expect.any(Number) as number, until: expect.any(Number) as number, why: 'connection-lost' }]);
    const [gap] = ear.gaps;
    expect(lost.filter((at) => !gap || at < gap.from || at > gap.until)).toEqual([]);
    // not wider than it must be
    expect(gap?.from).toBeGreaterThan(heardLast - 1_000_000);
    onceEach();
  }, 90_000);

  it.each([true, false])('of ourselves: history (%s) gives what was said meanwhile, or a gap tells it', async (history) => {
    await listen(history);
    await until(() => ear.of(COUNT).length >= 20);
    await ear.session.close();
    const newest = new Map(TAGS.map(([tag]) => [tag as string, ear.of(tag).at(-1)?.at ?? 0]));
    const before = ear;
    await outage();
    ear = heardFrom(driver, settingsOf(simulator, { history }), TAGS, new Map(newest));
    await until(() => ear.of(COUNT).some(({ historical }) => !historical));
    ear.readings.unshift(...before.readings);
    onceEach();
    const lost = missing(ear).map((number) => count.times.get(number) ?? 0);
    const [gap] = ear.gaps;
    if (history) return expect({ lost, gap, filled: ear.of(COUNT).filter(({ historical }) => historical).length > 5 }).toEqual({ lost: [], gap: undefined, filled: true });
    expect(lost.length).toBeGreaterThan(5);
    expect(lost.filter((at) => !gap || at < gap.from || at > gap.until)).toEqual([]);
    // a tag that never changes does not make it wider
    expect({ why: gap?.why, wider: (gap?.from ?? 0) < (newest.get(COUNT) ?? 0) - 1_000_000 }).toEqual({ why: 'plant-away', wider: false });
  }, 90_000);
});
