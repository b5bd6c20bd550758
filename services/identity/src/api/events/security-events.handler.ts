import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { RecordSecurityEvent } from '../../application/record-security-event';

const RECORD = 'batchwright.identity.v1.RecordSecurityEvent';

/** Refused attempts that other services report. */
@Controller()
export class SecurityEventsHandler {
  constructor(private readonly record: RecordSecurityEvent) {}

  @OnBusMessage(RECORD)
  async onReport(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.record.execute(tx, decode(RECORD, message.data));
  }
}
