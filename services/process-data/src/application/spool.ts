import type { Reading, SourceGap } from '../domain/reading';

/** What came at once from a source, at the moment it came. */
export interface SpooledBatch {
  /** Rises by one with every batch of a connection. */
  readonly position: number;
  /** Real time at which it came, microseconds. */
  readonly received: number;
  readonly readings: readonly Reading[];
  readonly gaps: readonly SourceGap[];
}

/** The port: batches on the disk of this machine, from the moment a source is told that they were taken until the database has them. */
export interface Spool {
  /** Of this spool, for good: positions of another one say nothing about it. */
  readonly id: string;
  /** Resolves when the batch is on the disk. Throws `spool-full` when there is no room: the source is not told, and keeps it. */
  put(batch: Omit<SpooledBatch, 'position'>): Promise<void>;
  /** Oldest batches that were not removed, at most so many readings at once, at least one batch. */
  read(readings: number): Promise<SpooledBatch[]>;
  /** Batches up to this position are in the database. */
  remove(position: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens the spool of a connection on this machine, with what a former process left in it. */
export type OpenSpool = (site: string, connection: string) => Promise<Spool>;
