import type { Subscription, WatermarkReading } from '@batchwright/bus';
import { topicEntry, type Topic } from '@batchwright/contracts';
import type { OwnersWord } from '../../application/delay';
import type { OwnersWords } from '../../application/watch-delay';

interface Kept extends Required<WatermarkReading> {
  readonly readAt: number;
}

/** The owners' words as the subscription to their events hears them. A bus that does not answer is asked once, and what it said last grows old. */
export class HeardWords implements OwnersWords {
  private readonly kept = new Map<Topic, Kept>();
  private asking = false;

  constructor(private readonly subscription: Pick<Subscription, 'watermarks'>, private readonly topics: readonly Topic[]) {}

  newest(): readonly OwnersWord[] {
    this.ask();
    return this.topics.map((topic) => {
      const { owner: service } = topicEntry(topic);
      const kept = this.kept.get(topic);
      return kept ? { service, ageMs: kept.ageMs + performance.now() - kept.readAt, at: kept.appliedUntil } : { service, ageMs: Infinity };
    });
  }

  private ask(): void {
    if (this.asking) return;
    this.asking = true;
    this.subscription.watermarks()
      .then((readings) => {
        for (const [topic, { appliedUntil, ageMs }] of readings) if (appliedUntil !== undefined) this.kept.set(topic, { appliedUntil, ageMs, readAt: performance.now() });
      }, () => undefined)
      .finally(() => (this.asking = false));
  }
}
