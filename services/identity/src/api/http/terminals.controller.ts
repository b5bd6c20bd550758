import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { EnrolTerminal } from '../../application/enrol-terminal';
import type { Terminals, TerminalView } from '../../application/terminals';
import { DeviceRequest, EnrolTerminalRequest, ReasonRequest, TerminalResponse } from './identity.dto';
import { TERMINALS } from './ports';

@ApiTags('terminals')
@Controller('v1/terminals')
export class TerminalsController {
  constructor(
    private readonly enrolTerminal: EnrolTerminal,
    @Inject(TERMINALS) private readonly terminals: Terminals,
  ) {}

  @Get()
  @Permission('identity.read-terminals')
  @ApiPageOf(TerminalResponse)
  @ApiQuery({ name: 'area', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('area') area?: string): Promise<Page<TerminalView>> {
    const rows = await this.terminals.list(actor.sites, { area, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ code }) => code);
  }

  @Post()
  @Permission('identity.enrol-terminal')
  @ApiCreatedResponse({ type: CommandAnswer })
  enrol(@Command() context: CommandContext, @Body() body: EnrolTerminalRequest): Promise<CommandAnswer> {
    return this.enrolTerminal.enrol(body, context);
  }

  @Post(':code/device')
  @HttpCode(200)
  @Permission('identity.enrol-terminal')
  @ApiOkResponse({ type: CommandAnswer })
  replaceDevice(@Command() context: CommandContext, @Param('code') code: string, @Body() body: DeviceRequest): Promise<CommandAnswer> {
    return this.enrolTerminal.replaceDevice(code, body.secretHash, context);
  }

  @Post(':code/revocation')
  @HttpCode(200)
  @Permission('identity.enrol-terminal')
  @ApiOkResponse({ type: CommandAnswer })
  revoke(@Command() context: CommandContext, @Param('code') code: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.enrolTerminal.revoke(code, body.reason, context);
  }
}
