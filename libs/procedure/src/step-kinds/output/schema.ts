import { id, list, object, oneOf } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** What comes out, and the entry that holds its yield. */
export interface OutputConfig {
  /** Formula output. */
  readonly output: string;
  /** Entry with the amount that came out. */
  readonly quantity: string;
  /** Calculated entry with the yield; its ranges judge it. */
  readonly yield?: string;
  /** Table of the labelled containers it went into; the quantity is the sum of their amounts. */
  readonly containers?: { readonly table: string; readonly code: string; readonly amount: string };
  readonly dates?: DatesRule;
  /** Calculated entry with what may be released, and the entries it follows from: packed less all the others. */
  readonly releasable?: { readonly entry: string; readonly packed: string; readonly less: readonly string[] };
}

/** How manufacturing and expiry date come about: dates of the site, made by the system (CPMP/QWP/072/96). */
export interface DatesRule {
  /** Step whose first start is the manufacturing date: where the active meets the other ingredients. */
  readonly since: string;
  /** Text entries that hold the two dates, `2026-11-26`. */
  readonly manufactured: string;
  readonly expires: string;
  /** Shelf life (months, of the recipe's header) after the manufacturing date: that day, the day before, the end of that month or of the one before. */
  readonly rule: ExpiryRule;
}

export type ExpiryRule = 'same-day' | 'day-before' | 'end-of-month' | 'end-of-previous-month';

export const config = object(
  { output: id, quantity: id },
  {
    yield: id,
    containers: object({ table: id, code: id, amount: id }),
    dates: object({ since: id, manufactured: id, expires: id, rule: oneOf(['same-day', 'day-before', 'end-of-month', 'end-of-previous-month']) }),
    releasable: object({ entry: id, packed: id, less: list(id, 1) }),
  },
);

/** Configuration of an output step. */
export function configOf(step: StepNode): OutputConfig {
  return step.config as unknown as OutputConfig;
}
