import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, streamed, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Batches, BatchView } from '../../application/batches';
import { CertifyBatch } from '../../application/certify-batch';
import { DisposeBatch, type Disposition } from '../../application/dispose-batch';
import { MakePackage } from '../../application/make-package';
import { ReadBatch, type BatchDetail } from '../../application/read-batch';
import { ReviewBatch } from '../../application/review-batch';
import { BatchDetailResponse, BatchResponse, CertificateResponse, CertificationRequest, DispositionRequest, ReviewRequest, SignCertificationRequest, SignDispositionRequest, SignReviewRequest } from './batches.dto';

/** Token of the port of batches. */
export const BATCHES = Symbol('batches');

const STAGES = ['collecting', 'production-reviewed', 'quality-reviewed', 'releasing', 'released', 'blocked', 'rejected'];

@ApiTags('batches')
@Controller('v1/batches')
export class BatchesController {
  constructor(
    @Inject(BATCHES) private readonly batches: Batches,
    private readonly readBatch: ReadBatch,
    private readonly reviewBatch: ReviewBatch,
    private readonly disposeBatch: DisposeBatch,
    private readonly certifyBatch: CertifyBatch,
    private readonly makePackage: MakePackage,
  ) {}

  @Get()
  @Permission('review.read')
  @ApiPageOf(BatchResponse)
  @ApiQuery({ name: 'stage', required: false, schema: { type: 'string', enum: STAGES } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('stage') stage?: string): Promise<Page<BatchView>> {
    const rows = await this.batches.list(actor.sites, { ...(stage ? { stage } : {}), ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.runId);
  }

  @Get(':runId')
  @Permission('review.read')
  @ApiOkResponse({ type: BatchDetailResponse })
  one(@CurrentActor() actor: Actor, @Param('runId') runId: string): Promise<BatchDetail> {
    return this.readBatch.detail(actor.sites, runId);
  }

  @Get(':runId/certificate')
  @Permission('review.read')
  @ApiOkResponse({ type: CertificateResponse })
  certificate(@CurrentActor() actor: Actor, @Param('runId') runId: string): Promise<object> {
    return this.readBatch.certificate(actor.sites, runId);
  }

  @Get(':runId/package')
  @Permission('review.read')
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async package(@CurrentActor() actor: Actor, @Param('runId') runId: string): Promise<StreamableFile> {
    const { number, bytes, size } = await this.makePackage.read(actor.sites, runId);
    return streamed(bytes, { type: 'application/zip', name: `${number}.zip`, size });
  }

  @Post(':runId/production-review/statements')
  @HttpCode(200)
  @Permission('review.review-production')
  @ApiOkResponse({ type: StatementResponse })
  async productionStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: ReviewRequest): Promise<object> {
    return { statement: await this.reviewBatch.putForSignature('production', runId, body.answers ?? [], context) };
  }

  @Post(':runId/production-review')
  @HttpCode(200)
  @Permission('review.review-production')
  @ApiOkResponse({ type: CommandAnswer })
  production(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignReviewRequest): Promise<CommandAnswer> {
    return this.reviewBatch.execute('production', runId, body, body.evidence as unknown as Evidence, context);
  }

  @Post(':runId/quality-review/statements')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: StatementResponse })
  async qualityStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: ReviewRequest): Promise<object> {
    return { statement: await this.reviewBatch.putForSignature('quality', runId, body.answers ?? [], context) };
  }

  @Post(':runId/quality-review')
  @HttpCode(200)
  @Permission('review.review-quality')
  @ApiOkResponse({ type: CommandAnswer })
  quality(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignReviewRequest): Promise<CommandAnswer> {
    return this.reviewBatch.execute('quality', runId, body, body.evidence as unknown as Evidence, context);
  }

  @Post(':runId/disposition/statements')
  @HttpCode(200)
  @Permission('review.dispose')
  @ApiOkResponse({ type: StatementResponse })
  async dispositionStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: DispositionRequest): Promise<object> {
    return { statement: await this.disposeBatch.putForSignature(runId, body, context) };
  }

  @Post(':runId/disposition')
  @HttpCode(200)
  @Permission('review.dispose')
  @ApiOkResponse({ type: CommandAnswer })
  dispose(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignDispositionRequest): Promise<CommandAnswer> {
    const { decision, reason, containers, evidence } = body;
    const disposition: Disposition = { decision, ...(reason === undefined ? {} : { reason }), ...(containers === undefined ? {} : { containers }) };
    return this.disposeBatch.execute(runId, disposition, evidence as unknown as Evidence, context);
  }

  @Post(':runId/certification/statements')
  @HttpCode(200)
  @Permission('review.certify')
  @ApiOkResponse({ type: StatementResponse })
  async certificationStatement(@Command() context: CommandContext, @Param('runId') runId: string, @Body() _body: CertificationRequest): Promise<object> {
    return { statement: await this.certifyBatch.putForSignature(runId, context) };
  }

  @Post(':runId/certification')
  @HttpCode(200)
  @Permission('review.certify')
  @ApiOkResponse({ type: CommandAnswer })
  certify(@Command() context: CommandContext, @Param('runId') runId: string, @Body() body: SignCertificationRequest): Promise<CommandAnswer> {
    return this.certifyBatch.execute(runId, body.evidence as unknown as Evidence, context);
  }
}
