import { Permission, type CommandContext } from '@batchwright/access';
import { Command, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskMachine, type MachineAnswer } from '../../application/ask-machine';
import { CompleteStep } from '../../application/complete-step';
import { PerformStep } from '../../application/perform-step';
import { StartStep } from '../../application/start-step';
import type { StepAnswer } from '../../application/step-answer';
import { PutStepForSignature } from '../../application/step-signing';
import {
  CompleteStepRequest, CorrectEntryRequest, MachineAnswerResponse, MachineQuestionRequest, RecordEntryRequest, SecondCheckRequest, SignStepRequest, StartStepRequest, StepAnswerResponse,
  StepStatementRequest, StepVersionRequest,
} from './step-acts.dto';

interface Reply {
  status(code: number): unknown;
}

/** What people do at one step. Each act is recorded by itself, at once. */
@ApiTags('steps')
@Controller('v1/runs/:id/steps/:key')
export class StepActsController {
  constructor(
    private readonly startStep: StartStep,
    private readonly perform: PerformStep,
    private readonly completeStep: CompleteStep,
    private readonly askMachine: AskMachine,
    private readonly putForSignature: PutStepForSignature,
  ) {}

  @Post('start')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  @ApiAcceptedResponse({ type: StepAnswerResponse, description: 'Equipment or material is asked for; touch again' })
  async start(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: StartStepRequest, @Res({ passthrough: true }) reply: Reply): Promise<StepAnswer> {
    const { version, ...items } = body;
    const answer = await this.startStep.execute({ runId, stepKey, version }, items, context);
    if (answer.status === 'requesting') reply.status(202);
    return answer;
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  withdraw(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() { version }: StepVersionRequest): Promise<StepAnswer> {
    return this.perform.withdraw({ runId, stepKey, version }, context);
  }

  @Post('entries')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  record(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: RecordEntryRequest): Promise<StepAnswer> {
    const { version, ...field } = body;
    return this.perform.record({ runId, stepKey, version }, field, context);
  }

  @Post('machine-questions')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: MachineAnswerResponse })
  @ApiAcceptedResponse({ type: MachineAnswerResponse, description: 'The machine was asked and has not answered yet' })
  async ask(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: MachineQuestionRequest, @Res({ passthrough: true }) reply: Reply): Promise<MachineAnswer> {
    const { version, ...asked } = body;
    const answer = await this.askMachine.execute({ runId, stepKey, version }, asked, context);
    if (answer.machine === 'waiting') reply.status(202);
    return answer;
  }

  @Post('corrections')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  correct(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: CorrectEntryRequest): Promise<StepAnswer> {
    const { version, reason = '', ...field } = body;
    return this.perform.correct({ runId, stepKey, version }, { ...field, reason }, context);
  }

  @Post('second-checks')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  secondCheck(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: SecondCheckRequest): Promise<StepAnswer> {
    const { version, policy, ...field } = body;
    return this.perform.secondCheck({ runId, stepKey, version }, policy, field, context);
  }

  @Post('statements')
  @HttpCode(200)
  @Permission('execution.sign')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() { policy, remote }: StepStatementRequest): Promise<StatementResponse> {
    return { statement: { ...(await this.putForSignature.execute(runId, stepKey, policy, context, remote)) } };
  }

  @Post('signatures')
  @HttpCode(200)
  @Permission('execution.sign')
  @ApiOkResponse({ type: StepAnswerResponse })
  sign(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() { version, evidence, remote }: SignStepRequest): Promise<StepAnswer> {
    return this.perform.sign({ runId, stepKey, version }, evidence as unknown as Evidence, context, remote);
  }

  @Post('completion')
  @HttpCode(200)
  @Permission('execution.perform')
  @ApiOkResponse({ type: StepAnswerResponse })
  @ApiAcceptedResponse({ type: StepAnswerResponse, description: 'Machines were asked for values of the whole step and have not answered yet; touch again' })
  async complete(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() body: CompleteStepRequest, @Res({ passthrough: true }) reply: Reply): Promise<StepAnswer> {
    const { version, entries = [], evidence = [] } = body;
    const answer = await this.completeStep.execute({ runId, stepKey, version }, { entries, evidence: evidence as unknown as Evidence[] }, context);
    if (answer.status === 'started') reply.status(202);
    return answer;
  }
}
