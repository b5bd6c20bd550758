import type { AuthenticatedRequest } from '@batchwright/access';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ExchangeSignals } from '../../application/exchange-signals';

/** Refuses before a stream begins: once it flows, its status has been said. */
@Injectable()
export class StandsInSession implements CanActivate {
  constructor(private readonly exchange: ExchangeSignals) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, params } = context.switchToHttp().getRequest<AuthenticatedRequest & { readonly params: { readonly id: string } }>();
    if (actor) await this.exchange.listen(params.id, actor);
    return actor !== undefined;
  }
}
