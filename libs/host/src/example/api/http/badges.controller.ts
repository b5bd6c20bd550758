import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiPageOf, CommandAnswer } from '../../../http/answers';
import { Command } from '../../../http/command-context.decorator';
import { pageOf, Paging, type Page, type PageRequest } from '../../../http/paging';
import type { Badges, BadgeView } from '../../application/badges';
import { GiveBadge } from '../../application/give-badge';
import { WithdrawBadge } from '../../application/withdraw-badge';
import { BadgeResponse, GiveBadgeRequest, WithdrawBadgeRequest } from './badges.dto';

/** Token under which the module provides the port: an interface has no value that Nest could inject by. */
export const BADGES = Symbol('badges');

@ApiTags('badges')
@Controller('v1/badges')
export class BadgesController {
  constructor(
    private readonly giveBadge: GiveBadge,
    private readonly withdrawBadge: WithdrawBadge,
    @Inject(BADGES) private readonly badges: Badges,
  ) {}

  @Get()
  @Permission('training.read')
  @ApiPageOf(BadgeResponse)
  @ApiQuery({ name: 'person', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('person') person?: string): Promise<Page<BadgeView>> {
    const rows = await this.badges.list(actor.sites, { person, after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }

  @Get(':id')
  @Permission('training.read')
  @ApiOkResponse({ type: BadgeResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<BadgeView> {
    const badge = await this.badges.view(actor.sites, id);
    if (!badge) throw refuse('not-found', { what: 'badge' });
    return badge;
  }

  @Post()
  @Permission('training.grant')
  @ApiCreatedResponse({ type: CommandAnswer })
  give(@Command() context: CommandContext, @Body() body: GiveBadgeRequest): Promise<CommandAnswer> {
    return this.giveBadge.execute(body, context);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Permission('training.revoke')
  @ApiOkResponse({ type: CommandAnswer })
  withdraw(@Command() context: CommandContext, @Param('id') id: string, @Body() body: WithdrawBadgeRequest): Promise<CommandAnswer> {
    return this.withdrawBadge.execute(id, body.reason, context);
  }
}
