import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { ChoosableRun, GoldenBatch, GoldenRun } from '../domain/golden-batch';

/** A choice with how it came and went. Instants are real time, ISO-8601 UTC. */
export interface GoldenChoice {
  readonly choice: number;
  readonly runs: readonly GoldenRun[];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Absent: it holds. */
  readonly ended?: { readonly at: string; readonly by: string; readonly reason: string };
}

/** What is golden for a recipe at a site, with every earlier choice, the newest first. */
export interface GoldenBatchView {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  readonly recipe: string;
  readonly choices: readonly GoldenChoice[];
}

/** The port: where choices of golden batches are kept. */
export interface GoldenBatches {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<GoldenBatch | undefined>;
  /** Runs of a site of which something was heard. */
  runs(tx: Transaction, site: string, ids: readonly string[]): Promise<ChoosableRun[]>;
  list(sites: readonly string[], recipe: string | undefined, page: { readonly after?: string; readonly limit: number }): Promise<GoldenBatchView[]>;
}
