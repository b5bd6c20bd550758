import type { AuthenticatedRequest } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ExchangeSignals } from '../../application/exchange-signals';

const AN_ID = /^[0-9a-f-]{36}$/i;

/** Refuses before a stream begins: once it flows, its status has been said. Guards come before what checks parameters, so this one looks at the id itself. */
@Injectable()
export class StandsInSession implements CanActivate {
  constructor(private readonly exchange: ExchangeSignals) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, params } = context.switchToHttp().getRequest<AuthenticatedRequest & { readonly params: { readonly id: string } }>();
    if (!AN_ID.test(params.id)) throw refuse('not-found', { what: 'session' });
    if (actor) await this.exchange.listen(params.id, actor);
    return actor !== undefined;
  }
}
