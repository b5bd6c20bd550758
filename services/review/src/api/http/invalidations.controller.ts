import { Permission, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InvalidateResult } from '../../application/invalidate-result';
import { InvalidationRequest, SignInvalidationRequest } from './batches.dto';

/** Laboratory results that are taken back after the release. */
@ApiTags('batches')
@Controller('v1/batches/:runId/result-invalidations')
export class InvalidationsController {
  constructor(private readonly invalidateResult: InvalidateResult) {}

  @Post('statements')
  @HttpCode(200)
  @Permission('review.invalidate-result')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: InvalidationRequest): Promise<object> {
    return { statement: await this.invalidateResult.putForSignature(runId, body, context) };
  }

  @Post()
  @HttpCode(200)
  @Permission('review.invalidate-result')
  @ApiOkResponse({ type: CommandAnswer })
  invalidate(@Command() context: CommandContext, @Param('runId') runId: string, @Body() { stepKey, reason, evidence }: SignInvalidationRequest): Promise<CommandAnswer> {
    return this.invalidateResult.execute(runId, { stepKey, reason }, evidence as unknown as Evidence, context);
  }
}
