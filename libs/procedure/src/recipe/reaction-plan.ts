import type { RoleName, Text } from '../text';

/** How grave an exception is. */
export const EXCEPTION_SEVERITIES = ['minor', 'major', 'critical'] as const;
export type ExceptionSeverity = (typeof EXCEPTION_SEVERITIES)[number];

/** The graver of two. */
export function graver(one: ExceptionSeverity, other: ExceptionSeverity = 'minor'): ExceptionSeverity {
  return EXCEPTION_SEVERITIES.indexOf(other) > EXCEPTION_SEVERITIES.indexOf(one) ? other : one;
}

/**
 * What a failed check means (gmp, "Reaction plan"): part of what is approved, so that nobody has to invent it at night.
 * It begins with the exception, whose body carries it.
 */
export interface ReactionPlan {
  readonly title: Text;
  /** Which starts wait until quality has decided: none, this step's following steps, its operation, or the whole run. */
  readonly block: 'nothing' | 'operation' | 'run';
  /** True when the output since the last good check is to be set aside; the exception names it. */
  readonly quarantineSinceLastGood?: boolean;
  /** What fails is at least so grave, whatever its limit says: for a product of which the house wants it so. */
  readonly severity?: ExceptionSeverity;
  readonly notify: readonly RoleName[];
  /** What may be done, in words; the numbers of tries and the approvers hold for each. */
  readonly allowedRecoveries: readonly Text[];
  /** How often a recovery may be tried before it becomes an investigation. */
  readonly attempts: number;
  readonly approvers: readonly RoleName[];
}
