import { coerceNodeId, type ClientSession, type DataValue, type NodeId } from 'node-opcua-client';
import type { SourceCredentials, SourceSink } from '../../application/source-driver';
import type { OpcUaSettings, TagSource } from '../../domain/connection';
import { gapBetween, type Reading } from '../../domain/reading';
import { readHistory } from './history';
import { openSession, type OpenSession } from './open-session';
import { readingOf } from './reading-of';
import { Subscription, type Heard, type Listeners, type Services } from './subscription';
import { unitsOf } from './units';
import { whyOf } from './unreachable';

interface Tag extends TagSource {
  readonly nodeId: NodeId;
  readonly watchedMs: number;
  unit?: string;
}

/** A time that was not heard, of a tag. */
interface Hole {
  readonly tag: Tag;
  readonly from: number;
}

const PAUSES_MS = [250, 500, 1000, 2000, 5000, 10_000];
/** A connection that stood for so long is tried again at once when it is lost. */
const STEADY_MS = 5000;

/** Listens to the tags of one connection until it is closed, over outages of network, server and ourselves. */
export class Listening {
  private readonly tags: readonly Tag[];
  private readonly closing = new AbortController();
  private readonly ended: Promise<void>;
  private subscription: Subscription | undefined;
  private open: OpenSession | undefined;
  /** Holes of an outage without history: their end is known when each tag spoke again. */
  private holes: { readonly why: string; readonly holes: readonly Hole[] } | undefined;
  /** What history brought last, so that a queue does not bring it again: times by tag. */
  private fromHistory = new Map<string, Set<number>>();
  /** Tags of a new subscription whose first value has not come. */
  private unheard = new Set<string>();

