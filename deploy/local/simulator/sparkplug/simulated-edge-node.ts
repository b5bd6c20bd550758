import { BD_SEQ, carry, DataType, type Metric, meaningOf, type MessageType, readHostState, readPayload, readTopic, REBIRTH, stateTopicOf, textProperty, topicOf, wholeProperty, writePayload } from '@batchwright/sparkplug';
import { connect, type MqttClient } from 'mqtt';
import type { SimulatedMachine, SimulatedTag } from '../machines/machine';
import { KeptSamples, type Sample } from './kept-samples';

export interface EdgeNodeBuild {
  /** `mqtt://host:port` */
  readonly broker: string;
  /** PEM of the authority of the broker; absent: those of the machine. */
  readonly authority?: string;
  readonly login?: { readonly user: string; readonly password: string };
  readonly group: string;
  readonly edgeNode: string;
  /** Name of the primary host: while it is away, samples are kept. Absent: it sends to whoever listens. */
  readonly host?: string;
  readonly machines: readonly SimulatedMachine[];
  /** Sparkplug asks for 0; with 1 the edge node keeps a sample until the broker has it. */
  readonly qos?: 0 | 1;
  /** Before it comes back to a broker, ms. */
  readonly reconnectMs?: number;
  readonly keepMost?: number;
}

const TYPES = { number: DataType.Double, boolean: DataType.Boolean, text: DataType.String } as const;
const QUALITIES = { good: 192, uncertain: 64, bad: 0 } as const;

/** A gateway without hardware: tells what simulated machines say over MQTT with Sparkplug B, and goes wrong on request. Each machine is a device; `VB-02.speed` is the metric `speed` of device `VB-02`. */
export class SimulatedEdgeNode {
  private client: MqttClient | undefined;
  private born = false;
  private stopped = false;
  private reachable = true;
  private seq = 0;
  private bdSeq = -1;
  private hostSince = 0;
  private clockOffset = 0;
  private now = 0;
  private again: NodeJS.Timeout | undefined;
  private ticking: NodeJS.Timeout | undefined;
  private fault: 'lose' | 'skip' | 'repeat' | undefined;
  private readonly kept: KeptSamples;
  /** Sent, and not yet taken by the broker. */
  private readonly underway = new Set<Sample>();
  private readonly before = new Map<string, string>();
  /** How often it was told to say again what it has. */
  rebirths = 0;

  constructor(private readonly build: EdgeNodeBuild) {
    this.kept = new KeptSamples(build.keepMost ?? 100_000);
  }

  /** Connects, and comes back by itself until it is stopped. */
  start(): this {
    this.connect();
    return this;
  }

  /** Samples its machines as often as that, in real time. */
  run(everyMs: number): this {
    this.ticking = setInterval(() => this.tick(Date.now()), everyMs);
    return this;
  }

  /** Samples its machines once. `ms` never goes back. */
  tick(ms: number): void {
    this.now = ms;
    for (const machine of this.build.machines) {
      const values = machine.valuesAt(ms).filter(({ code, value, quality }) => {
        const said = JSON.stringify([value, quality]);
        const changed = this.before.get(code) !== said;
        this.before.set(code, said);
        return changed;
      });
      if (values.length === 0) continue;
      const sample = { at: ms + this.clockOffset, device: machine.code, values: values.map(({ code, value, quality }) => ({ name: nameOf(machine, code), value, quality })) };
      if (this.born) this.tell(sample, false);
      else this.kept.add(sample);
    }
  }

  /** Says good-bye and stays away. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.ticking);
    clearTimeout(this.again);
    const { client } = this;
    if (client?.connected) this.publish('NDEATH', undefined, [this.deathMetric()], false);
    await client?.endAsync(!client.connected);
  }

  /** Fault: the network is cut; the broker tells its will. Samples are kept. */
  cut(): void {
    this.reachable = false;
    this.client?.stream.destroy();
  }

