import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CallExpert } from '../../application/call-expert';
import type { Sessions, SessionView } from '../../application/sessions';
import { TakePart } from '../../application/take-part';
import { CallExpertRequest, ConsoleRequest, DeclineCallRequest, SessionResponse } from './sessions.dto';

/** Token under which the module provides the port. */
export const SESSIONS = Symbol('sessions');

const TEXT = { type: 'string', maxLength: 100 } as const;

/** Experts beside a step: calls, and who stands there. */
@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly callExpert: CallExpert,
    private readonly takePart: TakePart,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {}

  @Get()
  @Permission('tandem.read')
  @ApiPageOf(SessionResponse)
  @ApiQuery({ name: 'runId', required: false, schema: TEXT })
  @ApiQuery({ name: 'stepKey', required: false, schema: TEXT })
  @ApiQuery({ name: 'mine', required: false, schema: { type: 'string', enum: ['open'] }, description: 'Only those that are not over and to which one belongs' })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('runId') runId?: string, @Query('stepKey') stepKey?: string, @Query('mine') mine?: string): Promise<Page<SessionView>> {
    const filter = { ...(runId ? { runId } : {}), ...(stepKey ? { stepKey } : {}), ...(mine ? { open: true as const, person: actor.person } : {}) };
    const rows = await this.sessions.list(actor.sites, filter, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('tandem.read')
  @ApiOkResponse({ type: SessionResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SessionView> {
    const found = await this.sessions.view(actor.sites, id);
    if (!found) throw refuse('not-found', { what: 'session', id });
    return found;
  }

  @Post()
  @Permission('tandem.call')
  @ApiCreatedResponse({ type: CommandAnswer })
  call(@Command() context: CommandContext, @Body() body: CallExpertRequest): Promise<CommandAnswer> {
    return this.callExpert.execute(body, context);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  accept(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.takePart.accept(id, context);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  decline(@Command() context: CommandContext, @Param('id') id: string, @Body() { word }: DeclineCallRequest): Promise<CommandAnswer> {
    return this.takePart.decline(id, word, context);
  }

  @Post(':id/joining')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  join(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ConsoleRequest): Promise<CommandAnswer> {
    return this.takePart.join(id, body, context);
  }

  @Post(':id/leaving')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  leave(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.takePart.leave(id, context);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Permission('tandem.call')
  @ApiOkResponse({ type: CommandAnswer })
  end(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.takePart.end(id, context);
  }
}
