import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CascadeHold } from '../../application/cascade-hold';
import { SetOutputAside } from '../../application/set-output-aside';

const RECEIVED = 'batchwright.resources.v1.LotReceived';
const CHANGED = 'batchwright.resources.v1.LotDispositionChanged';

/** Our own word that a lot came, or may be used or not: what was made of it follows. */
@Controller()
export class LotChangesHandler {
  constructor(
    private readonly cascade: CascadeHold,
    private readonly setAside: SetOutputAside,
  ) {}

  @OnBusMessage(CHANGED)
  async onChanged(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.cascade.execute(tx, message.site, decode(CHANGED, message.data).lotId);
  }

  @OnBusMessage(RECEIVED)
  async onReceived(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { lotId } = decode(RECEIVED, message.data);
    await this.cascade.received(tx, message.site, lotId);
    await this.setAside.received(tx, message.site, lotId);
  }
}