  mend(): void {
    this.reachable = true;
  }

  /** Fault: the next message is counted and never sent (`lose`), the next number is left out (`skip`), the next message is sent twice (`repeat`). */
  next(fault: 'lose' | 'skip' | 'repeat'): void {
    this.fault = fault;
  }

  /** Fault: its clock is wrong by so much. */
  clockWrongBy(ms: number): void {
    this.clockOffset = ms;
  }

  get isBorn(): boolean {
    return this.born;
  }

  /** Samples that it could not tell yet. */
  get waiting(): number {
    return this.kept.count + this.underway.size;
  }

  private connect(): void {
    if (this.stopped) return;
    if (!this.reachable) {
      this.comeBack();
      return;
    }
    this.bdSeq = (this.bdSeq + 1) % 256;
    const { group, edgeNode, broker, login, host, authority } = this.build;
    const client = connect(broker, {
      protocolVersion: 4,
      clientId: `${group}-${edgeNode}`,
      clean: true,
      reconnectPeriod: 0,
      connectTimeout: 5_000,
      ...(authority === undefined ? {} : { ca: authority }),
      ...(login ? { username: login.user, password: login.password } : {}),
      will: { topic: topicOf(this.build, 'NDEATH'), payload: Buffer.from(writePayload({ timestamp: Date.now(), metrics: [this.deathMetric()] })), qos: 1, retain: false },
    });
    this.client = client;
    const state = host === undefined ? undefined : stateTopicOf(host);
    client.on('error', () => undefined);
    client.on('message', (topic, bytes) => this.hear(topic, bytes, state));
    client.on('connect', () => {
      client.subscribe([topicOf(this.build, 'NCMD'), topicOf(this.build, 'DCMD', '+'), ...(state === undefined ? [] : [state])], { qos: 1 }, (error) => {
        if (!error && state === undefined) this.birth();
      });
    });
    client.on('close', () => {
      if (this.client !== client) return;
      this.client = undefined;
      this.silent();
      this.comeBack();
    });
  }

  private comeBack(): void {
    if (!this.stopped) this.again = setTimeout(() => this.connect(), this.build.reconnectMs ?? 1_000);
  }

  /** Nobody hears it: what is underway is kept with the rest. */
  private silent(): void {
    this.born = false;
    this.kept.add(...this.underway);
    this.underway.clear();
  }

  private birth(): void {
    this.seq = 0;
    if (this.now === 0) this.now = Date.now();
    const timestamp = Date.now() + this.clockOffset;
    const rebirth = { name: REBIRTH, timestamp, datatype: DataType.Boolean, value: { kind: 'boolean' as const, value: false } };
    this.publish('NBIRTH', undefined, [{ ...this.deathMetric(), timestamp }, rebirth], true);
    for (const machine of this.build.machines) {
      const values = new Map(machine.valuesAt(this.now).map((each) => [each.code, each]));
      const metrics = machine.tags.map((tag): Metric => {
        const { value, quality } = values.get(tag.code) ?? { value: null, quality: 'bad' as const };
        const properties = new Map([...(tag.unit === undefined ? [] : [['engUnit', textProperty(tag.unit)] as const]), ['readOnly', { type: DataType.Boolean, value: { kind: 'boolean' as const, value: !tag.writable } }] as const, ['Quality', wholeProperty(QUALITIES[quality])] as const]);
        return { name: nameOf(machine, tag.code), alias: this.aliasOf(tag), timestamp: this.now + this.clockOffset, datatype: TYPES[tag.type], properties, ...(value === null ? {} : { value: carry(value, TYPES[tag.type]) }) };
      });
      this.publish('DBIRTH', machine.code, metrics, true);
    }
    this.born = true;
    for (const sample of this.kept.takeAll()) this.tell(sample, true);
  }

