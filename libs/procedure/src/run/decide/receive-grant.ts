import { ok, type DomainError, type Result } from '@batchwright/kernel';
import type { ReceiveGrant } from '../commands';
import type { Decision } from '../decision';

/**
 * The owner's answer, or its revocation, about a grant that waits. Answers that come twice, or about a grant that was used or is unknown,
 * change nothing here: a revocation of a used one comes as `NoteLateRevocation`.
 */
export function receiveGrant(decision: Decision, command: ReceiveGrant): Result<void, DomainError> {
  const grant = decision.view.grants[command.grantId];
  const awaited = grant?.status === 'requested' || (grant?.status === 'granted' && command.outcome === 'revoked');
  if (!awaited) return ok(undefined);
  const { type: _type, ...body } = command;
  decision.emit('GrantReceived', body);
  return ok(undefined);
}
