import { type HostState, REBIRTH, readHostState, readTopic, stateTopicOf, topicOf, topicsOf, writePayload, DataType } from '@batchwright/sparkplug';
import type { SourceCredentials, SourceSink, SourceState } from '../../application/source-driver';
import type { SparkplugSettings, TagSource } from '../../domain/connection';
import type { BirthShelf } from './birth-shelf';
import { CLOCKS } from './edge-clock';
import { EdgeWatch } from './edge-watch';
import { MAX_QUEUED, MAX_QUEUED_BYTES } from './limits';
import type { Message, Outcome, RefusedPayload } from './message';
import type { Published } from './mqtt-frames';
import { openSession, type Session } from './mqtt-session';
import type { Timing } from './timing';

/** What listening needs of its driver. */
export interface ListeningTools {
  readonly credentials: SourceCredentials;
  readonly shelf: BirthShelf;
  readonly timing: Timing;
  /** Name under which edge nodes wait for us. */
  readonly host: string;
  refused?(refused: RefusedPayload): void;
}

/** One subscription to one edge node, until it is closed: connects, comes back, hands messages to the watch and does what follows from them. */
export class Listening {
  readonly watch: EdgeWatch;
  private readonly queue: Message[] = [];
  private queuedBytes = 0;
  private waiting = false;
  private session: Session | undefined;
  private onlineSince = 0;
  /** A connection begins: what comes with it waits until it is known whether the broker kept our session. */
  private entering = false;
  private closing = false;
  private wakeUp: () => void = () => undefined;
  private stop: () => void = () => undefined;
  private readonly stopped = new Promise<void>((resolve) => (this.stop = resolve));
  private readonly pauses = new Set<() => void>();
  private said: string | undefined;
  private actual: SourceState | undefined;
  private everHeard = false;
  /** One after the other: outcomes are made safe in the order in which they came about. */
  private deeds: Promise<void>;
  private readonly ends: Promise<unknown>;

  constructor(
    private readonly settings: SparkplugSettings,
    private readonly tags: readonly TagSource[],
    private readonly sink: SourceSink,
    private readonly tools: ListeningTools,
  ) {
    this.watch = new EdgeWatch(settings.edgeNode, tags, tools.timing, CLOCKS);
    this.deeds = this.untilDone(() => this.remember());
    this.ends = Promise.allSettled([this.work(), this.connect()]);
  }

  async close(): Promise<void> {
    this.closing = true;
    this.stop();
    for (const end of this.pauses) end();
    // what could not be made safe was not acknowledged: the broker sends it again
    await this.ends.then(() => this.do(this.watch.end())).catch(() => undefined);
  }

  private async remember(): Promise<void> {
    const safe = this.tags.map(({ code }) => this.sink.safeUntil(code)).filter((at) => at !== undefined);
    this.watch.remember(await this.tools.shelf.find(connectionOf(this.settings)), safe.length ? Math.max(...safe) : undefined);
  }

  private async connect(): Promise<void> {
    await this.deeds;
    const { reconnect, reconnectMost } = this.tools.timing;
    for (let wait = reconnect; !this.closing; wait = Math.min(wait * 2, reconnectMost)) {
      // what waits already cannot be made safe: for the edge node we are away, and it keeps the rest
      while (this.waiting && !this.closing) await this.pause(reconnect);
      if (this.closing) return;
      try {
        const why = await this.once(() => (wait = reconnect));
        if (!this.closing) this.state({ state: 'lost', why });
      } catch (error) {
        this.entering = false;
        this.state({ state: this.everHeard ? 'lost' : 'connecting', why: sentenceOf(error) });
      }
      await this.pause(wait);
    }
  }

  /** One connection, until its end. */
  private async once(taken: () => void): Promise<string> {
    const state = stateTopicOf(this.tools.host);
    this.onlineSince = Date.now();
    this.entering = true;
    const opening = openSession(this.settings, this.tools.credentials, {
      clientId: this.tools.host,
      keep: true,
      will: { topic: state, payload: this.hostState(false) },
      connectMs: this.tools.timing.connect,
      message: (published, acknowledge) => this.receive(published, acknowledge),
    });
    const session = await Promise.race([opening, this.stopped]);
    if (!session) {
      void opening.then((late) => late.close()).catch(() => undefined);
      return '';
    }
    this.session = session;
    if (this.waiting) session.hold(true);
    try {
      await session.subscribe([topicsOf(this.settings), state]);
      await session.publish(state, this.hostState(true), { qos: 1, retain: true });
      taken();
      const joined = this.watch.joined(session.resumed);
      this.entering = false;
      await this.do(joined);
      this.wakeUp();
      return await Promise.race([session.ended, this.stopped.then(() => '')]);
    } finally {
      this.session = undefined;
      // also where what came could not be made safe: a broker tells no will of who says good-bye, and the edge node would go on to nobody
      if (this.closing) await session.publish(state, this.hostState(false), { qos: 1, retain: true }).catch(() => undefined);
      await session.close();
      await this.do(this.watch.parted());
    }
  }

  private hostState(online: boolean): string {
    return JSON.stringify({ online, timestamp: this.onlineSince } satisfies HostState);
  }

