import type { Transaction } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import type { TagWatch } from '../domain/watch-tag';

/** Samples of a tag that nobody looked at yet: their first and last moment, microseconds. */
export interface DueTag {
  readonly tag: number;
  readonly since: number;
  readonly until: number;
}

/** A tag that nobody hears any more, though something of it is not over. */
export interface LeftTag {
  readonly site: string;
  readonly tag: number;
  readonly code: string;
  readonly watch: TagWatch;
}

/** The port: how tags stand to their limits, and which samples are to be looked at. */
export interface TagWatches {
  /** Notes samples as to be looked at, in the transaction that stores them. */
  note(tx: Transaction, site: string, due: readonly DueTag[]): Promise<void>;
  /** Takes what is to be looked at; whoever else asks waits for this transaction. */
  take(tx: Transaction, site: string, tags: readonly number[]): Promise<DueTag[]>;
  /** Of these tags those that are due although they say nothing; of a source that is not `connected` those only of which a state is held back. */
  waiting(tx: Transaction, site: string, tags: readonly number[], now: number, connected: boolean): Promise<number[]>;
  /** Tags of no connection in force of which something is not over; some at once. */
  left(tx: Transaction): Promise<LeftTag[]>;
  load(tx: Transaction, site: string, tags: readonly number[]): Promise<ReadonlyMap<number, TagWatch>>;
  save(tx: Transaction, site: string, watches: readonly { readonly tag: number; readonly watch: TagWatch; readonly due: number | undefined }[]): Promise<void>;
  /** Samples of each tag after a moment, in their order; `boolean`: numbers of tags whose values are true and false. */
  after(tx: Transaction, since: ReadonlyMap<number, number>, boolean: ReadonlySet<number>): Promise<ReadonlyMap<number, Sample[]>>;
  /** Samples of a tag from `since` to `until`, with the one before and the one after. */
  around(tx: Transaction, due: DueTag, boolean: boolean): Promise<Sample[]>;
}
