import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';

const GRANTED = 'batchwright.training.v1.QualificationGranted';

/** A reader of the other side: keeps what it was told in a projection. Effect and inbox row are one transaction (`context.tx`). */
@Controller()
export class AreaDoorsHandler {
  @OnBusMessage(GRANTED)
  async onGranted(@Payload() message: BusMessage, @Ctx() context: HandlerContext): Promise<void> {
    const { qualificationId, site, person, code } = decode(GRANTED, message.data);
    await context.tx.project([{ table: 'door_list', op: 'upsert', values: { id: qualificationId, site, person, code } }]);
  }
}
