import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command } from '@batchwright/host';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ImportUsageHistory, ReadUsageHistories, type UsageHistory } from '../../application/usage-histories';
import { ImportedHistoryResponse, ImportHistoryRequest, UsageHistoriesResponse, UsageHistoryResponse } from './usage-histories.dto';

/** Histories of use that come from paper or another system. */
@ApiTags('equipment')
@Controller('v1/usage-histories')
export class UsageHistoriesController {
  constructor(
    private readonly importing: ImportUsageHistory,
    private readonly read: ReadUsageHistories,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: UsageHistoriesResponse })
  async list(@CurrentActor() actor: Actor): Promise<{ items: UsageHistory[] }> {
    return { items: await this.read.list(actor.sites) };
  }

  @Get(':id')
  @Permission('resources.read')
  @ApiOkResponse({ type: UsageHistoryResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<UsageHistory> {
    return this.read.one(actor.sites, id);
  }

  @Post()
  @Permission('resources.import-usage-history')
  @ApiCreatedResponse({ type: ImportedHistoryResponse })
  take(@Command() context: CommandContext, @Body() { site, source, csv, uses = [] }: ImportHistoryRequest): ReturnType<ImportUsageHistory['execute']> {
    return this.importing.execute(site, source, csv ?? uses.map((use, index) => ({ line: index + 1, ...use })), context);
  }
}