  private receive({ topic, bytes, size, id }: Published, acknowledge: () => void): void {
    const from = readTopic(topic);
    if (!from || from.group !== this.settings.group || from.edgeNode !== this.settings.edgeNode) {
      // another client of the same name was cut off: we are still here
      if (topic === stateTopicOf(this.tools.host) && bytes && readHostState(bytes)?.online === false) {
        void this.session?.publish(topic, this.hostState(true), { qos: 1, retain: true }).catch(() => undefined);
      }
      acknowledge();
      return;
    }
    this.queue.push({ type: from.type, device: from.device, bytes, size, kept: id !== undefined, acknowledge });
    this.queuedBytes += bytes?.length ?? 0;
    if (!this.waiting && (this.queue.length >= MAX_QUEUED || this.queuedBytes >= MAX_QUEUED_BYTES)) this.wait(true);
    this.wakeUp();
  }

  private wait(wait: boolean): void {
    this.waiting = wait;
    this.session?.hold(wait);
  }

  /** Takes what came, many at once while the sink was busy. */
  private async work(): Promise<void> {
    await this.deeds;
    while (!this.closing) {
      const messages = this.entering ? [] : this.queue.splice(0, MAX_QUEUED / 2);
      for (const { bytes } of messages) this.queuedBytes -= bytes?.length ?? 0;
      const outcomes = messages.map((message) => this.watch.take(message));
      outcomes.push(this.watch.due());
      await this.do(...outcomes);
      if (this.waiting && this.queue.length < MAX_QUEUED / 2 && this.queuedBytes < MAX_QUEUED_BYTES / 2) this.wait(false);
      if (this.queue.length === 0 || this.entering) await this.pause(Math.max((this.watch.nextDue ?? Infinity) - CLOCKS.steady(), 0), true);
    }
  }

  private do(...outcomes: readonly Outcome[]): Promise<void> {
    const all = <T>(of: (outcome: Outcome) => readonly T[]) => outcomes.flatMap(of);
    const [readings, gaps, done] = [all(({ readings }) => readings), all(({ gaps }) => gaps), all(({ done }) => done)];
    const remembered = outcomes.some(({ remember }) => remember) ? this.watch.remembered() : undefined;
    this.deeds = this.deeds.then(async () => {
      if (readings.length) await this.untilDone(() => this.sink.take(readings));
      for (const gap of gaps) await this.untilDone(() => this.sink.gap(gap));
      if (remembered) await this.untilDone(() => this.tools.shelf.put(connectionOf(this.settings), remembered));
      for (const message of done) message.acknowledge();
      for (const refused of all(({ refused }) => refused)) this.tools.refused?.(refused);
      for (const state of all(({ states }) => states)) this.state(state);
      if (outcomes.some(({ rebirth }) => rebirth)) await askForBirth(this.session, this.settings).catch(() => undefined);
    });
    return this.deeds;
  }

  /** What cannot be made safe now is tried again: nothing is acknowledged meanwhile, and nothing is lost. */
  private async untilDone(deed: () => Promise<void>): Promise<void> {
    for (let failed = false; ; failed = true) {
      try {
        await deed();
        if (failed && this.actual) this.say(this.actual);
        return;
      } catch (error) {
        if (this.closing) throw error;
        this.say({ state: 'lost', why: `What the edge node says cannot be stored at the moment: ${sentenceOf(error)}` });
        await this.pause(this.tools.timing.reconnect);
      }
    }
  }

  private state(state: SourceState): void {
    this.actual = state;
    if (state.state === 'connected') this.everHeard = true;
    this.say(state);
  }

  private say(state: SourceState): void {
    const said = JSON.stringify(state);
    if (said !== this.said) this.sink.state(state);
    this.said = said;
  }

  /** `wakeable`: until something comes. */
  private async pause(ms: number, wakeable = false): Promise<void> {
    if (this.closing) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.pauses.delete(end);
        resolve();
      };
      const timer = ms === Infinity ? undefined : setTimeout(end, ms);
      this.pauses.add(end);
      if (wakeable) this.wakeUp = end;
    });
  }
}

/** Tells an edge node to say again what it has. */
export async function askForBirth(session: Session | undefined, settings: SparkplugSettings): Promise<void> {
  const metrics = [{ name: REBIRTH, datatype: DataType.Boolean, timestamp: Date.now(), value: { kind: 'boolean' as const, value: true } }];
  await session?.publish(topicOf(settings, 'NCMD'), writePayload({ timestamp: Date.now(), metrics }));
}

/** What a connection is kept under: where it leads, nothing secret. */
export function connectionOf({ endpoint, group, edgeNode }: SparkplugSettings): string {
  return `${endpoint} ${group}/${edgeNode}`;
}

function sentenceOf(error: unknown): string {
  const { code, params, message } = error as { code?: string; params?: { why?: unknown; name?: unknown }; message?: string };
  if (code === 'credential-unknown') return `No credential ${String(params?.name ?? '')} was put beside the service. Whoever runs the plant adds it.`;
  return typeof params?.why === 'string' ? params.why : (message ?? String(error));
}
