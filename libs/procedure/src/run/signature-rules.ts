import { refuse, type DomainError } from '@batchwright/kernel';
import { canonicalText } from '../canonical-text';
import type { SignaturePolicy } from '../recipe/signature-policy';
import type { StepInfo } from '../tree/indexed-recipe';
import { moveOf } from '../moves/moves';
import type { OfferedSignature, Performer } from './commands';
import type { Decision } from './decision';
import { startedUnderPermission } from './permission';
import { remoteRefusal } from './remote-rules';
import { qualificationRefusal, readingOf, trainingAndReading } from './qualifications';
import type { QualificationFact, StepSignature, StepState } from './state';
import { contentHashInput } from './step-content';
import { policiesOf, TRAINER_POLICY, trainerRefusal } from './supervision';

/** Which act of a policy a signature would be at this point: `present-throughout` is signed before the start and after the work. */
export function momentNow(policy: SignaturePolicy, step: StepState): 'before' | 'during' | 'after' | undefined {
  const open = step.status === 'ready' || step.status === 'requesting';
  if (policy.meaning === 'present-throughout') return open ? 'before' : 'after';
  if (policy.moment === 'before') return open ? 'before' : undefined;
  if (open) return undefined;
  if (step.status === 'completed' && !step.signatures.some((signature) => signature.policy === policy.id && signature.outdated)) return undefined;
  return policy.moment;
}

/** Judges an offered signature against its policy (gmp 3, gmp 5; 21 CFR 11.50, 11.70, 211.101(c)). */
export function signatureRefusal(decision: Decision, info: StepInfo, step: StepState, offered: OfferedSignature): DomainError | undefined {
  const { signature } = offered;
  const policy = policiesOf(info, step).find(({ id }) => id === offered.policy);
  if (!policy) return refuse('unknown-policy', { step: step.key, policy: offered.policy }, { field: 'policy' });
  const say = (code: string, params: Record<string, unknown>, rule: string): DomainError => refuse(code, { step: step.key, policy: policy.id, person: signature.person, ...params }, { rule });
  const moment = momentNow(policy, step);
  if (!moment) return say('signature-not-now', { moment: policy.moment, status: step.status }, 'gmp-7');
  if (signature.meaning !== policy.meaning) return say('other-meaning', { expected: policy.meaning, found: signature.meaning }, '21 CFR 11.50');
  const notTrainer = policy.id === TRAINER_POLICY.id ? trainerRefusal(info, step, signature.person, offered.roles) : undefined;
  if (notTrainer) return notTrainer;
  if (policy.id !== TRAINER_POLICY.id && !offered.roles.includes(policy.role)) return say('role-missing', { roles: [policy.role] }, 'gmp-6');
  const underPermission = policy.meaning === 'performed' && step.started?.person === signature.person && startedUnderPermission(decision, step.key, 'qualification-missing');
  const asked = trainingAndReading(decision, info, policy.meaning).filter((code) => !underPermission || code === readingOf(decision.view.run));
  const untrained = qualificationRefusal(decision, info, asked, signature.person, qualificationsOf(decision, offered), policy.meaning === 'performed' && step.supervision !== undefined);
  if (untrained) return untrained;
  if (policy.secondFactor === true && signature.level !== 'esig-2fa') return say('second-factor-missing', {}, 'gmp-3');
  if (current(step, policy.id).some((earlier) => earlier.moment === moment)) return say('already-signed', { moment }, 'gmp-10');
  const same = sameAs(info, step, policy, signature.person, decision.by);
  if (same) return say('same-person', { as: same }, 'gmp-5');
  if (policy.meaning === 'performed' && step.performers.length > 0 && !step.performers.includes(signature.person)) return say('not-the-performer', { performers: step.performers }, 'gmp-5');
  if (policy.meaning === 'present-throughout' && moment === 'after') {
    const before = current(step, policy.id).find((earlier) => earlier.moment === 'before');
    if (before?.person !== signature.person) return say('not-present-before', { before: before?.person ?? null }, '21 CFR 211.101(d)');
  }
  const fromAfar = whereOf(decision, step, offered) === 'remote' ? remoteRefusal(decision.view.run, step, policy, offered) : undefined;
  if (fromAfar) return fromAfar;
  if (canonicalText(signature.content) !== contentHashInput(decision.view.run, step)) return say('signed-content-changed', {}, 'gmp-3');
  if (policy.meaning === 'verified-independently') return secondCheckRefusal(step, policy, signature.person);
  return undefined;
}

/** Qualifications of whoever signs. */
export function qualificationsOf(decision: Decision, { qualifications, signature }: OfferedSignature): readonly QualificationFact[] | undefined {
  return qualifications ?? decision.view.facts.qualifications[signature.person];
}

