import type { Transactions } from '@batchwright/persistence';
import { admit, type Sample } from '../domain/admit';
import type { ConnectionInForce } from './connections';
import type { NoteGaps } from './note-gaps';
import type { RefusedReading, Samples } from './samples';
import type { Spool } from './spool';
import type { DueTag, TagWatches } from './tag-watches';

/** Readings that one transaction takes. */
const AT_ONCE = 20_000;

/** What was done in one go. */
export interface Stored {
  readonly batches: number;
  readonly stored: number;
  readonly doubled: number;
  readonly refused: number;
}

/**
 * Takes what waits in the spool of a connection into the table of samples: one transaction holds the samples and the position up to which they were taken, so a
 * crash anywhere neither loses nor doubles one. What belongs to no tag, or contradicts what stands there, is kept aside with the reason.
 */
export class StoreReadings {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: Samples,
    /** Where samples are noted as to be looked at; left out where nobody looks. */
    private readonly watches?: Pick<TagWatches, 'note'>,
    /** Where gaps that drivers tell are kept; left out where nobody asks. */
    private readonly gaps?: Pick<NoteGaps, 'told'>,
  ) {}

  /** Takes the next batches; `batches: 0` = nothing waited. */
  async execute(connection: ConnectionInForce, spool: Spool): Promise<Stored> {
    const batches = await spool.read(AT_ONCE);
    const last = batches.at(-1);
    if (!last) return { batches: 0, stored: 0, doubled: 0, refused: 0 };
    const tags = new Map(connection.tags.map((tag) => [tag.code, tag]));
    const stored = await this.transactions.run(async (tx) => {
      const before = await this.samples.take(tx, connection.site, connection.id, spool.id, last.position);
      if (before === undefined) return { stored: 0, doubled: 0, refused: 0 };
      const kept: (Sample & { tag: number; code: string })[] = [];
      const refused: RefusedReading[] = [];
      for (const { position, received, readings, gaps } of batches) {
        if (position <= before) continue;
        await this.gaps?.told(tx, connection, gaps);
        for (const reading of readings) {
          const tag = tags.get(reading.tag);
          if (tag) kept.push({ ...admit(reading, tag, received), tag: tag.number, code: tag.code });
          else refused.push({ reading, reason: 'no-such-tag' });
        }
      }
      await this.watches?.note(tx, connection.site, spansOf(kept));
      await this.samples.refuse(tx, connection.site, refused);
      const { stored, doubled, contradicting } = await this.samples.keep(tx, connection.site, kept);
      return { stored, doubled, refused: refused.length + contradicting };
    });
    await spool.remove(last.position);
    return { batches: batches.length, ...stored };
  }
}

/** From when to when there are samples of each tag. */
function spansOf(samples: readonly (Sample & { readonly tag: number })[]): DueTag[] {
  const spans = new Map<number, DueTag>();
  for (const { tag, at } of samples) {
    const span = spans.get(tag);
    spans.set(tag, { tag, since: Math.min(span?.since ?? at, at), until: Math.max(span?.until ?? at, at) });
  }
  return [...spans.values()];
}
