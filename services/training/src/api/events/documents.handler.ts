import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveDocument } from '../../application/receive-document';

const ADDED = 'batchwright.recipes.v1.DocumentVersionAdded';
const WITHDRAWN = 'batchwright.recipes.v1.DocumentWithdrawn';

/** New versions of controlled documents, which those who work by them have to read. */
@Controller()
export class DocumentsHandler {
  constructor(private readonly receive: ReceiveDocument) {}

  @OnBusMessage(ADDED)
  async onAdded(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.versionAdded(tx, decode(ADDED, message.data));
  }

  @OnBusMessage(WITHDRAWN)
  async onWithdrawn(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.receive.withdrawn(tx, decode(WITHDRAWN, message.data));
  }
}
