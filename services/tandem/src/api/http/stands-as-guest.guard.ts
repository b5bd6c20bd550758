import type { AuthenticatedRequest } from '@batchwright/access';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { LetGuestsIn } from '../../application/let-guests-in';
import { viewTokenOf } from './view-token';

/** The own guard of the routes of guests: they are public to the provider, and open to nobody but who holds a token that tandem gave to a guest whose time is not over. */
@Injectable()
export class StandsAsGuest implements CanActivate {
  constructor(private readonly door: LetGuestsIn) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.door.standing(viewTokenOf(context.switchToHttp().getRequest<AuthenticatedRequest>()));
    return true;
  }
}
