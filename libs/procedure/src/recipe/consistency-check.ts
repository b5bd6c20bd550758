import type { Quantity } from '@batchwright/kernel';
import type { Text } from '../text';
import type { StepMoment } from './hold-time';

/**
 * What two sources of the record must agree about, with the recipe's own tolerance (requirement F3; 21 CFR 211.194(a)). Review looks at it when the record is
 * judged; but for a code that stands elsewhere already (`distinct`), which is refused where it is entered, nothing of it holds back execution.
 */
export type ConsistencyCheck = AgreementCheck | OrderCheck | OnePlaceCheck | DistinctCheck | SpacingCheck;

/** Two amounts that say the same: parts and their sum, labels issued and accounted for, counter and yield. */
export interface AgreementCheck {
  readonly id: string;
  readonly kind: 'agreement';
  readonly title: Text;
  /** Expressions of amounts; names as in formulas outside of every step. */
  readonly left: string;
  readonly right: string;
  /** Largest difference that still agrees, in the unit in which both are compared. */
  readonly tolerance: Quantity;
}

/** One thing cannot have been before another: a result before its sample, an end before its beginning. */
export interface OrderCheck {
  readonly id: string;
  readonly kind: 'order';
  readonly title: Text;
  readonly earlier: RecordedMoment;
  readonly later: RecordedMoment;
  /** Shortest time that must lie between them (a test that takes six hours); absent = none. */
  readonly least?: Quantity;
  /** How far the clocks of both sources may differ; absent = not at all. */
  readonly tolerance?: Quantity;
}

/** Nobody acts at two terminals within this time: the way from one to the other takes longer. */
export interface OnePlaceCheck {
  readonly id: string;
  readonly kind: 'one-place';
  readonly title: Text;
  readonly within: Quantity;
}

/** What was recorded at these places is never the same: drums with different contents, serial numbers, sample numbers. */
export interface DistinctCheck {
  readonly id: string;
  readonly kind: 'distinct';
  readonly title: Text;
  /** Entries with a text or code, two at least. */
  readonly entries: readonly { readonly step: string; readonly entry: string }[];
}

/** Rows of a table take their time each: runs of a chromatograph, readings of a tester. However many there are, so many times `least` lies between the start of the step and the last of them. */
export interface SpacingCheck {
  readonly id: string;
  readonly kind: 'spacing';
  readonly title: Text;
  readonly step: string;
  /** Entry of the step that is a table. */
  readonly table: string;
  /** Time that one row takes. */
  readonly least: Quantity;
}

/** When a step began or ended by the clock of the system, or a time that was recorded in it. */
export type RecordedMoment = StepMoment | { readonly step: string; readonly entry: string };
