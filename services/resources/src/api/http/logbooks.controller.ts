import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, StatementResponse, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConfirmEquipment } from '../../application/confirm-equipment';
import type { EquipmentAct } from '../../application/equipment-acts';
import { ReadLogbook, type LogbookEntry } from '../../application/logbooks';
import { LogbookEntryRequest, LogbookEntryResponse, WriteLogbookRequest } from './logbooks.dto';

const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]+Z~[^~]+~\d{1,15}$/;

/** The logbooks of equipment and of rooms. */
@ApiTags('equipment')
@Controller('v1')
export class LogbooksController {
  constructor(
    private readonly logbooks: ReadLogbook,
    private readonly confirm: ConfirmEquipment,
  ) {}

  @Get('equipment/:code/logbook')
  @Permission('resources.read')
  @ApiPageOf(LogbookEntryResponse)
  async ofItem(@CurrentActor() actor: Actor, @Param('code') code: string, @Paging() page: PageRequest): Promise<Page<LogbookEntry>> {
    return paged(await this.logbooks.ofItem(actor.sites, code, cursorOf(page), page.limit + 1), page);
  }

  @Get('rooms/:area/logbook')
  @Permission('resources.read')
  @ApiPageOf(LogbookEntryResponse)
  async ofRoom(@CurrentActor() actor: Actor, @Param('area') area: string, @Paging() page: PageRequest): Promise<Page<LogbookEntry>> {
    return paged(await this.logbooks.ofRoom(actor.sites, area, cursorOf(page), page.limit + 1), page);
  }

  @Post('equipment/:code/logbook/statements')
  @HttpCode(200)
  @Permission('resources.write-logbook')
  @ApiOkResponse({ type: StatementResponse })
  async put(@Command() context: CommandContext, @Param('code') code: string, @Body() body: LogbookEntryRequest): Promise<{ statement: Statement }> {
    return { statement: await this.confirm.put(code, entryOf(body), context) };
  }

  @Post('equipment/:code/logbook')
  @HttpCode(200)
  @Permission('resources.write-logbook')
  @ApiOkResponse({ type: CommandAnswer })
  write(@Command() context: CommandContext, @Param('code') code: string, @Body() body: WriteLogbookRequest): Promise<CommandAnswer> {
    return this.confirm.execute(code, entryOf(body), body.evidence as unknown as Evidence, context);
  }
}

function entryOf({ text, observedAt }: LogbookEntryRequest): EquipmentAct {
  return { act: 'logbook-entry', text, ...(observedAt === undefined ? {} : { observedAt }) };
}

function paged(entries: readonly LogbookEntry[], page: PageRequest): Page<LogbookEntry> {
  return pageOf(entries, page, ({ start, equipment, sequence }) => `${start}~${equipment}~${sequence}`);
}

function cursorOf({ after }: PageRequest): string | undefined {
  if (after !== undefined && !CURSOR.test(after)) throw refuse('parameter-invalid', { name: 'after', why: 'the `next` of a page before' }, { field: 'after' });
  return after;
}
