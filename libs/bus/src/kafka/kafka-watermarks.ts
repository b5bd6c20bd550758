import { topicEntry, type ServiceName, type Topic } from '@batchwright/contracts';
import type { Admin } from 'kafkajs';
import type { WatermarkReading } from '../transport';
import { endsOf, notedBy, type KafkaReader } from './kafka-reader';
import type { KafkaNames } from './kafka-names';

/** An owner's word: everything that it committed until `at` stands before these ends. */
interface Beat {
  readonly topic: Topic;
  readonly at: string;
  /** Next position of each partition, by its number. */
  readonly ends: readonly string[];
}

interface HeardBeat extends Beat {
  /** When it was heard, by this process's own monotonic clock: nobody's wall clock makes it look young. */
  readonly heardAt: number;
}

/** How many words of a topic are kept: a group that is further behind than two minutes is stale anyway. */
const KEPT = 120;

/** The words of owners, as one process hears them from the moment it first asks; what was said before says nothing about now. */
export class KafkaWatermarks {
  private readonly heard = new Map<Topic, HeardBeat[]>();
  private readonly listening = new Map<ServiceName, Promise<KafkaReader>>();

  constructor(private readonly admin: Admin, private readonly names: KafkaNames, private readonly listen: (owner: ServiceName, onBeat: (body: string) => void) => Promise<KafkaReader>) {}

  /** What an owner says of a topic now. */
  async wordOf(topic: Topic, at: string): Promise<string> {
    const ends = await endsOf(this.admin, [this.names.topic(topic)]);
    return JSON.stringify({ topic, at, ends: [...ends].toSorted(([a], [b]) => numberOf(a) - numberOf(b)).map(([, end]) => String(end)) } satisfies Beat);
  }

  /** The newest word behind which the group has noted everything. */
  async of(group: string, topic: Topic): Promise<WatermarkReading> {
    await this.listens(topic);
    return this.behind(topic, await notedBy(this.admin, this.names.group(group), [this.names.topic(topic)]));
  }

  /** The same for a reader that keeps its places itself. Asks no broker once it listens, so that it answers while they are away. */
  async at(places: ReadonlyMap<string, bigint>, topic: Topic): Promise<WatermarkReading> {
    await this.listens(topic);
    return this.behind(topic, places);
  }

  private async listens(topic: Topic): Promise<void> {
    const { owner } = topicEntry(topic);
    let reader = this.listening.get(owner);
    if (!reader) {
      reader = this.listen(owner, (body) => this.hear(body));
      this.listening.set(owner, reader);
      reader.catch(() => this.listening.delete(owner)); // asked again, it tries again
    }
    await reader;
  }

  private behind(topic: Topic, places: ReadonlyMap<string, bigint>): WatermarkReading {
    const name = this.names.topic(topic);
    const applied = (this.heard.get(topic) ?? []).findLast(({ ends }) => ends.every((end, partition) => (places.get(`${name}/${partition}`) ?? 0n) >= BigInt(end)));
    return applied ? { appliedUntil: applied.at, ageMs: performance.now() - applied.heardAt } : { ageMs: Infinity };
  }

  async close(): Promise<void> {
    await Promise.all([...this.listening.values()].map(async (reader) => (await reader.catch(() => undefined))?.stop()));
  }

  private hear(body: string): void {
    const beat = JSON.parse(body) as Beat;
    this.heard.set(beat.topic, [...(this.heard.get(beat.topic) ?? []), { ...beat, heardAt: performance.now() }].slice(-KEPT));
  }
}

function numberOf(partition: string): number {
  return Number(partition.slice(partition.lastIndexOf('/') + 1));
}
