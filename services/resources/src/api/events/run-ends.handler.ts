import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { Stage } from '../../application/stage';

const STATE = 'batchwright.batch-execution.v1.RunStateChanged';

/** States in which a run is over. */
const OVER: readonly string[] = ['complete', 'aborted', 'stopped'];

/** A run is over: what stood ready for it is free for others. */
@Controller()
export class RunEndsHandler {
  constructor(private readonly staging: Stage) {}

  @OnBusMessage(STATE)
  async onState(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    if (OVER.includes(decode(STATE, message.data).to)) await this.staging.close(tx, message.site, message.subject);
  }
}
