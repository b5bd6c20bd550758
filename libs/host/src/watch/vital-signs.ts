import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '@batchwright/bus';
import { topicEntry, type Topic } from '@batchwright/contracts';
import type { Platform } from '../platform';

/** How often it looks; an alert waits for three of them. */
const EVERY_MS = 5000;
/** Silence after which a service does not count as ready. */
const SILENT_SECONDS = 15;

interface Outbox {
  readonly messages: number;
  readonly age: number;
  readonly parked: number;
}

/** Where a group stood when it was first seen there, by a clock that nobody sets. */
interface Stand {
  readonly at: string;
  readonly since: number;
}

/**
 * Looks at intervals how a service fares: database, outbox, parked messages, how far it has come on what it reads. What does not answer shows as growing
 * silence, also when a question hangs: the two are asked side by side, and brokers that hang make nobody believe that the database is silent. Numbers of the
 * last look stay until the next one.
 */
export class VitalSigns {
  private databaseAnswered = performance.now();
  private busAnswered = performance.now();
  private readonly stands = new Map<string, Stand>();
  private readonly ends: (() => void)[] = [];
  private readonly stopping = new AbortController();
  private loops: readonly Promise<void>[] = [];

  /** `topics` are those that the service reads. */
  constructor(private readonly platform: Platform, private readonly topics: readonly Topic[], private readonly everyMs = EVERY_MS) {}

  /** Begins to look. */
  start(): void {
    const { metrics, service, transactions } = this.platform;
    metrics.count('batchwright_signatures_refused_total', { service }, 0);
    this.ends.push(
      metrics.observe('batchwright_database_silence_seconds', { service }, () => since(this.databaseAnswered)),
      metrics.observe('batchwright_bus_silence_seconds', { service }, () => since(this.busAnswered)),
      metrics.observe('batchwright_ready', { service }, () => (since(this.databaseAnswered) < SILENT_SECONDS && since(this.busAnswered) < SILENT_SECONDS ? 1 : 0)),
      metrics.observe('batchwright_pool_connections', { service, state: 'used' }, () => transactions.connections().used),
      metrics.observe('batchwright_pool_connections', { service, state: 'idle' }, () => transactions.connections().idle),
      metrics.observe('batchwright_pool_waiting', { service }, () => transactions.connections().waiting),
    );
    this.loops = [this.again(() => this.lookAtDatabase()), this.again(() => this.lookAtBus())];
  }

  /** Ends after the look in hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const end of this.ends.splice(0)) end();
    await Promise.all(this.loops);
  }

  /** Looks once. */
  async look(): Promise<void> {
    await this.lookAtDatabase();
    await this.lookAtBus();
  }

  private async again(look: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await look();
      await pause(this.everyMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }

  private lookAtDatabase(): Promise<void> {
    return this.part('database', () => this.readOutbox());
  }

  private lookAtBus(): Promise<void> {
    return this.part('bus', () => this.readProgress());
  }

  private async part(name: string, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!this.stopping.signal.aborted) this.platform.logger.warn({ err: error, name }, 'a vital sign could not be taken');
    }
  }

  private async readOutbox(): Promise<void> {
    const { metrics, service, transactions } = this.platform;
    const [found] = await transactions.read<Outbox>(
      `SELECT (SELECT count(*) FROM outbox)::int AS messages,
              GREATEST(0, COALESCE((SELECT extract(epoch FROM real_now() - (headers->>'ce_time')::timestamptz) FROM outbox ORDER BY id LIMIT 1), 0))::float8 AS age,
              (SELECT count(*) FROM parked WHERE consumer = $1 AND state IN ('parked', 'waiting'))::int AS parked`,
      [service], { prepared: true });
    this.databaseAnswered = performance.now();
    if (!found) return;
    metrics.set('batchwright_outbox_messages', found.messages, { service });
    metrics.set('batchwright_outbox_age_seconds', found.age, { service });
    metrics.set('batchwright_bus_parked_messages', found.parked, { service });
  }

  private async readProgress(): Promise<void> {
    const { metrics, service, bus } = this.platform;
    const progress = await bus.progress(service, this.topics);
    for (const topic of this.topics) {
      const here = progress.filter((one) => one.topic === topic);
      metrics.set('batchwright_bus_lag_messages', here.reduce((sum, { behind }) => sum + behind, 0), { service, topic });
      metrics.set('batchwright_bus_stalled_seconds', Math.max(0, ...here.map((one) => this.stalled(one))), { service, topic });
    }
    this.busAnswered = performance.now();
    for (const topic of this.topics) {
      if (topicEntry(topic).kind === 'commands') continue; // nobody says of commands that there are no more
      metrics.set('batchwright_bus_watermark_age_seconds', (await bus.watermark(service, topic)).ageMs / 1000, { service, topic });
    }
  }

  /** Seconds since it was first seen where it is, though there is something to read. */
  private stalled({ topic, partition, behind, at }: Progress): number {
    const name = `${topic}/${partition}`;
    const before = this.stands.get(name);
    if (behind > 0 && before?.at === at) return since(before.since);
    if (behind > 0) this.stands.set(name, { at, since: performance.now() });
    else this.stands.delete(name);
    return 0;
  }
}

function since(at: number): number {
  return (performance.now() - at) / 1000;
}
