import { refusalOf, type AuthenticatedRequest } from '@batchwright/access';
import { DomainError } from '@batchwright/kernel';
import { AlreadyAnswered, type Transactions } from '@batchwright/persistence';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { catchError, from, type Observable } from 'rxjs';
import { idempotencyKeyOf } from './command-context.decorator';

interface Reply {
  status(code: number): unknown;
}

/**
 * The same command sent twice gets the same answer (gmp 10). The record decides who was first; only when a command is refused is
 * it asked whether it was carried out before, so the good case costs nothing.
 */
export class RepeatInterceptor implements NestInterceptor {
  constructor(private readonly transactions: Transactions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.method === 'GET' || !request.actor) return next.handle();
    const reply = context.switchToHttp().getResponse<Reply>();
    return next.handle().pipe(catchError((error: unknown) => from(this.answerBefore(error, request, reply))));
  }

  private async answerBefore(error: unknown, request: AuthenticatedRequest, reply: Reply): Promise<unknown> {
    if (error instanceof AlreadyAnswered) return this.again(error, reply);
    if (!(error instanceof DomainError) || error.code === 'idempotency-key-missing' || request.headers['idempotency-key'] === undefined) throw error;
    const before = await this.transactions.storedAnswer(idempotencyKeyOf(request));
    if (!before) throw error;
    return this.again(before, reply);
  }

  /** A refusal that was recorded is refused again in the same words; anything else is answered as it was. */
  private again(before: Pick<AlreadyAnswered, 'status' | 'response'>, reply: Reply): unknown {
    const refused = refusalOf(before.response);
    if (refused) throw refused;
    reply.status(before.status);
    return before.response;
  }
}
