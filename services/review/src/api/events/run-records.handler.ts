import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { NotePlaces } from '../../application/note-places';
import { ReceiveRecord } from '../../application/receive-record';
import { ReceiveSeal } from '../../application/receive-seal';

const RECORD = 'batchwright.batch-execution.v1.RecordAppended';
const SEALED = 'batchwright.batch-execution.v1.RunSealed';

/** What batch-execution recorded, verbatim, and which head it says it sealed. */
@Controller()
export class RunRecordsHandler {
  constructor(
    private readonly receiveRecord: ReceiveRecord,
    private readonly receiveSeal: ReceiveSeal,
    private readonly notePlaces: NotePlaces,
  ) {}

  @OnBusMessage(RECORD)
  async onRecord(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { aggregateType, body, leafHash } = decode(RECORD, message.data);
    if (aggregateType !== 'run') return;
    await this.receiveRecord.execute(tx, body, leafHash);
    await this.notePlaces.execute(tx, 'batch-execution', body);
  }

  @OnBusMessage(SEALED)
  async onSealed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { head } = decode(SEALED, message.data);
    await this.receiveSeal.execute(tx, message.site, message.subject, message.sequence, head ?? '');
  }
}
