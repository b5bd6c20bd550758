import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '@batchwright/access';

/** The view token that a request brings, as it came. */
export const ViewToken = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => viewTokenOf(context.switchToHttp().getRequest<AuthenticatedRequest>()));

/** `Authorization: Bearer view.…` */
export function viewTokenOf({ headers: { authorization } }: AuthenticatedRequest): string | undefined {
  return typeof authorization === 'string' && authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : undefined;
}
