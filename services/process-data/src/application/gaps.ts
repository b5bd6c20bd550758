import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { GapFacts, GapRun } from '../domain/gap';

/** A gap as lists show it, and as it is found again. */
export interface GapView extends GapFacts {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  readonly runs: readonly GapRun[];
}

/** Which gaps are asked for; what is left out does not matter. */
export interface GapFilter {
  readonly equipment?: string;
  readonly tag?: string;
  readonly runId?: string;
  readonly why?: string;
  /** Lasting at this moment or later. */
  readonly from?: string;
  /** Begun before this moment. */
  readonly until?: string;
}

/** The port: where gaps are kept. */
export interface Gaps {
  readonly rowsOf: RowsOf;
  has(tx: Transaction, site: string, id: string): Promise<boolean>;
  /** Gaps in which one of these tags is missing still; for that reason, where one is named. */
  open(tx: Transaction, site: string, why: string | undefined, tags: readonly string[]): Promise<GapView[]>;
  /** Gaps of equipment that lasted at a moment or later, and are not known to be in the run. */
  notIn(tx: Transaction, site: string, runId: string, equipment: readonly string[], since: string): Promise<GapView[]>;
  list(sites: readonly string[], filter: GapFilter, page: { readonly after?: string; readonly limit: number }): Promise<GapView[]>;
  one(sites: readonly string[], id: string): Promise<GapView | undefined>;
}
