import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { SignaturePolicy } from '../recipe/signature-policy';
import type { StepInfo } from '../tree/indexed-recipe';
import { moveOf } from '../moves/moves';
import type { StartStep } from './commands';
import type { Decision } from './decision';
import type { SupervisionBody } from './events';
import { performersOf } from './gates';
import { isReading, isTrainee, missingCodes, qualificationRefusal, usedQualifications } from './qualifications';
import type { StepState } from './state';

/** The signature that a supervised step asks for beside those of the recipe: the trainer, after the work, as another person than the trainee. */
export const TRAINER_POLICY: SignaturePolicy = {
  id: 'supervising-trainer',
  role: 'operator',
  meaning: 'supervised',
  attests: { en: 'I was with the trainee, guided the work and checked what is recorded', de: 'Ich war bei der auszubildenden Person, habe die Arbeit angeleitet und die Einträge geprüft' },
  moment: 'after',
  where: 'any',
  differentFrom: ['performer'],
};

/** Signatures that a step asks for: those of the recipe, and the trainer's where a trainee began it. */
export function policiesOf(info: StepInfo, step: StepState | undefined): readonly SignaturePolicy[] {
  return step?.supervision ? [...info.node.signatures, TRAINER_POLICY] : info.node.signatures;
}

/**
 * Who starts as a trainee names his trainer, who is another person with everything that the step asks for (21 CFR 211.25(b); requirement H4).
 * Undefined for somebody who is qualified himself, or is no trainee: the questions about training answer that.
 */
export function supervisionOf(decision: Decision, info: StepInfo, asked: readonly string[], command: StartStep): Result<SupervisionBody | undefined, DomainError> {
  const { facts } = decision.view;
  const { by, trainer } = command;
  const learning = missingCodes(decision, asked, facts.qualifications[by.person]).filter((code) => !isReading(decision, code));
  if (learning.length === 0 || !learning.every((code) => isTrainee(decision, facts.qualifications[by.person], code))) return ok(undefined);
  if (trainer === undefined) {
    return err(refuse('trainer-missing', { step: info.node.id, person: by.person, codes: learning }, { rule: '21 CFR 211.25(b)', field: 'trainer', moves: [moveOf('name-trainer', performersOf(info))] }));
  }
  if (trainer === by.person) return err(refuse('same-person', { step: info.node.id, person: trainer, as: 'trainer' }, { rule: 'gmp-5' }));
  const held = facts.qualifications[trainer];
  if (qualificationRefusal(decision, info, asked, trainer, held)) {
    return err(refuse('trainer-not-qualified', { step: info.node.id, trainer, codes: missingCodes(decision, asked, held) }, { rule: '21 CFR 211.25(b)', field: 'trainer', moves: [moveOf('name-trainer', performersOf(info))] }));
  }
  return ok({ trainer, qualifications: usedQualifications(decision, asked, held) });
}

/** The trainer's signature is that of the trainer who was named, in a role that performs the step. */
export function trainerRefusal(info: StepInfo, step: StepState, person: string, roles: readonly string[]): DomainError | undefined {
  if (step.supervision?.trainer !== person) return refuse('not-the-trainer', { step: step.key, person, trainer: step.supervision?.trainer ?? null }, { rule: '21 CFR 211.25(b)' });
  const performing: readonly string[] = performersOf(info);
  return roles.some((role) => performing.includes(role)) ? undefined : refuse('role-missing', { step: step.key, roles: performersOf(info) }, { rule: 'gmp-6' });
}