  private tell(sample: Sample, historical: boolean): void {
    const machine = this.build.machines.find(({ code }) => code === sample.device)!;
    const metrics = sample.values.flatMap(({ name, value, quality }): Metric[] => {
      const tag = machine.tags.find(({ code }) => nameOf(machine, code) === name);
      if (!tag) return [];
      const said = value === null ? {} : { value: carry(value, TYPES[tag.type]) };
      return [{ alias: this.aliasOf(tag), timestamp: sample.at, properties: new Map([['Quality', wholeProperty(QUALITIES[quality])]]), ...(historical ? { historical } : {}), ...said }];
    });
    if (this.fault === 'lose') {
      this.fault = undefined;
      this.count();
      return;
    }
    if (this.fault === 'skip') {
      this.fault = undefined;
      this.count();
    }
    const twice = this.fault === 'repeat';
    if (twice) this.fault = undefined;
    this.underway.add(sample);
    const bytes = this.publish('DDATA', sample.device, metrics, true, (error) => {
      if (!error) this.underway.delete(sample);
    }, historical ? undefined : sample.at);
    if (twice) this.client?.publish(topicOf(this.build, 'DDATA', sample.device), bytes, { qos: this.build.qos ?? 0 });
  }

  private publish(type: MessageType, device: string | undefined, metrics: readonly Metric[], counted: boolean, taken: (error?: Error | null) => void = () => undefined, timestamp = Date.now() + this.clockOffset): Buffer {
    const bytes = Buffer.from(writePayload({ timestamp, metrics, ...(counted ? { seq: this.count() } : {}) }));
    this.client?.publish(topicOf(this.build, type, device), bytes, { qos: type === 'NDEATH' ? 1 : (this.build.qos ?? 0) }, (error) => taken(error));
    return bytes;
  }

  private count(): number {
    const { seq } = this;
    this.seq = (seq + 1) % 256;
    return seq;
  }

  private hear(topic: string, bytes: Uint8Array, state: string | undefined): void {
    if (topic === state) {
      const host = readHostState(bytes);
      if (!host || host.timestamp < this.hostSince) return;
      this.hostSince = host.timestamp;
      if (host.online && !this.born) this.birth();
      if (!host.online && this.born) {
        this.publish('NDEATH', undefined, [this.deathMetric()], false);
        this.silent();
        this.client?.end();
      }
      return;
    }
    const to = readTopic(topic);
    for (const metric of readPayload(bytes).metrics) {
      if (to?.type === 'NCMD' && metric.name === REBIRTH && this.born) {
        this.rebirths++;
        this.birth();
      } else if (to?.type === 'DCMD') this.command(to.device!, metric);
    }
  }

  private command(device: string, metric: Metric): void {
    const machine = this.build.machines.find(({ code }) => code === device);
    const tag = machine?.tags.find((each) => nameOf(machine, each.code) === metric.name || (metric.alias !== undefined && this.aliasOf(each) === metric.alias));
    const meaning = tag && metric.value && meaningOf(metric.value, metric.datatype ?? TYPES[tag.type]);
    if (!machine || !tag || typeof meaning !== 'object') return;
    try {
      machine.write(tag.code, meaning.value);
    } catch {
      return; // a machine that refuses says nothing: whoever wrote sees that nothing came of it
    }
    this.tick(Math.max(this.now, Date.now()));
  }

  private deathMetric(): Metric {
    return { name: BD_SEQ, timestamp: Date.now() + this.clockOffset, datatype: DataType.UInt64, value: { kind: 'long', value: BigInt(this.bdSeq) } };
  }

  private aliasOf(tag: SimulatedTag): bigint {
    return BigInt(this.build.machines.flatMap(({ tags }) => tags).indexOf(tag) + 1);
  }
}

/** `VB-02.speed` of VB-02 is `speed`; further points make a tree. */
function nameOf(machine: SimulatedMachine, code: string): string {
  return (code.startsWith(`${machine.code}.`) ? code.slice(machine.code.length + 1) : code).replaceAll('.', '/');
}
