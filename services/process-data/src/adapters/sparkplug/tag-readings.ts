import type { Payload } from '@batchwright/sparkplug';
import type { TagSource } from '../../domain/connection';
import type { Reading } from '../../domain/reading';
import { type BirthBook, hear, type Said } from './birth-book';

/** Which metrics are tags, and what they say. */
export class TagReadings {
  private readonly tags = new Map<string, TagSource[]>();

  constructor(
    private readonly book: BirthBook,
    tags: readonly TagSource[],
  ) {
    for (const tag of tags) this.tags.set(tag.address, [...(this.tags.get(tag.address) ?? []), tag]);
  }

  /** Reads a payload into `readings`. Answers with the values, and with the first metric that no birth told of. */
  values(device: string | undefined, payload: Payload, at: number, readings: Reading[]): { readonly said: readonly Said[]; readonly unknown?: string } {
    const all: Said[] = [];
    let unknown: string | undefined;
    for (const metric of payload.metrics) {
      const known = this.book.find(device, metric);
      if (!known) {
        unknown ??= `${metric.name || `the alias ${metric.alias}`}${device === undefined ? '' : ` of ${device}`}`;
        continue;
      }
      const said = hear(known, metric, at);
      if (!said.historical) known.last = said;
      all.push(said);
      if (device === undefined && this.book.shadowed(known)) continue;
      for (const { code } of this.tags.get(known.address) ?? []) readings.push({ ...said, tag: code });
    }
    return { said: all, unknown };
  }

  /** No value counts any more: all whose address begins with `under`. */
  stale(at: number, under: string, readings: Reading[]): void {
    for (const [address, tags] of this.tags) {
      if (address.startsWith(under)) for (const { code } of tags) readings.push({ tag: code, at, value: null, quality: 'bad', status: 'Stale' });
    }
  }
}
