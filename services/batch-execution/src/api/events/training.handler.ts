import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveQualification } from '../../application/receive-qualification';

const GRANTED = 'batchwright.training.v1.QualificationGranted';
const REVOKED = 'batchwright.training.v1.QualificationRevoked';

/** Who is qualified for what. That one expires is seen by its time; no message is waited for. */
@Controller()
export class TrainingHandler {
  constructor(private readonly receive: ReceiveQualification) {}

  @OnBusMessage(GRANTED)
  async onGranted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.granted(tx, decode(GRANTED, message.data));
  }

  @OnBusMessage(REVOKED)
  async onRevoked(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const told = decode(REVOKED, message.data);
    await this.receive.revoked(tx, told, told.revokedAt, told.reason);
  }
}
