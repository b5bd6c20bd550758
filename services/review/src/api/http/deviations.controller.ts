import { Permission, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproveDeviation, type Deviation } from '../../application/approve-deviation';
import { DeviationRequest, SignDeviationRequest } from './deviations.dto';

@ApiTags('batches')
@Controller('v1/batches/:runId/deviations')
export class DeviationsController {
  constructor(private readonly approveDeviation: ApproveDeviation) {}

  @Post('statements')
  @HttpCode(200)
  @Permission('review.approve-deviation')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: DeviationRequest): Promise<object> {
    return { statement: await this.approveDeviation.putForSignature(runId, deviationOf(body), context) };
  }

  @Post()
  @HttpCode(200)
  @Permission('review.approve-deviation')
  @ApiOkResponse({ type: CommandAnswer })
  approve(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignDeviationRequest): Promise<CommandAnswer> {
    return this.approveDeviation.execute(runId, deviationOf(body), body.evidence as unknown as Evidence, context);
  }
}

function deviationOf({ deviation, stepKey, rule, impact, reason, validUntil }: DeviationRequest): Deviation {
  return { deviation, stepKey, rule, impact, reason, validUntil };
}
