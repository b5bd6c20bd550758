import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CHANGE_KINDS, ReadBatch } from '../../application/read-batch';
import { ReviewAuditTrail } from '../../application/review-audit-trail';
import { ReviewOperation } from '../../application/review-operation';
import { ReviewRequest, SignReviewRequest } from './batches.dto';
import { AuditTrailResponse } from './partial-reviews.dto';

/** Reviews of a part of a batch: one operation (F8), the audit trail (F6). */
@ApiTags('batches')
@Controller('v1/batches/:runId')
export class PartialReviewsController {
  constructor(
    private readonly readBatch: ReadBatch,
    private readonly reviewOperation: ReviewOperation,
    private readonly reviewAuditTrail: ReviewAuditTrail,
  ) {}

  @Get('audit-trail')
  @Permission('review.read')
  @ApiOkResponse({ type: AuditTrailResponse })
  @ApiQuery({ name: 'kind', required: false, schema: { type: 'string', enum: [...CHANGE_KINDS] } })
  auditTrail(@CurrentActor() actor: Actor, @Param('runId') runId: string, @Query('kind') kind?: string): Promise<object> {
    return this.readBatch.auditTrail(actor.sites, runId, kind);
  }

  @Post('audit-trail-review/statements')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: StatementResponse })
  async trailStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() _body: ReviewRequest): Promise<object> {
    return { statement: await this.reviewAuditTrail.putForSignature(runId, context) };
  }

  @Post('audit-trail-review')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: CommandAnswer })
  trail(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignReviewRequest): Promise<CommandAnswer> {
    return this.reviewAuditTrail.execute(runId, body.comment, body.evidence as unknown as Evidence, context);
  }

  @Post('operations/:operation/review/statements')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: StatementResponse })
  async operationStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Param('operation') operation: string, @Body() _body: ReviewRequest): Promise<object> {
    return { statement: await this.reviewOperation.putForSignature(runId, operation, context) };
  }

  @Post('operations/:operation/review')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: CommandAnswer })
  operation(@Command() context: CommandContext, @Param('runId') runId: string, @Param('operation') operation: string, @Body() body: SignReviewRequest): Promise<CommandAnswer> {
    return this.reviewOperation.execute(runId, operation, body.comment, body.evidence as unknown as Evidence, context);
  }
}
