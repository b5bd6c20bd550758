import type { AuthenticatedRequest } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SharedView } from '../../application/shared-view';
import { viewTokenOf } from './view-token';

const AN_ID = /^[0-9a-f-]{36}$/i;

/** Refuses before the stream of a view begins: once it flows, its status has been said. */
@Injectable()
export class OpensView implements CanActivate {
  constructor(private readonly view: SharedView) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest & { readonly params: { readonly id: string } }>();
    if (!AN_ID.test(request.params.id)) throw refuse('not-found', { what: 'session' });
    await this.view.read(request.params.id, viewTokenOf(request));
    return true;
  }
}
