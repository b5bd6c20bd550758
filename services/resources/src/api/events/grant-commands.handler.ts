import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AnswerRequest, purposeOf } from '../../application/answer-request';
import { EndGrant } from '../../application/end-grant';
import { Stage } from '../../application/stage';

const EQUIPMENT = 'batchwright.resources.v1.RequestEquipmentGrant';
const END = 'batchwright.resources.v1.EndEquipmentOccupation';
const MATERIAL = 'batchwright.resources.v1.RequestMaterialGrant';
const STAGE = 'batchwright.resources.v1.StageMaterials';
const RELEASE = 'batchwright.resources.v1.ReleaseMaterialGrant';

/** What runs ask of the owner of equipment and material. The site is the message's: a body that names another one is not believed. */
@Controller()
export class GrantCommandsHandler {
  constructor(
    private readonly answer: AnswerRequest,
    private readonly end: EndGrant,
    private readonly staging: Stage,
  ) {}

  @OnBusMessage(EQUIPMENT)
  async onEquipment(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, runId, runNumber, stepKey, equipmentCode, requirement, purpose, product } = decode(EQUIPMENT, message.data);
    const asked = { equipmentClass: requirement?.class ?? '', properties: requirement?.properties ?? [] };
    await this.answer.equipment(tx, message.site, equipmentCode, { grantId, runId, runNumber, stepKey, requirement: asked, ...purposeOf(purpose), ...(product === '' || purpose ? {} : { product }) });
  }

  @OnBusMessage(MATERIAL)
  async onMaterial(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { grantId, runId, runNumber, stepKey, materialCode: material, containerCode: container, quantity, lasts } = decode(MATERIAL, message.data);
    await this.answer.material(tx, message.site, { grantId, runId, runNumber, stepKey, material, container, quantity: quantity ?? { value: '0', unit: '1' }, ...(lasts ? { lasts: { value: lasts.value, unit: lasts.unit } } : {}) });
  }

  @OnBusMessage(END)
  async onEnd(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.end.execute(tx, message.site, decode(END, message.data).grantId);
  }

  @OnBusMessage(STAGE)
  async onStage(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { runId, runNumber, lines } = decode(STAGE, message.data);
    await this.staging.plan(tx, message.site, runId, runNumber, lines.map(({ materialCode, quantity }) => ({ material: materialCode, quantity: { value: quantity?.value ?? '0', unit: quantity?.unit ?? '1' } })));
  }

  @OnBusMessage(RELEASE)
  async onRelease(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.end.execute(tx, message.site, decode(RELEASE, message.data).grantId);
  }
}
