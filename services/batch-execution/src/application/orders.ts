import type { Quantity } from '@batchwright/kernel';
import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { DocumentFact, PlannedPerson } from '@batchwright/procedure';
import type { OrderPlan, ProcessOrder } from '../domain/process-order';

/** A process order as lists show it. */
export interface OrderView {
  readonly id: string;
  readonly site: string;
  readonly number: string;
  readonly recipe: string;
  readonly quantity: string;
  readonly unit: string;
  readonly due: string | null;
  readonly runId: string | null;
  readonly product: string | null;
  readonly priority: string | null;
  readonly plan: OrderPlan | null;
  /** Sequence of the aggregate: what a plan names that was made of this view. */
  readonly version: number;
}

/** Another order that will take material. */
export interface PlannedOrder {
  readonly number: string;
  readonly recipe: string;
  readonly quantity: Quantity;
  readonly start: string;
}

/** The version that a batch of a recipe runs now. */
export interface EffectiveRecipe {
  readonly versionId: string;
  readonly version: number;
  readonly hash: string;
  readonly document: string;
}

/** Where process orders are kept. */
export interface Orders {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<ProcessOrder | undefined>;
  list(sites: readonly string[], page: { after?: string; limit: number }): Promise<OrderView[]>;
  /** Orders of the site that are planned before a moment, and whose batch has not begun, by planned start; of the same moment those that came first. */
  plannedBefore(tx: Transaction, site: string, before: { readonly at: string; readonly order: string }): Promise<PlannedOrder[]>;
  /** People with the trainings they hold at the site: those named, or everybody who ever held one of the codes. */
  people(tx: Transaction, site: string, asked: { readonly persons: readonly string[] } | { readonly codes: readonly string[] }): Promise<PlannedPerson[]>;
  /** Versions of these documents, as recipes told them. */
  documents(tx: Transaction, site: string, codes: readonly string[]): Promise<DocumentFact[]>;
  /** What batches start from at a moment of the plant's time; undefined when no version of the recipe is effective at the site then (gmp 4, A15). */
  effective(tx: Transaction, site: string, recipe: string, at: string): Promise<EffectiveRecipe | undefined>;
}
