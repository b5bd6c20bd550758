import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ConductInvestigation } from '../../application/conduct-investigation';
import type { InvestigationView } from '../../application/investigations';
import { ReadInvestigations } from '../../application/read-investigations';
import {
  AssessInvestigationRequest, CloseInvestigationRequest, ExtendInvestigationRequest, InvestigationDetailResponse, InvestigationOpenedResponse, InvestigationResponse, OpenInvestigationRequest, SignClosingRequest, SignExtensionRequest,
} from './investigations.dto';

/** Investigations of deviations (G3). */
@ApiTags('investigations')
@Controller('v1/investigations')
export class InvestigationsController {
  constructor(
    private readonly reads: ReadInvestigations,
    private readonly conduct: ConductInvestigation,
  ) {}

  @Get()
  @Permission('review.read')
  @ApiPageOf(InvestigationResponse)
  @ApiQuery({ name: 'runId', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string', enum: ['open', 'closed'] } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('runId') runId?: string, @Query('state') state?: string): Promise<Page<InvestigationView>> {
    const rows = await this.reads.list(actor, { ...(runId ? { runId } : {}), ...(state ? { state } : {}), ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('review.read')
  @ApiOkResponse({ type: InvestigationDetailResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.reads.detail(actor, id);
  }

  @Post()
  @Permission('review.investigate')
  @ApiCreatedResponse({ type: InvestigationOpenedResponse })
  open(@Command() context: CommandContext, @Body() { runId, deviation, title, exceptionIds = [] }: OpenInvestigationRequest): Promise<object> {
    return this.conduct.open(runId, { deviation, title, exceptionIds }, context);
  }

  @Post(':id/assessment')
  @HttpCode(200)
  @Permission('review.investigate')
  @ApiOkResponse({ type: CommandAnswer })
  assess(@Command() context: CommandContext, @Param('id') id: string, @Body() { impact, rootCause: { category, text }, capa }: AssessInvestigationRequest): Promise<CommandAnswer> {
    return this.conduct.assess(id, { impact, rootCause: { category, text }, capa }, context);
  }

  @Post(':id/batches/statements')
  @HttpCode(200)
  @Permission('review.investigate')
  @ApiOkResponse({ type: StatementResponse })
  async extensionStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() { runId, reason }: ExtendInvestigationRequest): Promise<object> {
    return { statement: await this.conduct.putExtension(id, { runId, reason }, context) };
  }

  @Post(':id/batches')
  @HttpCode(200)
  @Permission('review.investigate')
  @ApiOkResponse({ type: CommandAnswer })
  extend(@Command() context: CommandContext, @Param('id') id: string, @Body() { runId, reason, evidence }: SignExtensionRequest): Promise<CommandAnswer> {
    return this.conduct.extend(id, { runId, reason }, evidence as unknown as Evidence, context);
  }

  @Post(':id/closing/statements')
  @HttpCode(200)
  @Permission('review.investigate')
  @ApiOkResponse({ type: StatementResponse })
  async closingStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() _body: CloseInvestigationRequest): Promise<object> {
    return { statement: await this.conduct.putClosing(id, context) };
  }

  @Post(':id/closing')
  @HttpCode(200)
  @Permission('review.investigate')
  @ApiOkResponse({ type: CommandAnswer })
  close(@Command() context: CommandContext, @Param('id') id: string, @Body() { evidence }: SignClosingRequest): Promise<CommandAnswer> {
    return this.conduct.close(id, evidence as unknown as Evidence, context);
  }
}
