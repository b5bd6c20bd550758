import type { RoleName, Text } from '../text';

/** How grave an exception is. */
export type ExceptionSeverity = 'minor' | 'major' | 'critical';

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
  readonly notify: readonly RoleName[];
  /** What may be done, in words; the numbers of tries and the approvers hold for each. */
  readonly allowedRecoveries: readonly Text[];
  /** How often a recovery may be tried before it becomes an investigation. */
  readonly attempts: number;
  readonly approvers: readonly RoleName[];
}
