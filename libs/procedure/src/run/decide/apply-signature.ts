import { err, ok, type DomainError, type Result } from '@batchwright/kernel';
import type { StepInfo } from '../../tree/indexed-recipe';
import type { ApplySignature, OfferedSignature } from '../commands';
import type { Decision } from '../decision';
import { namedStep, notReady, unknownStep, versionRefusal } from '../gates';
import { trainingAndReading, usedQualifications } from '../qualifications';
import { policiesOf } from '../supervision';
import { momentNow, qualificationsOf, signatureRefusal, whereOf } from '../signature-rules';

/** Puts a verified signature to a step, when its policy allows this person, here, now, over this content. */
export function applySignature(decision: Decision, command: ApplySignature): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const refusal = versionRefusal(state, command.version);
  return refusal ? err(refusal) : sign(decision, info, state.key, command);
}

/** As `applySignature`, without the version: also for the signatures of a completion. */
export function sign(decision: Decision, info: StepInfo, stepKey: string, offered: OfferedSignature): Result<void, DomainError> {
  const step = decision.step(stepKey);
  const refusal = signatureRefusal(decision, info, step, offered);
  if (refusal) return err(refusal);
  const policy = policiesOf(info, step).find(({ id }) => id === offered.policy);
  const moment = policy && momentNow(policy, step);
  if (!policy || !moment) throw new Error('a signature without policy or moment was not refused');
  const qualifications = usedQualifications(decision, trainingAndReading(decision, info, policy.meaning), qualificationsOf(decision, offered));
  decision.emit('SignatureApplied', {
    ...offered.signature, where: whereOf(decision, step, offered), stepKey, policy: policy.id, meaning: policy.meaning, moment, ...(qualifications.length > 0 ? { qualifications } : {}),
  });
  return ok(undefined);
}
