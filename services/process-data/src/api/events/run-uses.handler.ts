import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowRun } from '../../application/follow-run';

const CREATED = 'batchwright.batch-execution.v1.RunCreated';
const ACTIVATED = 'batchwright.batch-execution.v1.NodeActivated';
const NODE_DONE = 'batchwright.batch-execution.v1.NodeCompleted';
const STARTED = 'batchwright.batch-execution.v1.StepStarted';
const COMPLETED = 'batchwright.batch-execution.v1.StepCompleted';
const CHANGED = 'batchwright.batch-execution.v1.EquipmentChanged';
const STATE = 'batchwright.batch-execution.v1.RunStateChanged';

/** States in which a run is over. */
const OVER: readonly string[] = ['complete', 'aborted', 'stopped'];

/** What runs tell of the equipment that they use. */
@Controller()
export class RunUsesHandler {
  constructor(private readonly follow: FollowRun) {}

  @OnBusMessage(CREATED)
  async onCreated(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { number, recipe } = decode(CREATED, message.data);
    await this.follow.created(tx, message.site, message.subject, { number, recipe: recipe?.code ?? '', recipeVersion: recipe?.version ?? 0 });
  }

  @OnBusMessage(ACTIVATED)
  async onActivated(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { nodeKey, act } = decode(ACTIVATED, message.data);
    await this.follow.nodeActivated(tx, message.site, message.subject, nodeKey, whenOf(act, message));
  }

  @OnBusMessage(NODE_DONE)
  async onNodeCompleted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { nodeKey, act } = decode(NODE_DONE, message.data);
    await this.follow.nodeCompleted(tx, message.site, message.subject, nodeKey, whenOf(act, message));
  }

  @OnBusMessage(STARTED)
  async onStarted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { stepKey, items, area, act } = decode(STARTED, message.data);
    await this.follow.stepStarted(tx, message.site, message.subject, stepKey, items.filter(({ what }) => what === 'equipment'), area, whenOf(act, message));
  }

  @OnBusMessage(COMPLETED)
  async onCompleted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { stepKey, released, act } = decode(COMPLETED, message.data);
    await this.follow.stepCompleted(tx, message.site, message.subject, stepKey, released, whenOf(act, message));
  }

  @OnBusMessage(CHANGED)
  async onChanged(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { stepKey, from, to, act } = decode(CHANGED, message.data);
    if (from && to) await this.follow.equipmentChanged(tx, message.site, message.subject, stepKey, from, to, whenOf(act, message));
  }

  @OnBusMessage(STATE)
  async onState(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { to, act } = decode(STATE, message.data);
    if (OVER.includes(to)) await this.follow.over(tx, message.site, message.subject, whenOf(act, message));
  }
}

/** Real time of the act: what machines say is in no other. */
function whenOf(act: { readonly recordedAt: string } | undefined, message: BusMessage): string {
  return act?.recordedAt || message.time;
}
