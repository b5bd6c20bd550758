import { OnBusMessage, type BusMessage, type HandlerContext } from '@batchwright/bus';
import { decode } from '@batchwright/contracts';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CaptureValues } from '../../application/capture-values';
import { Questions } from '../../application/questions';

const CAPTURE = 'batchwright.process-data.v1.CaptureValue';

/** What steps ask of machines. The site is the message's: a body that names another one is not believed. */
@Controller()
export class StepQuestionsHandler {
  constructor(
    private readonly captures: CaptureValues,
    private readonly questions: Questions,
  ) {}

  @OnBusMessage(CAPTURE)
  async onCapture(@Payload() message: BusMessage, @Ctx() { tx }: HandlerContext): Promise<void> {
    await this.captures.ask(tx, message.site, decode(CAPTURE, message.data));
    this.questions.came();
  }
}
