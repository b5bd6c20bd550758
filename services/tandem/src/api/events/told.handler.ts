import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { FollowSteps } from '../../application/follow-steps';
import { ReceiveQualification } from '../../application/receive-qualification';

const CREATED = 'batchwright.batch-execution.v1.RunCreated';
const STARTED = 'batchwright.batch-execution.v1.StepStarted';
const COMPLETED = 'batchwright.batch-execution.v1.StepCompleted';
const REOPENED = 'batchwright.batch-execution.v1.StepReopened';
const QUALIFICATION = 'batchwright.training.v1.QualificationSnapshot';

/** What others tell: steps at which somebody works, and who is qualified for what. */
@Controller()
export class ToldHandler {
  constructor(
    private readonly steps: FollowSteps,
    private readonly qualifications: ReceiveQualification,
  ) {}

  @OnBusMessage(CREATED)
  async onCreated(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.steps.created(tx, message.site, message.subject, decode(CREATED, message.data).number);
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
}
