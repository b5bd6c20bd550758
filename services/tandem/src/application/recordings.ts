import type { Transaction } from '@batchwright/persistence';
import type { Recorded } from '../domain/recording';
import type { Who } from '../domain/session';

export { MOST_CHUNK_BYTES, RECORDING_DAYS } from '../domain/recording';

/** A recording as lists show it. */
export interface RecordingView extends Recorded {
  /** Plant times. */
  readonly began: string;
  readonly consented: readonly Who[];
  /** Why it ended. */
  readonly why?: string;
  readonly size?: number;
  readonly seconds?: number;
  readonly mediaType?: string;
  readonly removedAt?: string;
}

/** What became of bytes that were sent: `order` says which part is next. */
export type ChunkAnswer = 'kept' | 'over' | 'no-consent' | 'other' | 'full' | { readonly next: number };

/** A part of a recording, as it was kept. */
export interface Chunk {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly at: string;
}

/** The port: recordings and their bytes. */
export interface Recordings {
  /** Decides and keeps at once, while nobody comes to the session or withdraws. The same bytes under the same number again: the same answer. */
  keep(tx: Transaction, site: string, session: string, recording: string, chunk: { readonly number: number; readonly bytes: Uint8Array; readonly at: string; readonly most: number }): Promise<ChunkAnswer>;
  /** Bytes leave; only of a recording that the record says was removed. */
  drop(tx: Transaction, site: string, session: string, recording: string): Promise<void>;
  find(sites: readonly string[], session: string, recording: string): Promise<(RecordingView & { readonly site: string }) | undefined>;
  list(sites: readonly string[], session: string): Promise<RecordingView[]>;
  /** SHA-256 and bytes of all parts in their order, and when the last one came. */
  count(site: string, session: string, recording: string): Promise<{ readonly sha256: string; readonly size: number; readonly last?: string }>;
  /** Parts in order, each as it is asked for: never all at once. Faults with `object-damaged` at one that is not what came. */
  chunks(site: string, session: string, recording: string): AsyncIterable<Chunk>;
  /** Those that run and of which nothing came since a moment of the plant. */
  silent(since: string): Promise<{ readonly site: string; readonly session: string; readonly recording: string }[]>;
  /** Those that are over and were not counted. */
  notSealed(): Promise<{ readonly site: string; readonly session: string; readonly recording: string }[]>;
  /** Those that ended before a moment of the plant, and whose bytes are there. */
  endedBefore(moment: string): Promise<{ readonly site: string; readonly session: string; readonly recording: string }[]>;
}