/**
 * At the place: the ceremony ran at the step's terminal or one of its area. Before the start, the asking terminal stands for the step's.
 * A terminal without an area is not enrolled at the site of the run: it is no place, not even the same one twice. Who signs what he saw in a session signs from afar, wherever he sits.
 */
export function whereOf(decision: Decision, step: StepState, offered: OfferedSignature): 'place' | 'remote' {
  const here = step.started ?? decision.by;
  const { area, signature } = offered;
  if (area === undefined || signature.remote) return 'remote';
  return signature.terminal === here?.terminal || area === here?.area ? 'place' : 'remote';
}

/** Signatures that a start needs and that are not there. The performer must not be one who has to differ from him. */
export function signaturesBeforeRefusal(decision: Decision, info: StepInfo, step: StepState, by: Performer): DomainError | undefined {
  const asked = info.node.signatures.filter((policy) => policy.moment === 'before' || policy.meaning === 'present-throughout');
  for (const policy of asked) {
    const signed = current(step, policy.id).find(({ moment }) => moment === 'before');
    if (!signed) {
      return refuse('signature-missing', { step: step.key, policies: [{ policy: policy.id, role: policy.role, meaning: policy.meaning }] }, { rule: '21 CFR 211.101(c)', moves: [{ ...moveOf('sign', [policy.role]), title: policy.attests }] });
    }
    if (policy.differentFrom.includes('performer') && signed.person === by.person) return refuse('same-person', { step: step.key, policy: policy.id, person: by.person, as: 'performer' }, { rule: 'gmp-5' });
    if (canonicalText(signed.content) !== contentHashInput(decision.view.run, step)) return refuse('signed-content-changed', { step: step.key, policy: policy.id }, { rule: 'gmp-3' });
  }
  return undefined;
}

/** A signature that the completion lacks, or that does not hold. */
export interface SignatureGap {
  readonly policy: string;
  readonly role: string;
  readonly meaning: string;
  readonly why: 'missing' | 'outdated' | 'same-person' | 'second-check';
}

/** What the policies ask for at the completion and what is not there or does not hold any more. */
export function signatureGaps(decision: Decision, info: StepInfo, step: StepState): SignatureGap[] {
  const content = contentHashInput(decision.view.run, step);
  return policiesOf(info, step).flatMap((policy): SignatureGap[] => {
    const gap = (why: SignatureGap['why']): SignatureGap[] => [{ policy: policy.id, role: policy.role, meaning: policy.meaning, why }];
    const signed = current(step, policy.id);
    const needed = policy.meaning === 'present-throughout' ? (['before', 'after'] as const) : [policy.moment];
    for (const moment of needed) {
      const found = signed.find((signature) => signature.moment === moment);
      if (!found) return gap(step.signatures.some((signature) => signature.policy === policy.id && signature.outdated) ? 'outdated' : 'missing');
      if (moment === 'after' && canonicalText(found.content) !== content) return gap('outdated');
      if (sameAs(info, step, policy, found.person, decision.by)) return gap('same-person');
    }
    if (policy.meaning === 'verified-independently' && secondCheckRefusal(step, policy, signed[0]?.person ?? '')) return gap('second-check');
    return [];
  });
}

/** With whom a signer coincides though the policy says that he must not; compared by person, never by account. */
function sameAs(info: StepInfo, step: StepState, policy: SignaturePolicy, person: string, acting: Performer | undefined): string | undefined {
  const performs = step.performers.includes(person) || (acting?.person === person && step.status === 'started' && step.performers.length === 0);
  if (policy.differentFrom.includes('performer') && performs) return 'performer';
  const other = step.signatures.find(
    (signature) => !signature.outdated && signature.policy !== policy.id && signature.person === person && (policy.differentFrom.includes(signature.policy) || differs(info, signature, policy)),
  );
  return other?.policy;
}

function differs(info: StepInfo, signature: StepSignature, policy: SignaturePolicy): boolean {
  return info.node.signatures.find(({ id }) => id === signature.policy)?.differentFrom.includes(policy.id) ?? false;
}

function current(step: StepState, policy: string): StepSignature[] {
  return step.signatures.filter((signature) => signature.policy === policy && !signature.outdated);
}

function secondCheckRefusal(step: StepState, policy: SignaturePolicy, person: string): DomainError | undefined {
  for (const { entry } of policy.repeats ?? []) {
    const addresses = Object.keys(step.entries).filter((address) => address === entry || address.startsWith(`${entry}/`));
    for (const address of addresses) {
      const check = step.secondChecks[`${policy.id}/${address}`];
      if (!check?.agrees || check.person !== person) return refuse('second-check-missing', { step: step.key, policy: policy.id, entry: address }, { rule: '21 CFR 211.101(d)' });
    }
  }
  return undefined;
}
