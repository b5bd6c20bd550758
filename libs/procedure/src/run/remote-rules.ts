import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { canonicalText } from '../canonical-text';
import type { SignaturePolicy, StepMeaning } from '../recipe/signature-policy';
import { remoteView, type RemoteView, type SeenFromAfar } from './beside-step';
import type { OfferedSignature } from './commands';
import type { RunHead, StepState } from './state';

/** Meanings that attest what somebody saw with his own eyes. What is judged by the record alone needs no session. */
const SEEN: readonly StepMeaning[] = ['witnessed', 'verified-independently', 'supervised'];

/** True where a signature from afar is given out of a session, with second factor. */
export function needsSession({ meaning }: Pick<SignaturePolicy, 'meaning'>): boolean {
  return SEEN.includes(meaning);
}

/** True where nobody signs from afar: the policy asks for presence; and "throughout" begins before the start, where no session stands. */
export function onlyAtThePlace({ meaning, where }: Pick<SignaturePolicy, 'meaning' | 'where'>): boolean {
  return where === 'place' || meaning === 'present-throughout';
}

/**
 * What somebody would sign from afar for a policy of a step, asked before he authenticates. Refusals: `not-at-the-place`, `same-person`, and those of `remoteView`.
 */
export function remoteSigning(run: RunHead, step: StepState, policy: SignaturePolicy, person: string, seen: SeenFromAfar): Result<RemoteView, DomainError> {
  if (onlyAtThePlace(policy)) return err(notThere(step, policy, person, {}));
  const asked = remoteView(run, step.key, person, seen);
  if (!asked.ok) return asked;
  if (step.performers.includes(person)) return err(refuse('same-person', { step: step.key, policy: policy.id, person, as: 'performer' }, { rule: 'gmp-5' }));
  return ok(asked.value);
}

/** Judges a signature that was given from afar by the sessions that the record of the run knows at this moment. */
export function remoteRefusal(run: RunHead, step: StepState, policy: SignaturePolicy, { signature, area }: OfferedSignature): DomainError | undefined {
  const { person, remote } = signature;
  if (onlyAtThePlace(policy)) return notThere(step, policy, person, { terminal: signature.terminal ?? null, area: area ?? null });
  if (!needsSession(policy) && !remote) return undefined;
  const found = remoteSigning(run, step, policy, person, remote ?? { view: '', picture: '' });
  if (!found.ok) return found.error;
  if (!remote || canonicalText(remote) !== canonicalText(found.value)) return refuse('signed-content-changed', { step: step.key, policy: policy.id, person }, { rule: 'gmp-3' });
  return signature.level === 'esig-2fa' ? undefined : refuse('second-factor-missing', { step: step.key, policy: policy.id, person }, { rule: 'gmp-3' });
}

function notThere({ key: step }: StepState, { id: policy }: SignaturePolicy, person: string, where: Record<string, unknown>): DomainError {
  return refuse('not-at-the-place', { step, policy, person, ...where }, { rule: '21 CFR 211.101(d)' });
}
