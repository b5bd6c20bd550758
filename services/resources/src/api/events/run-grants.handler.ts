import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { NoteGrantUsed } from '../../application/note-grant-used';

const USED = 'batchwright.batch-execution.v1.GrantUsed';

/** What batch-execution tells of grants: it records their use, the owner learns of it here. */
@Controller()
export class RunGrantsHandler {
  constructor(private readonly noteUsed: NoteGrantUsed) {}

  @OnBusMessage(USED)
  async onUsed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, act } = decode(USED, message.data);
    const { person, name, account, terminal } = act ?? {};
    const by = { ...(person ? { person } : {}), ...(name ? { name } : {}), ...(account ? { account } : {}), ...(terminal ? { terminal } : {}) };
    await this.noteUsed.execute(tx, message.site, grantId, by);
  }
}
