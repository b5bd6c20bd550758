import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Plan, PlannedExpert } from '../domain/plan';
import type { Who } from '../domain/session';

export { MOST_EXPERTS } from '../domain/plan';

/** A planned session as lists show it. */
export interface PlanView {
  readonly id: string;
  readonly site: string;
  readonly sequence: number;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Plant time. */
  readonly at: string;
  readonly plannedBy: Who;
  readonly experts: readonly (PlannedExpert & { readonly word?: string })[];
}

export interface PlanFilter {
  readonly runId?: string;
  readonly stepKey?: string;
  /** Only those that this person planned, or to which he is asked. */
  readonly person?: string;
}

/** The port: planned sessions. Every question names the sites. */
export interface Plans {
  readonly rowsOf: RowsOf;
  /** The run that a plan is for, as it told of itself. */
  run(tx: Transaction, sites: readonly string[], runId: string): Promise<{ readonly site: string; readonly number: string } | undefined>;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Plan | undefined>;
  /** Those that were not taken back and are not over at a moment of the plant, the next first. */
  list(sites: readonly string[], filter: PlanFilter, since: string): Promise<PlanView[]>;
}
