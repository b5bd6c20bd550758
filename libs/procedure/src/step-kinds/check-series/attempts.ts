import { refuse, type DomainError } from '@batchwright/kernel';
import { moveOf } from '../../moves/moves';
import type { ReactionPlan } from '../../recipe/reaction-plan';
import type { Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import { firstAt } from '../../run/output-containers';
import type { FailedCheck, StepState } from '../../run/state';
import { bilingual } from '../../text';
import type { StepInfo } from '../../tree/indexed-recipe';
import { cellsOf, isGood } from './complete';
import { checkOfField, checksBegun } from './schema';

/** How a series stands to the attempts of its reaction plan (requirement A10). */
export interface Attempts {
  readonly plan: ReactionPlan;
  /** Checks that failed since the last good one, or since the recovery that an approver chose. */
  readonly failed: readonly number[];
  /** Recovery that is tried now; absent = the plan's attempts begin with the failed check. */
  readonly recovery?: string;
  /** Further checks that may fail before an approver has to choose. */
  readonly left: number;
  /** True: no further check before an approver chose a recovery. */
  readonly usedUp: boolean;
}

/**
 * Counts by the failures as they were raised: whoever corrects a failed value gains no attempt by it, and a good check counts only when it was taken after the failed one.
 * Undefined without a reaction plan.
 */
export function attemptsOf(info: StepInfo, step: StepState): Attempts | undefined {
  const plan = info.node.reactionPlan;
  if (!plan) return undefined;
  const failedChecks = step.failedChecks ?? [];
  const good = failedChecks.length === 0 ? [] : goodChecks(info, step);
  const open = openFailures(info, step, good);
  const last = step.recoveries?.at(-1);
  const tried = last && !good.some(({ at }) => at > last.at) ? last : undefined;
  const failed = failedChecks.slice(last?.after ?? 0).filter((one) => open.includes(one)).map(({ check }) => check);
  // the failed check itself is no attempt; the first one after a recovery is
  const used = tried ? failed.length : Math.max(0, failed.length - 1);
  const allowed = tried ? Math.max(1, plan.attempts) : plan.attempts;
  return { plan, failed, ...(tried ? { recovery: tried.recovery } : {}), left: Math.max(0, allowed - used), usedUp: failed.length > 0 && used >= allowed };
}

/** Failed checks that no good one followed. */
export function openFailures(info: StepInfo, step: StepState, good: readonly { readonly check: number; readonly at: string }[] = goodChecks(info, step)): FailedCheck[] {
  return (step.failedChecks ?? []).filter((one) => !good.some(({ check, at }) => check > one.check && at >= one.at));
}

/** A check that failed may be finished; a further one waits until an approver of the plan chose a recovery. */
export function refuseValue(_decision: Decision, info: StepInfo, step: StepState, field: Field): DomainError | undefined {
  const check = checkOfField(info.node, field);
  if (check === undefined) return undefined;
  const attempts = attemptsOf(info, step);
  if (!attempts?.usedUp || step.failedChecks?.some((one) => one.check === check)) return undefined;
  const { plan, failed } = attempts;
  return refuse('attempts-used-up', {
    step: step.key, check, plan: bilingual(plan.title), failed, attempts: plan.attempts, approvers: plan.approvers, recoveries: plan.allowedRecoveries.map((one) => bilingual(one)),
  }, { rule: '21 CFR 211.110(c)', field: 'row', moves: [moveOf('choose-recovery', plan.approvers)] });
}

/** Checks that are complete, were never out of their limits, and when their last value was first recorded. */
function goodChecks(info: StepInfo, step: StepState): { readonly check: number; readonly at: string }[] {
  return checksBegun(info.node, step).flatMap((check) => {
    if (step.failedChecks?.some((one) => one.check === check) || !isGood(info, step, check)) return [];
    const at = cellsOf(info, step, check).filter(({ calculated }) => !calculated).map(firstAt).sort().at(-1);
    return at === undefined ? [] : [{ check, at }];
  });
}
