import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

const TERMINAL = 'batchwright.identity.v1.TerminalSnapshot';

/** Where terminals stand: it says whether somebody signs at the place. A revoked one stands nowhere. */
@Controller()
export class TerminalsHandler {
  @OnBusMessage(TERMINAL)
  async onTerminal(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { site, code, area, title, enrolled } = decode(TERMINAL, message.data);
    await tx.project([enrolled ? { table: 'terminal', op: 'upsert', values: { site, code, area, title } } : { table: 'terminal', op: 'delete', values: { site, code } }]);
  }
}
