import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { SetOutputAside } from '../../application/set-output-aside';

const RAISED = 'batchwright.batch-execution.v1.ExceptionRaised';
const MORE = 'batchwright.batch-execution.v1.OutputSetAside';
const DECIDED = 'batchwright.review.v1.ExceptionDecided';

/** A failed check sets output aside, and quality decides about it. */
@Controller()
export class FailedChecksHandler {
  constructor(private readonly setAside: SetOutputAside) {}

  @OnBusMessage(RAISED)
  async onRaised(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { exceptionId, reaction, text, texts } = decode(RAISED, message.data);
    if (reaction?.quarantineSince !== undefined) await this.setAside.began(tx, message.site, message.subject, exceptionId, reaction.containers, texts ?? { en: text });
  }

  @OnBusMessage(MORE)
  async onMore(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { exceptions, containers } = decode(MORE, message.data);
    await this.setAside.more(tx, message.site, message.subject, exceptions, containers);
  }

  @OnBusMessage(DECIDED)
  async onDecided(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { exceptionId, runId, closes } = decode(DECIDED, message.data);
    if (closes) await this.setAside.decided(tx, message.site, runId, exceptionId);
  }
}
