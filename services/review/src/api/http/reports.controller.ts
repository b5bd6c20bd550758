import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import { REPORTED_IN, ReportBatch } from '../../application/report-batch';

/** The report of a batch, for people and for machines, in any state of the batch. */
@ApiTags('batches')
@Controller('v1/batches')
export class ReportsController {
  constructor(private readonly report: ReportBatch) {}

  @Get(':runId/report')
  @Permission('review.read')
  @ApiQuery({ name: 'language', required: false, schema: { type: 'string', enum: [...REPORTED_IN] }, description: 'Language of the report; English when it is not given' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'The whole record for people, as PDF/A-3a with its form for machines attached', schema: { type: 'string', format: 'binary' } })
  async pdf(@CurrentActor() actor: Actor, @Param('runId') runId: string, @Query('language') language = 'en'): Promise<StreamableFile> {
    const { number, bytes } = await this.report.pdf(actor.sites, runId, language);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${number}-${language}.pdf"`, length: bytes.length });
  }

  @Get(':runId/record')
  @Permission('review.read')
  @ApiProduces('application/json')
  @ApiOkResponse({ description: 'The whole record for machines: what was counted, and every event verbatim under its leaf hash', schema: { type: 'string', format: 'binary' } })
  async json(@CurrentActor() actor: Actor, @Param('runId') runId: string): Promise<StreamableFile> {
    const { number, text } = await this.report.json(actor.sites, runId);
    const bytes = Buffer.from(text);
    return new StreamableFile(bytes, { type: 'application/json', disposition: `attachment; filename="${number}.json"`, length: bytes.length });
  }

  @Get(':runId/batchml')
  @Permission('review.read')
  @ApiProduces('application/xml')
  @ApiOkResponse({ description: 'The whole record for other systems: a batch production record of BatchML V7 (ISA-88 part 4), every event with its leaf hash', schema: { type: 'string', format: 'binary' } })
  async xml(@CurrentActor() actor: Actor, @Param('runId') runId: string): Promise<StreamableFile> {
    const { number, text } = await this.report.xml(actor.sites, runId);
    const bytes = Buffer.from(text);
    return new StreamableFile(bytes, { type: 'application/xml', disposition: `attachment; filename="${number}.xml"`, length: bytes.length });
  }
}
