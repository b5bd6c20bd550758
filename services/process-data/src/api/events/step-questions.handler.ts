import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CaptureValues } from '../../application/capture-values';
import { GrantCondition } from '../../application/grant-condition';
import { Questions } from '../../application/questions';
import { WriteSetPoints } from '../../application/write-set-points';

const CAPTURE = 'batchwright.process-data.v1.CaptureValue';
const CONDITION = 'batchwright.process-data.v1.RequestConditionGrant';
const SET_POINT = 'batchwright.process-data.v1.WriteSetPoint';

/** What steps ask of machines. The site is the message's: a body that names another one is not believed. */
@Controller()
export class StepQuestionsHandler {
  constructor(
    private readonly captures: CaptureValues,
    private readonly conditions: GrantCondition,
    private readonly setPoints: WriteSetPoints,
    private readonly questions: Questions,
  ) {}

  @OnBusMessage(CAPTURE)
  async onCapture(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.captures.ask(tx, message.site, decode(CAPTURE, message.data));
    this.questions.came();
  }

  @OnBusMessage(CONDITION)
  async onCondition(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.conditions.request(tx, message.site, decode(CONDITION, message.data));
  }

  @OnBusMessage(SET_POINT)
  async onSetPoint(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.setPoints.ask(tx, message.site, decode(SET_POINT, message.data));
    this.questions.came();
  }
}
