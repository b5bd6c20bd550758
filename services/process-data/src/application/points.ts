import type { Transaction } from '@batchwright/persistence';
import type { Sample } from '../domain/admit';
import type { ConnectionSettings } from '../domain/connection';
import type { KnownGap, Span } from '../domain/held-values';
import type { Tag } from '../domain/tag';

/** A measuring point of equipment as it is in force, and how its source is heard just now. */
export interface PointInForce {
  readonly site: string;
  readonly connection: { readonly id: string; readonly version: number; readonly name: string; readonly settings: ConnectionSettings };
  readonly tag: Tag & { readonly number: number };
  /** `nobody`: no replica listens. */
  readonly listening: { readonly state: 'connected' | 'connecting' | 'lost' | 'nobody'; readonly why?: string };
}

/** The port: what steps ask of measuring points. Times are microseconds since 1970-01-01 UTC. */
export interface Points {
  /** The tag in force of that point; where several are, the first by code. */
  find(tx: Transaction, site: string, equipment: string, point: string): Promise<PointInForce | undefined>;
  /** Samples from the one before the time to its end, which counts; in order. */
  samples(tx: Transaction, tag: PointInForce['tag'], span: Span, limit: number): Promise<Sample[]>;
  /** Recorded gaps of the tag that touch the time; those of quality, and a silence that was not found to be over, are left out: its samples say that to the moment. */
  gaps(tx: Transaction, site: string, code: string, span: Span): Promise<KnownGap[]>;
  /** True when the tag, or another of its connection, said something of a later moment. */
  heardPast(tx: Transaction, point: PointInForce, moment: number): Promise<boolean>;
  /** Since when the newest samples of a tag of numbers are all outside these bounds, in its unit; undefined: the newest is not. */
  outsideSince(tx: Transaction, tag: number, low: number | undefined, high: number | undefined): Promise<number | undefined>;
}
