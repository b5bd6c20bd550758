import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { BatchReview, ReleasedPart, ReviewStage } from '../domain/review-state';

/** A batch as lists show it. */
export interface BatchView {
  readonly runId: string;
  readonly site: string;
  readonly number: string;
  readonly recipe: string;
  readonly recipeVersion: number;
  readonly orderNumber: string | null;
  readonly batchSize: { readonly value: string; readonly unit: string };
  /** ISA-88 state and business status of the run, as batch-execution told. */
  readonly state: string;
  readonly business: string;
  readonly sealed: boolean;
  readonly stage: ReviewStage;
  readonly exceptions: number;
  readonly openExceptions: number;
  readonly openCritical: number;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly dispositionedAt: string | null;
  readonly reason: string | null;
  /** Number of events received, and of those judged. */
  readonly sequence: number;
  /** What is awaited before it is decided. */
  /** Which containers a partial release lets go; null = all, or none. */
  readonly part: ReleasedPart | null;
  readonly pendingFor: string | null;
  /** Entry of the register, who certified it and when; null = not certified. */
  readonly certification: { readonly entry: number; readonly person: string; readonly name: string; readonly at: string } | null;
  readonly packageSha256: string | null;
  readonly packageSize: number | null;
}

/** An act of the judgement with its signature, as it is shown. */
export interface ReviewActView {
  readonly sequence: number;
  readonly act: string;
  /** Id of the operation that it is about; null = the whole batch. */
  readonly subject: string | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly meaning: string | null;
  readonly level: string | null;
  readonly signedAt: string | null;
  /** Plant time. */
  readonly at: string;
  readonly comment: string | null;
  /** False when the record grew after it: it shows, and does not count. */
  readonly stands: boolean;
}

/** The run behind a batch, as far as its record was received. */
export interface RunCopy {
  readonly site: string;
  readonly id: string;
  readonly number: string;
  readonly recipeHash: string;
  readonly state: string;
  readonly sealed: boolean;
  readonly sequence: number;
  readonly head: string;
  /** Head and number of the last event that is more than bookkeeping. */
  readonly judgedHead: string;
  readonly judgedCount: number;
  /** False when what was received does not form one chain. */
  readonly intact: boolean;
  /** Head of the chain before the seal, by what was received, and the seal's own sequence; null = not sealed. */
  readonly sealedHead: string | null;
  readonly sealSequence: number | null;
  /** The newest seal that batch-execution announced: its sequence, and the head (empty when it was not said). */
  readonly announcedSequence: number | null;
  readonly announcedHead: string | null;
}

/** Where batches and their judgement are kept. */
export interface Batches {
  readonly rowsOf: RowsOf;
  /** The judgement inside the sites (undefined = the system itself asks); one that nobody began is `collecting`. Undefined when there is no such batch. */
  find(tx: Transaction, sites: readonly string[] | undefined, runId: string): Promise<{ review: BatchReview; run: RunCopy } | undefined>;
  list(sites: readonly string[], filter: { stage?: string; after?: string; limit: number }): Promise<BatchView[]>;
  view(sites: readonly string[], runId: string): Promise<BatchView | undefined>;
  acts(sites: readonly string[], runId: string): Promise<ReviewActView[]>;
  /** Next number of the register of certifications of a site; others that certify there wait. */
  nextEntry(tx: Transaction, site: string): Promise<number>;
  /** Released batches, and rejected ones whose run is over, of which no package was made yet. */
  withoutPackage(limit: number): Promise<{ site: string; runId: string }[]>;
}
