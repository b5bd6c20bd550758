import type { AuthenticatedRequest, CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { IdempotencyKey } from '@batchwright/persistence';
import { sha256Hex } from '@batchwright/records';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** Longest Idempotency-Key that is taken. */
const MAX_KEY = 200;

/** Actor and idempotency key of a command, as a parameter of a controller method. Refusal: `idempotency-key-missing`. */
export const Command = createParamDecorator((_: unknown, context: ExecutionContext): CommandContext => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!request.actor) throw new Error('a command needs an actor');
  return { actor: request.actor, idempotency: idempotencyKeyOf(request) };
});

/** The key of a command: the caller's text, the person, the route and what was sent. */
export function idempotencyKeyOf(request: AuthenticatedRequest): IdempotencyKey {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.trim() === '' || key.length > MAX_KEY) throw refuse('idempotency-key-missing', {}, { rule: 'gmp-10', field: 'Idempotency-Key' });
  return { key, person: request.actor?.person ?? '', route: `${request.method} ${request.url.split('?')[0] ?? ''}`, bodyHash: sha256Hex(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null)) };
}
