import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Actor } from '../actor';
import type { Action } from '../permissions';

/** Metadata key under which a controller method says its action. */
export const ACTION = 'batchwright:action';
/** Metadata key of a door without authentication: health, the provider's redirect. */
export const PUBLIC = 'batchwright:public';

/**
 * Says which action of the table a controller method is; it stands in the published document as `x-permission`. A method with neither
 * this nor `@Public` keeps the service from starting.
 */
export function Permission(action: Action): MethodDecorator {
  return applyDecorators(SetMetadata(ACTION, action), ApiExtension('x-permission', action));
}

/** A door that needs no token, with the reason why. */
export function Public(reason: string): MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, reason), ApiExtension('x-public', reason));
}

/** A request that the guard has let through. */
export interface AuthenticatedRequest {
  actor?: Actor;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

/** The authenticated person, as a parameter of a controller method. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('a public door has no actor');
  return actor;
});
