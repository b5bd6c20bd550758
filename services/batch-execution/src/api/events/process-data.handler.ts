import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveGrantAnswer } from '../../application/receive-grant-answer';
import { ReceiveMachineAnswer, type MachineValue } from '../../application/receive-machine-answer';

const CAPTURED = 'batchwright.process-data.v1.ValueCaptured';
const NOT_CAPTURED = 'batchwright.process-data.v1.ValueNotCaptured';
const WRITTEN = 'batchwright.process-data.v1.SetPointWritten';
const NOT_WRITTEN = 'batchwright.process-data.v1.SetPointNotWritten';
const CONDITION_GRANTED = 'batchwright.process-data.v1.ConditionGranted';
const CONDITION_REFUSED = 'batchwright.process-data.v1.ConditionGrantRefused';
const STATE = 'batchwright.process-data.v1.MachineStateChanged';

/** What machines and rooms say, through process-data. */
@Controller()
export class ProcessDataHandler {
  constructor(
    private readonly machines: ReceiveMachineAnswer,
    private readonly grants: ReceiveGrantAnswer,
  ) {}

  @OnBusMessage(CAPTURED)
  async onCaptured(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { captureId, runId, stepKey, address, equipment, point, tag, instrument, connection, statistic, value, unit, at, from, until, quality, samples, unusableSeconds, curve } = decode(CAPTURED, message.data);
    const machine = { captureId, equipment, point, tag, ...(instrument === undefined ? {} : { instrument }), connection, statistic, at, from, until, quality, samples, unusableSeconds } as MachineValue;
    await this.machines.answer(tx, { site: message.site, runId }, {
      captureId, stepKey, address,
      outcome: { kind: 'value', value: curve ? curve.sha256 : value, ...(unit === undefined ? {} : { unit }), ...(curve ? { attachment: curve } : {}), machine },
    });
  }

  @OnBusMessage(NOT_CAPTURED)
  async onNotCaptured(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { captureId, runId, stepKey, address, reasonCode, detail, despiteGaps } = decode(NOT_CAPTURED, message.data);
    await this.machines.answer(tx, { site: message.site, runId }, { captureId, stepKey, address, outcome: { kind: 'refused', reasonCode, detail: detail ?? { en: reasonCode, de: reasonCode }, ...(despiteGaps ? { despiteGaps } : {}) } });
  }

  @OnBusMessage(WRITTEN)
  async onWritten(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { commandId, runId, stepKey, address, equipment, point, tag, connection, written, readBack, unit, at, agrees } = decode(WRITTEN, message.data);
    const machine: MachineValue = { captureId: commandId, equipment, point, tag, connection, statistic: 'read-back', at, quality: 'good', samples: 1, unusableSeconds: '0' };
    await this.machines.answer(tx, { site: message.site, runId }, { captureId: commandId, stepKey, address, outcome: { kind: 'set-point', written, readBack, ...(unit === undefined ? {} : { unit }), agrees, machine } });
  }

  @OnBusMessage(NOT_WRITTEN)
  async onNotWritten(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { commandId, runId, stepKey, address, reasonCode, detail } = decode(NOT_WRITTEN, message.data);
    await this.machines.answer(tx, { site: message.site, runId }, { captureId: commandId, stepKey, address, outcome: { kind: 'refused', reasonCode, detail: detail ?? { en: reasonCode, de: reasonCode } } });
  }

  @OnBusMessage(CONDITION_GRANTED)
  async onConditionGranted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, equipment, tag, value, unit, at, from, until } = decode(CONDITION_GRANTED, message.data);
    await this.grants.answer(tx, { grantId, outcome: 'granted', item: equipment, from, until, measured: { tag, value, unit, at } });
  }

  @OnBusMessage(CONDITION_REFUSED)
  async onConditionRefused(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, equipment, reasonCode, axis, detail, texts } = decode(CONDITION_REFUSED, message.data);
    await this.grants.answer(tx, { grantId, outcome: 'refused', item: equipment, reasonCode, axis, detail, ...(texts ? { texts } : {}) });
  }

  @OnBusMessage(STATE)
  async onState(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, equipment, point, tag, value, quality, at, heldMs } = decode(STATE, message.data);
    await this.machines.state(tx, runId, { equipment, point, tag, value, quality: quality as 'good' | 'uncertain' | 'bad', at, ...(heldMs === undefined ? {} : { heldMs }) });
  }
}
