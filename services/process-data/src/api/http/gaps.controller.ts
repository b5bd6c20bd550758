import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { GapFilter, Gaps, GapView } from '../../application/gaps';
import { instantOrNone } from './curves.controller';
import { GapResponse } from './gaps.dto';

/** Token under which the module provides the port. */
export const GAPS = Symbol('gaps');

const word = (name: string, description?: string): MethodDecorator => ApiQuery({ name, required: false, schema: { type: 'string', maxLength: 100 }, ...(description === undefined ? {} : { description }) });

@ApiTags('gaps')
@Controller('v1/gaps')
export class GapsController {
  constructor(@Inject(GAPS) private readonly gaps: Gaps) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(GapResponse)
  @word('equipment')
  @word('tag')
  @word('runId')
  @word('why')
  @word('from', 'Lasting at this moment or later, UTC')
  @word('until', 'Begun before this moment, UTC')
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('equipment') equipment?: string, @Query('tag') tag?: string, @Query('runId') runId?: string, @Query('why') why?: string, @Query('from') from?: string, @Query('until') until?: string): Promise<Page<GapView>> {
    instantOrNone('from', from);
    instantOrNone('until', until);
    const filter: GapFilter = Object.fromEntries(Object.entries({ equipment, tag, runId, why, from, until }).filter(([, value]) => value));
    const rows = await this.gaps.list(actor.sites, filter, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('process.read')
  @ApiOkResponse({ type: GapResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<GapView> {
    const found = await this.gaps.one(actor.sites, id);
    if (!found) throw refuse('not-found', { what: 'gap', id });
    return found;
  }
}
