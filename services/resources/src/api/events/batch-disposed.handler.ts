import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowBatch } from '../../application/follow-batch';

const DISPOSED = 'batchwright.review.v1.BatchDispositioned';

/** What quality decided about a batch: the lots that it made follow. */
@Controller()
export class BatchDisposedHandler {
  constructor(private readonly followBatch: FollowBatch) {}

  @OnBusMessage(DISPOSED)
  async onDisposed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, decision, reason, releasedContainers } = decode(DISPOSED, message.data);
    if (decision === 'partially-released') await this.followBatch.inPart(tx, message.site, runId, releasedContainers, reason);
    if (decision === 'blocked' || decision === 'rejected' || decision === 'released') await this.followBatch.execute(tx, message.site, runId, decision, reason);
  }
}
