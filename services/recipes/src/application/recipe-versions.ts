import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { RecipeVersion, RecipeVersionState } from '../domain/recipe-version';

/** A version as lists show it. */
export interface RecipeVersionSummary {
  readonly id: string;
  readonly site: string;
  readonly recipe: string;
  readonly version: number;
  readonly state: RecipeVersionState;
  readonly title: string;
  /** The title in German, where the document has one. */
  readonly titleDe?: string;
  readonly product: string;
  readonly documentHash: string;
  readonly changeControl: string;
  readonly sequence: number;
  readonly previousVersionId?: string;
  /** Plant time; of versions that are scheduled, or are or were effective. */
  readonly effectiveFrom?: string;
  /** Months of its review cycle; of versions with one, from the signature that brings them into force. */
  readonly reviewEvery?: number;
  /** Date of the site on which it is to be looked at again; of versions that are scheduled or in force. */
  readonly reviewDue?: string;
  /** Report of its rehearsal, from the submission on. */
  readonly simulationHash?: string;
}

/** A recipe with its versions, newest first. */
export interface RecipeSummary {
  /** `HAM/MBR-WAR-5`; the key of pages. */
  readonly id: string;
  readonly site: string;
  readonly recipe: string;
  readonly title: string;
  /** The title in German, where the document has one. */
  readonly titleDe?: string;
  readonly product: string;
  readonly versions: readonly RecipeVersionSummary[];
}

/** An approval as it is shown, with the printed name. */
export interface ApprovalView {
  readonly role: string;
  readonly person: string;
  readonly name: string;
  readonly at: string;
  readonly documentHash: string;
  readonly diffHash: string;
}

/** One line of a version's audit trail. */
export interface HistoryRow {
  readonly counter: number;
  readonly at: string;
  readonly person: string | null;
  readonly name: string | null;
  readonly action: string;
  readonly field: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly reason: string | null;
}

/** Where recipe versions are kept; every question names the sites that may be seen. */
export interface RecipeVersions {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<RecipeVersion | undefined>;
  /** The version in force, if there is one, and the older ones that are scheduled for later: what gives way to a version that comes into force. */
  giveWayTo(tx: Transaction, version: RecipeVersion): Promise<RecipeVersion[]>;
  /** The scheduled version whose date began first; undefined when none is left. */
  takeDue(tx: Transaction): Promise<RecipeVersion | undefined>;
  /** Number of the newest version, 0 when there is none, and what a new one follows on. Others that draft the same recipe wait. */
  newest(tx: Transaction, site: string, recipe: string): Promise<{ readonly version: number; readonly followsOn?: string }>;
  summary(sites: readonly string[], id: string): Promise<RecipeVersionSummary | undefined>;
  authors(site: string, id: string): Promise<readonly { readonly person: string; readonly name: string }[]>;
  approvals(site: string, id: string): Promise<readonly ApprovalView[]>;
  recipes(sites: readonly string[], page: { readonly after?: string; readonly limit: number }): Promise<RecipeSummary[]>;
  list(sites: readonly string[], filter: { readonly recipe?: string; readonly state?: string; readonly after?: string; readonly limit: number }): Promise<RecipeVersionSummary[]>;
  history(site: string, id: string, page: { readonly after?: string; readonly limit: number }): Promise<HistoryRow[]>;
}
