import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowSteps } from '../../application/follow-steps';
import { ReceiveQualification } from '../../application/receive-qualification';
import { SharedView } from '../../application/shared-view';

const CREATED = 'batchwright.batch-execution.v1.RunCreated';
const STARTED = 'batchwright.batch-execution.v1.StepStarted';
const COMPLETED = 'batchwright.batch-execution.v1.StepCompleted';
const REOPENED = 'batchwright.batch-execution.v1.StepReopened';
const QUALIFICATION = 'batchwright.training.v1.QualificationSnapshot';
const SHOW = 'batchwright.tandem.v1.ShowStep';

/** What others tell: steps at which somebody works, what stands there now, and who is qualified for what. */
@Controller()
export class ToldHandler {
  constructor(
    private readonly steps: FollowSteps,
    private readonly qualifications: ReceiveQualification,
    private readonly view: SharedView,
  ) {}

  @OnBusMessage(CREATED)
  async onCreated(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { number, recipe } = decode(CREATED, message.data);
    await this.steps.created(tx, message.site, message.subject, number, recipe?.code);
  }

  @OnBusMessage(STARTED)
  async onStarted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { stepKey, qualifications } = decode(STARTED, message.data);
    await this.steps.started(tx, message.site, message.subject, stepKey, qualifications);
  }

  @OnBusMessage(COMPLETED)
  async onCompleted(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.steps.opened(tx, message.site, message.subject, decode(COMPLETED, message.data).stepKey, false);
  }

  @OnBusMessage(REOPENED)
  async onReopened(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.steps.opened(tx, message.site, message.subject, decode(REOPENED, message.data).stepKey, true);
  }

  @OnBusMessage(QUALIFICATION)
  async onQualification(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { status, ...told } = decode(QUALIFICATION, message.data);
    await this.qualifications.execute(tx, { ...told, granted: status === 'granted' });
  }

  @OnBusMessage(SHOW)
  async onShow(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    const { sessionId, stepKey, sequence, card, complete } = decode(SHOW, message.data);
    await this.view.receive(tx, { site: message.site, session: sessionId, stepKey, sequence, card, complete });
  }
}
