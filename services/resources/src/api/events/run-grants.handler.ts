import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import type { Attribution } from '@batchwright/records';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ConfirmByRun } from '../../application/confirm-by-run';
import { NoteGrantUsed } from '../../application/note-grant-used';

const CONSUMED = 'batchwright.batch-execution.v1.MaterialUsed';
const CONFIRMED = 'batchwright.batch-execution.v1.EquipmentConfirmed';
const USED = 'batchwright.batch-execution.v1.GrantUsed';

/** What batch-execution tells of grants: it records their use, the owner learns of it here. */
@Controller()
export class RunGrantsHandler {
  constructor(
    private readonly noteUsed: NoteGrantUsed,
    private readonly confirm: ConfirmByRun,
  ) {}

  @OnBusMessage(USED)
  async onUsed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, act } = decode(USED, message.data);
    await this.noteUsed.execute(tx, message.site, grantId, whoOf(act));
  }

  @OnBusMessage(CONFIRMED)
  async onConfirmed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, stepKey, becomes, holdSeconds, level, readings, act } = decode(CONFIRMED, message.data);
    await this.confirm.execute(tx, message.site, grantId, { stepKey, becomes, ...(holdSeconds === undefined ? {} : { holdSeconds }), ...(level === 'major' ? { level } : {}), readings }, whoOf(act));
  }

  @OnBusMessage(CONSUMED)
  async onConsumed(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, quantity, act } = decode(CONSUMED, message.data);
    await this.noteUsed.consumed(tx, message.site, grantId, quantity && { value: quantity.value, unit: quantity.unit }, whoOf(act));
  }
}

function whoOf(act: { person?: string; name?: string; account?: string; terminal?: string } | undefined): Attribution {
  const { person, name, account, terminal } = act ?? {};
  return { ...(person ? { person } : {}), ...(name ? { name } : {}), ...(account ? { account } : {}), ...(terminal ? { terminal } : {}) };
}
