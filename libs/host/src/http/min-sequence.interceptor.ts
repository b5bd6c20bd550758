import { setTimeout as pause } from 'node:timers/promises';
import { DomainError, refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { from, switchMap, type Observable } from 'rxjs';

/** How long a read waits for what it asks for. */
const PATIENCE_MS = 2000;
const POLL_MS = 25;

/** `?minSequence=<aggregate>:<n>`: a read that must not be older than an answer that the caller has seen. */
export class MinSequenceInterceptor implements NestInterceptor {
  constructor(private readonly transactions: Transactions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const { query, method } = context.switchToHttp().getRequest<{ query?: Record<string, unknown>; method: string }>();
    const asked = query?.minSequence;
    if (method !== 'GET' || asked === undefined) return next.handle();
    return from(this.wait(asked)).pipe(switchMap(() => next.handle()));
  }

  private async wait(asked: unknown): Promise<void> {
    const match = typeof asked === 'string' ? /^([\w.-]{1,100}):(\d{1,15})$/.exec(asked) : null;
    if (!match) throw refuse('parameter-invalid', { name: 'minSequence', why: 'write <aggregate>:<number>' }, { field: 'minSequence' });
    const [, aggregate, sequence] = match;
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const [row] = await this.transactions.read<{ here: boolean }>(
        `SELECT EXISTS (SELECT FROM aggregate WHERE aggregate_id = $1 AND sequence >= $2::bigint)
             OR EXISTS (SELECT FROM inbox WHERE aggregate = $1 AND sequence >= $2::bigint) AS here`,
        [aggregate, sequence],
        { prepared: true },
      );
      if (row?.here) return;
      if (Date.now() > until) throw new DomainError({ code: 'not-yet-here', kind: 'retry', params: { aggregate, sequence } });
      await pause(POLL_MS);
    }
  }
}
