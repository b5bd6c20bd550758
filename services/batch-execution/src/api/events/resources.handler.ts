import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ReceiveGrantAnswer } from '../../application/receive-grant-answer';

const EQUIPMENT_GRANTED = 'batchwright.resources.v1.EquipmentGranted';
const EQUIPMENT_REFUSED = 'batchwright.resources.v1.EquipmentGrantRefused';
const EQUIPMENT_REVOKED = 'batchwright.resources.v1.EquipmentGrantRevoked';
const MATERIAL_GRANTED = 'batchwright.resources.v1.MaterialGranted';
const MATERIAL_REFUSED = 'batchwright.resources.v1.MaterialGrantRefused';
const MATERIAL_REVOKED = 'batchwright.resources.v1.MaterialGrantRevoked';

/** Answers of the owner of equipment and material. */
@Controller()
export class ResourcesHandler {
  constructor(private readonly receive: ReceiveGrantAnswer) {}

  @OnBusMessage(EQUIPMENT_GRANTED)
  async onEquipmentGranted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, item, from, until, calibratedThrough, certificate } = decode(EQUIPMENT_GRANTED, message.data);
    const calibrated = { ...(calibratedThrough === undefined ? {} : { calibratedThrough }), ...(certificate === undefined ? {} : { certificate }) };
    await this.receive.answer(tx, { grantId, outcome: 'granted', item, from, until, ...calibrated });
  }

  @OnBusMessage(EQUIPMENT_REFUSED)
  async onEquipmentRefused(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, item, reasonCode, axis, detail } = decode(EQUIPMENT_REFUSED, message.data);
    await this.receive.answer(tx, { grantId, outcome: 'refused', item, reasonCode, axis, detail });
  }

  @OnBusMessage(EQUIPMENT_REVOKED)
  async onEquipmentRevoked(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, item, revokedAt, reasonCode, axis, detail } = decode(EQUIPMENT_REVOKED, message.data);
    await this.receive.revoke(tx, { grantId, what: 'equipment', item, revokedAt, reasonCode, axis, detail });
  }

  @OnBusMessage(MATERIAL_GRANTED)
  async onMaterialGranted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, container, lot, from, until } = decode(MATERIAL_GRANTED, message.data);
    await this.receive.answer(tx, { grantId, outcome: 'granted', item: container, lot, from, until });
  }

  @OnBusMessage(MATERIAL_REFUSED)
  async onMaterialRefused(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, container, lot, reasonCode, axis, detail } = decode(MATERIAL_REFUSED, message.data);
    await this.receive.answer(tx, { grantId, outcome: 'refused', item: container, ...(lot === '' ? {} : { lot }), reasonCode, axis, detail });
  }

  @OnBusMessage(MATERIAL_REVOKED)
  async onMaterialRevoked(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, container, revokedAt, reasonCode, axis, detail } = decode(MATERIAL_REVOKED, message.data);
    await this.receive.revoke(tx, { grantId, what: 'material', item: container, revokedAt, reasonCode, axis, detail });
  }
}