  constructor(private readonly settings: OpcUaSettings, tags: readonly TagSource[], private readonly sink: SourceSink, private readonly credentials: SourceCredentials) {
    this.tags = tags.map((tag) => ({ ...tag, nodeId: coerceNodeId(tag.address), watchedMs: tag.samplingMs ?? settings.publishingMs }));
    this.ended = this.run();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.open?.close();
    await this.ended;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.closing.signal.aborted; failures += 1) {
      let heardFrom: number | undefined;
      this.sink.state({ state: 'connecting', why: failures === 0 ? 'The connection is being made.' : 'The connection is being made again.' });
      try {
        this.open = await openSession(this.settings, this.credentials);
        heardFrom = Date.now();
        if (this.closing.signal.aborted) return await this.open.close();
        const { lost } = this.open;
        const session = this.open.session as Services;
        const subscription = await this.begin(session);
        this.sink.state({ state: 'connected' });
        await Promise.race([subscription.listen(session, this.listeners(session)), lost]);
      } catch (error) {
        if (!this.closing.signal.aborted) this.sink.state({ state: 'lost', why: whyOf(error) });
        await this.open?.abandon();
        this.open = undefined;
      }
      if (heardFrom !== undefined && Date.now() - heardFrom > STEADY_MS) failures = 0;
      await this.pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] as number);
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resume) => {
      if (this.closing.signal.aborted) return resume();
      const timer = setTimeout(resume, ms);
      this.closing.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resume();
      }, { once: true });
    });
  }

  /** The old subscription where it still stands, otherwise a new one, and what was missed in between. */
  private async begin(session: Services): Promise<Subscription> {
    if (this.subscription && await this.subscription.resume(session, this.listeners(session))) return this.subscription;
    const lost = this.subscription !== undefined;
    const heardAt = this.subscription?.heardAt ?? this.newestSafe();
    const units = await unitsOf(session, this.tags.map(({ nodeId }) => nodeId));
    this.tags.forEach((tag, index) => (tag.unit = units[index]));
    const { subscription, refused } = await Subscription.begin(session, this.tags.map(({ nodeId, watchedMs }) => ({ nodeId, samplingMs: watchedMs })), this.settings.publishingMs);
    const unheard = [...refused].map(([node, status]): Reading => ({ tag: (this.tags[node] as Tag).code, at: Date.now() * 1000, value: null, quality: 'bad', status }));
    if (unheard.length > 0) await this.sink.take(unheard);
    this.fromHistory.clear();
    this.unheard = new Set(this.tags.map(({ code }) => code));
    const holes = this.tags.filter(({ code }, node) => !refused.has(node) && (lost || this.sink.safeUntil(code) !== undefined)).flatMap((tag) => this.holeOf(tag, heardAt));
    await this.fill(session, holes, lost ? 'connection-lost' : 'plant-away');
    return (this.subscription = subscription);
  }

  /** After a start of ours: the server was heard at least until the newest reading of any tag. Clocks that are ahead say nothing about that. */
  private newestSafe(): number | undefined {
    const now = Date.now() * 1000;
    const times = this.tags.map(({ code }) => this.sink.safeUntil(code) ?? Infinity).filter((at) => at <= now);
    return times.length > 0 ? Math.max(...times) : undefined;
  }

  /** What is missing of a tag: since the server was heard last (less what may have been on its way), not before what is safe. */
  private holeOf(tag: Tag, heardAt: number | undefined): Hole[] {
    const safe = this.sink.safeUntil(tag.code);
    if (heardAt === undefined) return safe === undefined ? [] : [{ tag, from: safe }];
    return [{ tag, from: Math.max(safe ?? 0, heardAt - 1000 * (tag.watchedMs + this.settings.publishingMs)) }];
  }

  /** Reads holes up to now from history; what it does not have becomes a gap as soon as its end is known. */
  private async fill(session: ClientSession, holes: readonly Hole[], why: string): Promise<void> {
    if (holes.length === 0) return;
    if (!this.settings.history) return void (this.holes = { why, holes });
    const { startedAt, now } = await serverTimes(session);
    const unfilled: Hole[] = [];
    for (const hole of holes) {
      let first: number | undefined;
      let page: readonly number[] = [];
      const kept = await readHistory(session, hole.tag.nodeId, hole.from, now + 60_000_000, async (readings) => {
        first ??= readings[0]?.at;
        const times = readings.map(({ at }) => at);
        this.fromHistory.set(hole.tag.code, new Set([...page, ...times]));
        page = times;
        await this.sink.take(readings.map((reading) => this.named(hole.tag, reading, true)));
      });
      // a server that was away itself has history again from its start on
      if (!kept || (startedAt > hole.from && (first === undefined || first > startedAt))) unfilled.push(hole);
    }
    if (unfilled.length > 0) this.holes = { why, holes: unfilled };
  }

  private listeners(session: ClientSession): Listeners {
    return {
      heard: (message) => this.heard(session, message),
      missing: async (sentAt) => {
        const holes = this.tags.flatMap((tag) => this.holeOf(tag, this.subscription?.heardAt ?? sentAt));
        await this.fill(session, holes, 'sequence-gap');
      },
    };
  }

  private async heard(session: ClientSession, { values, sentAt }: Heard): Promise<void> {
    const readings: Reading[] = [];
    for (const { node, value } of values) {
      const tag = this.tags[node];
      if (!tag) continue;
      if (value.statusCode.hasSemanticChangedBit) [tag.unit] = await unitsOf(session, [tag.nodeId]);
      const reading = this.named(tag, readingOf(value), false);
      if (value.statusCode.hasOverflowBit) await this.overflown(session, tag, reading);
      if (!this.known(tag, reading.at)) readings.push(reading);
    }
    if (this.holes && readings.length > 0) await this.tellHoles(readings, sentAt);
    if (readings.length > 0) await this.sink.take(readings);
  }

  /** The first value after an outage may be one that we have, and history may overlap with the queue. */
  private known(tag: Tag, at: number): boolean {
    const first = this.unheard.delete(tag.code);
    return (first && this.sink.safeUntil(tag.code) === at) || (this.fromHistory.get(tag.code)?.has(at) ?? false);
  }

  /** The queue of the server was too short for the outage: what fell out of it lies before this reading. */
  private async overflown(session: ClientSession, tag: Tag, { at }: Reading): Promise<void> {
    const from = this.sink.safeUntil(tag.code);
    if (from === undefined || from >= at) return;
    const kept = this.settings.history === true && await readHistory(session, tag.nodeId, from, at - 1, (found) => this.sink.take(found.map((reading) => this.named(tag, reading, true))));
    if (!kept) await this.sink.gap(gapBetween(from, at, 'queue-overflow', [tag.code]));
  }

  private async tellHoles(readings: readonly Reading[], sentAt: number): Promise<void> {
    const { why, holes } = this.holes as NonNullable<typeof this.holes>;
    const from = Math.min(...holes.map((hole) => hole.from));
    const news = readings.filter(({ at }) => at > from).map(({ at }) => at);
    const until = news.length > 0 ? Math.max(...news) : sentAt;
    const all = holes.length === this.tags.length;
    await this.sink.gap(gapBetween(from, Math.max(until, from), why, all ? undefined : holes.map(({ tag }) => tag.code)));
    this.holes = undefined;
  }

  private named(tag: Tag, reading: ReturnType<typeof readingOf>, historical: boolean): Reading {
    return { tag: tag.code, ...reading, ...(tag.unit === undefined ? {} : { unit: tag.unit }), ...(historical ? { historical: true as const } : {}) };
  }
}

/** When the server started and what time it is there, microseconds. */
async function serverTimes(session: ClientSession): Promise<{ startedAt: number; now: number }> {
  const [start, now] = (await session.read([{ nodeId: 'ns=0;i=2257' }, { nodeId: 'ns=0;i=2258' }])).map(({ value }: DataValue) => value.value as Date | null | undefined);
  return { startedAt: (start?.getTime() ?? 0) * 1000, now: (now?.getTime() ?? Date.now()) * 1000 };
}
