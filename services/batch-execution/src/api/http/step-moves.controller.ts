import { Permission, type CommandContext } from '@batchwright/access';
import { Command, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MakeStepMove } from '../../application/make-step-move';
import { signedMove } from '../../application/signed-move-of';
import type { StepAnswer } from '../../application/step-answer';
import { StepAnswerResponse } from './step-acts.dto';
import { MakeStepMoveRequest, StepMoveStatementRequest } from './step-moves.dto';

/** Signed moves out of a stuck step: not applicable, reopen, reassign, change of equipment, late entry (B20), choice of a recovery (A10). */
@ApiTags('steps')
@Controller('v1/runs/:id/steps/:key/moves')
export class StepMovesController {
  constructor(private readonly moves: MakeStepMove) {}

  @Post('statements')
  @HttpCode(200)
  @Permission('execution.make-move')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() { version: _seen, ...move }: StepMoveStatementRequest): Promise<StatementResponse> {
    return { statement: { ...(await this.moves.putForSignature({ runId, stepKey }, signedMove(move), context)) } };
  }

  @Post()
  @HttpCode(200)
  @Permission('execution.make-move')
  @ApiOkResponse({ type: StepAnswerResponse })
  make(@Command() context: CommandContext, @Param('id') runId: string, @Param('key') stepKey: string, @Body() { version, evidence, ...move }: MakeStepMoveRequest): Promise<StepAnswer> {
    return this.moves.execute({ runId, stepKey, version }, signedMove(move), evidence as unknown as Evidence, context);
  }
}
