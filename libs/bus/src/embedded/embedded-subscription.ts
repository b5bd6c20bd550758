import type { Topic } from '@batchwright/contracts';
import type { BusObserver } from '../observer';
import type { OnMessage, OnMessagesTogether, Subscription, WatermarkReading } from '../transport';
import { Alarm, EMBEDDED_BELL } from '../wakeup';
import { handOver } from '../hand-over';
import type { LogRow } from '../log-row';
import { partitionName, type LogCursor, type LogPlace } from './log-reader';

/** What a subscription is made of. */
export interface SubscriptionParts {
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly cursor: LogCursor;
  readonly ends: () => Promise<LogPlace[]>;
  readonly onMessage: OnMessage;
  readonly together?: OnMessagesTogether | undefined;
  readonly observer: BusObserver;
  readonly pollMs: number;
}

const MAX_PER_PARTITION = 100;
const PAUSE_AFTER_FAILURE_MS = 250;

/** The reading loop of one group: fetch, hand over partition by partition in order, note the positions, again. */
export class EmbeddedSubscription implements Subscription {
  private readonly alarm = new Alarm();
  private readonly waiting: (() => void)[] = [];
  private readonly unlisten: () => void;
  private readonly loop: Promise<void>;
  private stopping = false;

  constructor(private readonly parts: SubscriptionParts) {
    this.unlisten = EMBEDDED_BELL.listen(parts.topics, () => this.alarm.ring());
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.unlisten();
    this.alarm.ring();
    await this.loop;
  }

  async caughtUp(): Promise<void> {
    const ends = new Map((await this.parts.ends()).map((end) => [partitionName(end), BigInt(end.position)]));
    const isOld = (row: LogRow): boolean => BigInt(row.position) <= (ends.get(partitionName(row)) ?? 0n);
    while (!this.stopping && (await this.parts.cursor.next(1)).some(isOld)) await this.nextRound();
  }

  watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>> {
    return this.parts.cursor.watermarks();
  }

  /** Resolves when the loop has gone round once more. */
  private nextRound(): Promise<void> {
    this.alarm.ring();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private roundDone(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let more = false;
      let failed = false;
      try {
        const rows = await this.parts.cursor.next(MAX_PER_PARTITION);
        const { places, complete } = await this.handOver(rows);
        await this.parts.cursor.commit(places);
        more = rows.length >= MAX_PER_PARTITION; // a partition may have more; what comes meanwhile rings
        failed = !complete;
      } catch (error) {
        failed = true;
        if (!this.stopping) this.parts.observer.interrupted('subscription', this.parts.group, error);
      }
      this.roundDone();
      if (this.stopping) break;
      if (failed) await this.alarm.sleep(PAUSE_AFTER_FAILURE_MS);
      else if (!more) await this.alarm.sleep(this.parts.pollMs);
    }
    this.roundDone();
  }

  /** Partitions side by side, each in order. A partition ends at its first failure; the others go on. */
  private async handOver(rows: readonly LogRow[]): Promise<{ places: LogPlace[]; complete: boolean }> {
    const partitions = new Map<string, LogRow[]>();
    for (const row of rows) partitions.set(partitionName(row), [...(partitions.get(partitionName(row)) ?? []), row]);
    let complete = true;
    const last = await Promise.all(
      [...partitions.values()].map(async (list) => {
        let done: LogRow | undefined;
        try {
          await handOver(list, { onMessage: this.parts.onMessage, together: this.parts.together, stopping: () => this.stopping, done: (row) => void (done = row) });
        } catch (error) {
          complete = false;
          this.parts.observer.interrupted('subscription', this.parts.group, error);
        }
        return done && { topic: done.topic, partition: done.partition, position: done.position };
      }),
    );
    return { places: last.filter((place) => place !== undefined), complete };
  }
}
