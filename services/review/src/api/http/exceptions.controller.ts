import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import type { Evidence } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DecideException } from '../../application/decide-exception';
import type { ExceptionDetail, ExceptionFilter, ExceptionView } from '../../application/exceptions';
import type { ExceptionContext } from '../../application/exception-context';
import { PlaceException } from '../../application/place-exception';
import { ReadContext } from '../../application/read-context';
import { ReadExceptions } from '../../application/read-exceptions';
import { ExceptionContextResponse } from './exception-context.dto';
import { PutUnderRequest, TakeOutRequest } from './exception-family.dto';
import { CountersignRequest, DecideExceptionRequest, ExceptionDecisionRequest, ExceptionDetailResponse, ExceptionResponse, SignCountersignRequest } from './exceptions.dto';

@ApiTags('exceptions')
@Controller('v1/exceptions')
export class ExceptionsController {
  constructor(
    private readonly exceptions: ReadExceptions,
    private readonly decideException: DecideException,
    private readonly place: PlaceException,
    private readonly context: ReadContext,
  ) {}

  @Get()
  @Permission('review.read')
  @ApiPageOf(ExceptionResponse)
  @ApiQuery({ name: 'runId', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string', enum: ['open', 'closed'] } })
  @ApiQuery({ name: 'severity', required: false, schema: { type: 'string', enum: ['minor', 'major', 'critical'] } })
  @ApiQuery({ name: 'order', required: false, schema: { type: 'string', enum: ['weight', 'oldest', 'newest'] }, description: '`weight` unless told: critical first, then what steps wait for, then by age' })
  @ApiQuery({ name: 'batch', required: false, schema: { type: 'string', maxLength: 100 }, description: 'How the number of the batch begins' })
  @ApiQuery({ name: 'type', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(
    @CurrentActor() actor: Actor, @Paging() page: PageRequest,
    @Query('runId') runId?: string, @Query('state') state?: string, @Query('severity') severity?: string, @Query('type') type?: string, @Query('order') order?: ExceptionFilter['order'], @Query('batch') batch?: string,
  ): Promise<Page<ExceptionView>> {
    const filter = { ...(runId ? { runId } : {}), ...(state ? { state } : {}), ...(severity ? { severity } : {}), ...(type ? { type } : {}), ...(order ? { order } : {}), ...(batch ? { batch } : {}) };
    const rows = await this.exceptions.list(actor.sites, { ...filter, ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    const { items, ...next } = pageOf(rows, page, ({ place }) => place);
    return { items: items.map(({ place: _place, notify: _notify, ...exception }) => exception), ...next };
  }

  @Get(':id')
  @Permission('review.read')
  @ApiOkResponse({ type: ExceptionDetailResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ExceptionDetail> {
    const found = await this.exceptions.one(actor.sites, id);
    if (!found) throw refuse('not-found', { what: 'exception', id });
    return found;
  }

  @Get(':id/context')
  @Permission('review.read')
  @ApiOkResponse({ type: ExceptionContextResponse })
  async around(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ExceptionContext> {
    const found = await this.context.execute(actor, id);
    if (!found) throw refuse('not-found', { what: 'exception', id });
    return found;
  }

  @Post(':id/decision/statements')
  @HttpCode(200)
  @Permission('review.decide-exception')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ExceptionDecisionRequest): Promise<object> {
    return { statement: await this.decideException.putForSignature(id, body, context) };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Permission('review.decide-exception')
  @ApiOkResponse({ type: CommandAnswer })
  decide(@Command() context: CommandContext, @Param('id') id: string, @Body() body: DecideExceptionRequest): Promise<CommandAnswer> {
    const { evidence, classification, rationale } = body;
    return this.decideException.execute(id, { classification, rationale }, evidence as unknown as Evidence, context);
  }

  @Post(':id/cause')
  @HttpCode(200)
  @Permission('review.decide-exception')
  @ApiOkResponse({ type: CommandAnswer })
  putUnder(@Command() context: CommandContext, @Param('id') id: string, @Body() { parent, reason }: PutUnderRequest): Promise<CommandAnswer> {
    return this.place.under(id, parent, reason, context);
  }

  @Post(':id/cause/removal')
  @HttpCode(200)
  @Permission('review.decide-exception')
  @ApiOkResponse({ type: CommandAnswer })
  takeOut(@Command() context: CommandContext, @Param('id') id: string, @Body() { reason }: TakeOutRequest): Promise<CommandAnswer> {
    return this.place.out(id, reason, context);
  }

  @Post(':id/second-signature/statements')
  @HttpCode(200)
  @Permission('review.countersign-exception')
  @ApiOkResponse({ type: StatementResponse })
  async secondStatement(@Command() context: CommandContext, @Param('id') id: string, @Body() _body: CountersignRequest): Promise<object> {
    return { statement: await this.decideException.putForSecondSignature(id, context) };
  }

  @Post(':id/second-signature')
  @HttpCode(200)
  @Permission('review.countersign-exception')
  @ApiOkResponse({ type: CommandAnswer })
  countersign(@Command() context: CommandContext, @Param('id') id: string, @Body() body: SignCountersignRequest): Promise<CommandAnswer> {
    return this.decideException.executeSecond(id, body.evidence as unknown as Evidence, context);
  }
}
