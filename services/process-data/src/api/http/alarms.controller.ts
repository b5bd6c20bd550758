import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ActOnAlarm } from '../../application/act-on-alarm';
import type { AlarmFilter, Alarms, AlarmView, UrgentAlarms } from '../../application/alarms';
import { ReadFloods } from '../../application/read-floods';
import { AlarmReasonRequest, AlarmResponse, FloodsResponse, ShelveAlarmRequest, UrgentAlarmsResponse } from './alarms.dto';
import { instantOrNone } from './curves.controller';

/** Token under which the module provides the port. */
export const ALARMS = Symbol('alarms');

const word = (name: string, description?: string): MethodDecorator => ApiQuery({ name, required: false, schema: { type: 'string', maxLength: 100 }, ...(description === undefined ? {} : { description }) });

@ApiTags('alarms')
@Controller('v1/alarms')
export class AlarmsController {
  constructor(
    private readonly act: ActOnAlarm,
    private readonly readFloods: ReadFloods,
    @Inject(ALARMS) private readonly alarms: Alarms,
  ) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(AlarmResponse)
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string', enum: ['active-unacknowledged', 'active-acknowledged', 'returned-unacknowledged', 'shelved', 'over'] } })
  @ApiQuery({ name: 'priority', required: false, schema: { type: 'string', enum: ['low', 'medium', 'high', 'critical'] } })
  @word('equipment')
  @word('tag')
  @word('runId')
  @word('run', 'How the number of the run begins')
  @word('text', 'Part of the code or title of the tag')
  @word('from', 'Active at this moment or later, UTC')
  @word('until', 'Begun before this moment, UTC')
  async list(
    @CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('state') state?: string, @Query('priority') priority?: string, @Query('equipment') equipment?: string, @Query('tag') tag?: string,
    @Query('runId') runId?: string, @Query('run') run?: string, @Query('text') text?: string, @Query('from') from?: string, @Query('until') until?: string,
  ): Promise<Page<AlarmView>> {
    instantOrNone('from', from);
    instantOrNone('until', until);
    const filter: AlarmFilter = Object.fromEntries(Object.entries({ state, priority, equipment, tag, runId, run, text, from, until }).filter(([, value]) => value));
    const rows = await this.alarms.list(actor.sites, filter, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get('urgent')
  @Permission('process.read')
  @ApiOkResponse({ type: UrgentAlarmsResponse })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500 } })
  @ApiQuery({ name: 'priority', required: false, schema: { type: 'string', enum: ['low', 'medium', 'high', 'critical'] } })
  @word('equipment')
  @word('run', 'How the number of the run begins')
  @word('text', 'Part of the code or title of the tag')
  urgent(@CurrentActor() actor: Actor, @Paging() { limit }: PageRequest, @Query('equipment') equipment?: string, @Query('priority') priority?: string, @Query('run') run?: string, @Query('text') text?: string): Promise<UrgentAlarms> {
    return this.alarms.urgent(actor.sites, Object.fromEntries(Object.entries({ equipment, priority, run, text }).filter(([, value]) => value)), limit);
  }

  @Get('floods')
  @Permission('process.read')
  @ApiOkResponse({ type: FloodsResponse })
  async floods(@CurrentActor() actor: Actor): Promise<{ items: Awaited<ReturnType<ReadFloods['execute']>> }> {
    return { items: await this.readFloods.execute(actor.sites, new Date()) };
  }

  @Get(':id')
  @Permission('process.read')
  @ApiOkResponse({ type: AlarmResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AlarmView> {
    const found = await this.alarms.one(actor.sites, id);
    if (!found) throw refuse('not-found', { what: 'alarm', id });
    return found;
  }

  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Permission('process.acknowledge')
  @ApiOkResponse({ type: CommandAnswer })
  acknowledge(@Command() context: CommandContext, @Param('id') id: string, @Body() { reason }: AlarmReasonRequest): Promise<CommandAnswer> {
    return this.act.acknowledge(id, reason, context);
  }

  @Post(':id/shelving')
  @HttpCode(200)
  @Permission('process.shelve')
  @ApiOkResponse({ type: CommandAnswer })
  shelve(@Command() context: CommandContext, @Param('id') id: string, @Body() { until, reason }: ShelveAlarmRequest): Promise<CommandAnswer> {
    return this.act.shelve(id, until, reason, context);
  }

  @Post(':id/unshelving')
  @HttpCode(200)
  @Permission('process.shelve')
  @ApiOkResponse({ type: CommandAnswer })
  unshelve(@Command() context: CommandContext, @Param('id') id: string, @Body() { reason }: AlarmReasonRequest): Promise<CommandAnswer> {
    return this.act.unshelve(id, reason, context);
  }
}
