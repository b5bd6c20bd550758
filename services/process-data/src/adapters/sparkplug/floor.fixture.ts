import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { SimulatedBroker, type BrokerBuild } from '../../../../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode, type EdgeNodeBuild } from '../../../../../deploy/local/simulator/sparkplug/simulated-edge-node';
import type { SimulatedMachine, SimulatedValue } from '../../../../../deploy/local/simulator/machines/machine';
import type { SourceCredentials, SourceSink, SourceState } from '../../application/source-driver';
import type { SparkplugSettings, TagSource } from '../../domain/connection';
import type { Reading, SourceGap } from '../../domain/reading';
import { hostOf } from './sparkplug-driver';
import type { Timing } from './timing';

/** Waits as a machine is waited for, not as a person waits. */
export const QUICK: Partial<Timing> = { reorder: 200, birth: 1_000, askAgain: 1_000, askAtMost: 100, fill: 700, reconnect: 50, reconnectMost: 200, births: 200, write: 2_000 };

/** Counts the moments at which it is asked: the counter shows each sample that is missing. */
export class CountingMachine implements SimulatedMachine {
  readonly code = 'VB-02';
  readonly tags = [
    { code: 'VB-02.count', type: 'number', title: 'Counter' },
    { code: 'VB-02.speed', type: 'number', unit: '{rpm}', title: 'Speed', writable: true },
    { code: 'VB-02.chamber.door', type: 'text', title: 'Door' },
  ] as const;
  count = 0;
  private speed = 10;
  private last = 0;

  valuesAt(ms: number): readonly SimulatedValue[] {
    if (ms > this.last) this.count++;
    this.last = ms;
    return [
      { code: 'VB-02.count', value: this.count, quality: 'good' },
      { code: 'VB-02.speed', value: this.speed, quality: 'good' },
      { code: 'VB-02.chamber.door', value: 'closed', quality: 'good' },
    ];
  }

  write(code: string, value: number | boolean | string): void {
    if (code !== 'VB-02.speed' || typeof value !== 'number') throw new Error(`${code} is not written`);
    this.speed = Math.min(value, 100);
  }
}

/** Keeps readings as a store does: one a tag and moment. */
export class KeepingSink implements SourceSink {
  readonly readings: Reading[] = [];
  readonly gaps: SourceGap[] = [];
  readonly states: SourceState[] = [];
  /** How long it takes to make something safe, ms; or that it cannot. */
  slowMs = 0;
  failing = false;

  async take(readings: readonly Reading[]): Promise<void> {
    if (this.slowMs) await new Promise((resolve) => setTimeout(resolve, this.slowMs));
    if (this.failing) throw new Error('the store is away');
    this.readings.push(...readings);
  }

  async gap(gap: SourceGap): Promise<void> {
    this.gaps.push(gap);
  }

  state(state: SourceState): void {
    this.states.push(state);
  }

  safeUntil(tag: string): number | undefined {
    const times = this.readings.filter((reading) => reading.tag === tag && reading.value !== null).map(({ at }) => at);
    return times.length ? Math.max(...times) : undefined;
  }

  /** Values of the counter, one a moment, in the order of time. */
  get counted(): number[] {
    const moments = new Map(this.readings.filter(({ tag, value }) => tag === 'VB-02.count' && value !== null).map(({ at, value }) => [at, value as number]));
    return [...moments].sort(([a], [b]) => a - b).map(([, value]) => value);
  }

  get now(): SourceState['state'] | undefined {
    return this.states.at(-1)?.state;
  }
}

export const TAGS: readonly TagSource[] = [
  { code: 'VB-02.count', address: 'VB-02/count', type: 'number' },
  { code: 'VB-02.speed', address: 'VB-02/speed', type: 'number' },
  { code: 'VB-02.door', address: 'VB-02/chamber/door', type: 'text' },
];

export const CREDENTIALS: SourceCredentials = {
  find: async (name) => ({ user: name, password: `password of ${name}` }),
  own: async () => {
    throw new Error('none was put here');
  },
};

/** Resolves when it is so; the test's own limit is the only one. */
export function numbers(most: number): number[] {
  return Array.from({ length: most }, (_, i) => i + 1);
}

/** A cable to a broker that can be pulled without a word to either side's programs. */
export class Cable {
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((near) => {
    const far = connect(this.port);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });

  private constructor(private readonly port: number) {}

  static async to(endpoint: string): Promise<Cable> {
    const cable = new Cable(Number(new URL(endpoint).port));
    await new Promise<void>((resolve) => cable.server.listen(0, '127.0.0.1', resolve));
    return cable;
  }

  get endpoint(): string {
    return `mqtt://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async pull(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

/** A broker, an edge node with the counting machine, and the settings of a connection to it. */
export class Floor {
  readonly machine = new CountingMachine();
  private ms = 0;

  private constructor(
    readonly broker: SimulatedBroker,
    readonly edge: SimulatedEdgeNode,
    readonly settings: SparkplugSettings,
    machine: CountingMachine,
  ) {
    this.machine = machine;
  }

  static async build(edge: Partial<EdgeNodeBuild> = {}, broker: BrokerBuild = {}, settings: Partial<SparkplugSettings> = {}): Promise<Floor> {
    const built = await new SimulatedBroker(broker).start();
    const machine = new CountingMachine();
    const name = { group: 'PLANT', edgeNode: 'LINE-1' };
    const node = new SimulatedEdgeNode({ broker: built.endpoint, ...name, host: hostOf(name), machines: [machine], qos: 1, reconnectMs: 50, ...edge }).start();
    return new Floor(built, node, { protocol: 'sparkplug', endpoint: built.endpoint, ...name, ...settings }, machine);
  }

  /** A moment goes by: the machine counts. */
  async moment(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    this.ms = Math.max(Date.now(), this.ms + 1);
    this.edge.tick(this.ms);
  }

  async moments(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.moment();
  }

  async stop(): Promise<void> {
    await this.edge.stop();
    await this.broker.stop();
  }
}
