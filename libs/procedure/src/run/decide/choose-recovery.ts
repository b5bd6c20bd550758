import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { MOVES } from '../../moves/moves';
import type { ChooseRecovery, SignedMove } from '../../moves/signed-move';
import type { RoleName } from '../../text';
import type { StepInfo } from '../../tree/indexed-recipe';
import type { MakeMove } from '../commands';
import type { Decision } from '../decision';
import type { StepState } from '../state';
import { startedRefusal } from './record-entry';

/** Roles that may make a move: those of the catalogue; a recovery is chosen by the approvers of the reaction plan. */
export function moverRoles(info: StepInfo, { move }: SignedMove): readonly RoleName[] {
  return move === 'choose-recovery' && info.node.reactionPlan ? info.node.reactionPlan.approvers : (MOVES[move].roles as readonly RoleName[]);
}

/**
 * An approver of the reaction plan chooses how the series goes on; its attempts begin anew. The failed checks have their exceptions already, so it raises none. Refusals: `step-not-started`,
 * `step-completed`, `recovery-not-due` (attempts are left, or somebody chose already), `same-person` (who performs the checks does not approve, gmp 5), `recovery-not-allowed`.
 */
export function chooseRecovery(decision: Decision, info: StepInfo, state: StepState, { by, signature }: MakeMove, { move, recovery, reason }: ChooseRecovery): Result<void, DomainError> {
  const refusal = startedRefusal(state);
  if (refusal) return err(refusal);
  const attempts = info.kind.attempts?.(info, state);
  if (!attempts?.usedUp) return err(refuse('recovery-not-due', { step: state.key, left: attempts?.left ?? 0, chosen: attempts?.recovery ?? null }, { rule: 'gmp-10' }));
  if (state.performers.includes(by.person)) return err(refuse('same-person', { step: state.key, person: by.person, as: 'approver of the recovery' }, { rule: 'gmp-5' }));
  const allowed = attempts.plan.allowedRecoveries.map(({ en }) => en);
  if (!allowed.includes(recovery)) return err(refuse('recovery-not-allowed', { step: state.key, recovery, allowed }, { rule: '21 CFR 211.110(c)', field: 'recovery' }));
  decision.emit('MoveSigned', { stepKey: state.key, move, reason: reason.trim(), details: { recovery, checks: attempts.failed.join(', ') }, signature });
  return ok(undefined);
}
