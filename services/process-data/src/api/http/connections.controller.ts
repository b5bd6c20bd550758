import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproveConnection } from '../../application/approve-connection';
import type { Connections, ConnectionVersion, ConnectionView } from '../../application/connections';
import { DraftConnection, type Draft } from '../../application/draft-connection';
import { EndConnection } from '../../application/end-connection';
import { ApprovalRequest, ConnectionResponse, ConnectionVersionResponse, DraftRequest, ReasonRequest } from './connections.dto';

/** Token under which the module provides the port. */
export const CONNECTIONS = Symbol('connections');

@ApiTags('connections')
@Controller('v1/connections')
export class ConnectionsController {
  constructor(
    private readonly draftConnection: DraftConnection,
    private readonly approveConnection: ApproveConnection,
    private readonly endConnection: EndConnection,
    @Inject(CONNECTIONS) private readonly connections: Connections,
  ) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(ConnectionResponse)
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<ConnectionView>> {
    const rows = await this.connections.list(actor.sites, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }

  @Get(':id/versions/:version')
  @Permission('process.read')
  @ApiOkResponse({ type: ConnectionVersionResponse })
  async version(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('version') version: string): Promise<ConnectionVersion> {
    const found = /^\d{1,6}$/.test(version) ? await this.connections.version(actor.sites, id, Number(version)) : undefined;
    if (!found) throw refuse('not-found', { what: 'connection', id });
    return found;
  }

  @Post()
  @Permission('process.draft-connection')
  @ApiCreatedResponse({ type: CommandAnswer })
  draft(@Command() context: CommandContext, @Body() body: DraftRequest): Promise<CommandAnswer> {
    return this.draftConnection.execute(body as unknown as Draft, undefined, context);
  }

  @Post(':id/drafts')
  @HttpCode(200)
  @Permission('process.draft-connection')
  @ApiOkResponse({ type: CommandAnswer })
  draftNext(@Command() context: CommandContext, @Param('id') id: string, @Body() body: DraftRequest): Promise<CommandAnswer> {
    return this.draftConnection.execute(body as unknown as Draft, id, context);
  }

  @Post(':id/approval/statements')
  @HttpCode(200)
  @Permission('process.approve-connection')
  @ApiOkResponse({ type: StatementResponse })
  async statement(@Command() context: CommandContext, @Param('id') id: string): Promise<{ statement: Statement }> {
    return { statement: await this.approveConnection.put(id, context) };
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Permission('process.approve-connection')
  @ApiOkResponse({ type: CommandAnswer })
  approve(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ApprovalRequest): Promise<CommandAnswer> {
    return this.approveConnection.execute(id, body.evidence as unknown as Evidence, context);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Permission('process.approve-connection')
  @ApiOkResponse({ type: CommandAnswer })
  giveBack(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.endConnection.giveBack(id, body.reason, context);
  }

  @Post(':id/retirement')
  @HttpCode(200)
  @Permission('process.approve-connection')
  @ApiOkResponse({ type: CommandAnswer })
  retire(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.endConnection.retire(id, body.reason, context);
  }
}
