import type { Transaction } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import type { Reading } from '../domain/reading';

/** A point of a curve. Numbers as they were measured; `null`: the source had no value. */
export interface CurvePoint {
  /** ISO-8601 UTC with microseconds. */
  readonly at: string;
  readonly value: number | boolean | string | null;
  readonly quality: 'good' | 'uncertain' | 'bad';
  readonly status?: string;
}

/** Samples that stand for more of them. */
export interface ThinnedCurve {
  readonly points: CurvePoint[];
  /** Samples for which they stand. */
  readonly count: number;
  /** Length of a stretch of which samples were chosen, seconds. */
  readonly stretchSeconds: number;
}

/** What was kept of a batch. */
export interface Kept {
  readonly stored: number;
  /** Readings that stood there already, to the last digit. */
  readonly doubled: number;
  /** Readings of a moment for which another value stands there. */
  readonly contradicting: number;
}

/** A reading that cannot be a sample, and why. */
export interface RefusedReading {
  readonly reading: Reading;
  readonly reason: string;
}

/** The port: where samples are kept. */
export interface Samples {
  /** Keeps samples by COPY; where one of them stands there already, those that do not, one by one. */
  keep(tx: Transaction, site: string, samples: readonly (Sample & { readonly tag: number; readonly code: string })[]): Promise<Kept>;
  refuse(tx: Transaction, site: string, refused: readonly RefusedReading[]): Promise<void>;
  /** Notes a batch of a spool as taken, and answers the position before it (0 = none); undefined when it was taken before. */
  take(tx: Transaction, site: string, connection: string, spool: string, position: number): Promise<number | undefined>;
  /** Days of which samples are there, oldest first. */
  days(): Promise<string[]>;
  /** Removes what of a day is over, and answers how much, by site. */
  expire(tx: Transaction, day: string): Promise<{ readonly site: string; readonly tags: number; readonly samples: number }[]>;
  /** Time of the newest sample of each tag, microseconds. */
  newest(numbers: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Samples of a tag inside the caller's sites, oldest first; `from` counts, `until` does not. Undefined when there is no such tag. */
  curve(sites: readonly string[], code: string, span: { readonly from: string; readonly until: string; readonly limit: number }): Promise<CurvePoint[] | undefined>;
  /** Samples of a tag by its number: all of them where no more than so many, else those that stand for them (`thinned`). `count`: for how many they stand. */
  ofTag(tag: { readonly number: number; readonly type: string }, span: { readonly from: string; readonly until: string; readonly points: number }): Promise<{ readonly points: CurvePoint[]; readonly count: number; readonly stretchSeconds?: number }>;
  /** At most so many samples of a tag that is no text, chosen so that first, last, lowest and highest of each stretch are among them, and the first and last that were not good. Undefined when there is no such tag, or it is a text. */
  thinned(sites: readonly string[], code: string, span: { readonly from: string; readonly until: string; readonly points: number }): Promise<ThinnedCurve | undefined>;
}
