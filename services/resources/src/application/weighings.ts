import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { ScaleCheck } from '../domain/scale-suitability';
import type { Weighing } from '../domain/weighing';

export { CHECK_WEIGHTS, type CheckWeight } from '../domain/scale-suitability';
export type { Weighing } from '../domain/weighing';

/** A check with a reference weight as it is kept: a record of its own, never changed. */
export interface CheckMeasured {
  readonly scale: string;
  readonly weight: 'low' | 'high';
  readonly day: string;
  readonly nominal: string;
  readonly tolerance: string;
  readonly reading: string;
  readonly unit: string;
  readonly raw: string;
  readonly passed: boolean;
}

/** Where weighings and checks of scales are kept. */
export interface Weighings {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Weighing | undefined>;
  one(sites: readonly string[], id: string): Promise<Weighing | undefined>;
  /** Of a step of a run, oldest first. */
  ofStep(sites: readonly string[], runId: string, stepKey: string): Promise<Weighing[]>;
  /** The finished weighing of a grant; undefined when it was weighed otherwise. */
  ofGrant(tx: Transaction, site: string, grantId: string): Promise<Weighing | undefined>;
  /** A weighing that is under way on a scale, or into a container, and who began it. Whoever asks for the same waits until this transaction is over: of two at once one is told of the other. */
  open(tx: Transaction, site: string, what: { scale: string; into: string }): Promise<(Weighing & { readonly begunBy: string }) | undefined>;
  /** Checks of a scale on a day, oldest first; inside the transaction, when there is one. */
  checks(site: string, scale: string, day: string, tx?: Transaction): Promise<ScaleCheck[]>;
}
