import type { RowChange, Transaction } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { RunCopy } from './batches';

/** The copy of the runs' records: every event verbatim, under its leaf hash. */
export interface RunRecords {
  /** Makes what follows in this transaction wait for others that receive something of the same run: two topics tell of one seal, and the second must see the first. */
  lock(tx: Transaction, runId: string): Promise<void>;
  /** The run as far as it was received; undefined before its first event. */
  copyOf(tx: Transaction, site: string, runId: string): Promise<RunCopy | undefined>;
  /** Canonical texts in order. */
  texts(tx: Transaction, site: string, runId: string): Promise<{ canonical: string; leaf: string }[]>;
  /** Canonical texts, in order, of events that can name a file; none outside of the sites. */
  fileTexts(tx: Transaction, sites: readonly string[], runId: string): Promise<string[]>;
  /** Own records of the batch's judgement, in order. */
  ownTexts(tx: Transaction, site: string, runId: string): Promise<string[]>;
  /** Keeps which head batch-execution said it sealed (empty when it did not say), and with which event. */
  announceSeal(tx: Transaction, site: string, runId: string, sequence: number, head: string): Promise<void>;
  /** Which rows a received event makes in the lists. */
  rowsOf(record: RecordedEvent, canonical: string, before: RunCopy | undefined, after: RunCopy): readonly RowChange[];
}
