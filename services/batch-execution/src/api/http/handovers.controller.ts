import { Permission, type CommandContext } from '@batchwright/access';
import { Command, EvidenceRequest, PartField, StatementResponse, TextField } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RunAnswer } from '../../application/command-run';
import { HandOverShift } from '../../application/hand-over-shift';
import { RunAnswerResponse } from './run-commands.dto';

export class ShiftNotesRequest {
  @TextField(2000, { description: 'What the next shift has to know' })
  notes!: string;
}

export class GiveShiftRequest extends ShiftNotesRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

export class TakeShiftStatementRequest {}

export class TakeShiftRequest {
  @PartField(EvidenceRequest)
  evidence!: EvidenceRequest;
}

/** Shifts hand a run over with the signatures of both (B12). */
@ApiTags('runs')
@Controller('v1/runs/:id/handovers')
export class HandoversController {
  constructor(private readonly handOver: HandOverShift) {}

  @Post('statements')
  @HttpCode(200)
  @Permission('execution.hand-over')
  @ApiOkResponse({ type: StatementResponse })
  async giving(@Command() context: CommandContext, @Param('id') runId: string, @Body() { notes }: ShiftNotesRequest): Promise<StatementResponse> {
    return { statement: { ...(await this.handOver.putForSignature(runId, { give: notes }, context)) } };
  }

  @Post()
  @Permission('execution.hand-over')
  @ApiCreatedResponse({ type: RunAnswerResponse })
  give(@Command() context: CommandContext, @Param('id') runId: string, @Body() { notes, evidence }: GiveShiftRequest): Promise<RunAnswer> {
    return this.handOver.execute(runId, { give: notes }, evidence as unknown as Evidence, context);
  }

  @Post(':handoverId/taking/statements')
  @HttpCode(200)
  @Permission('execution.hand-over')
  @ApiOkResponse({ type: StatementResponse })
  async taking(@Command() context: CommandContext, @Param('id') runId: string, @Param('handoverId') take: string, @Body() _body: TakeShiftStatementRequest): Promise<StatementResponse> {
    return { statement: { ...(await this.handOver.putForSignature(runId, { take }, context)) } };
  }

  @Post(':handoverId/taking')
  @HttpCode(200)
  @Permission('execution.hand-over')
  @ApiOkResponse({ type: RunAnswerResponse })
  take(@Command() context: CommandContext, @Param('id') runId: string, @Param('handoverId') take: string, @Body() { evidence }: TakeShiftRequest): Promise<RunAnswer> {
    return this.handOver.execute(runId, { take }, evidence as unknown as Evidence, context);
  }
}
