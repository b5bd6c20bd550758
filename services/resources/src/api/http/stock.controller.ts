import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Lots, MaterialView } from '../../application/lots';
import type { Sites } from '../../application/sites';
import { MaterialResponse } from './lots.dto';

/** Tokens under which the module provides the ports. */
export const LOTS = Symbol('lots');
export const SITES = Symbol('sites');

@ApiTags('materials')
@Controller('v1')
export class StockController {
  constructor(
    @Inject(LOTS) private readonly lots: Lots,
    @Inject(SITES) private readonly sites: Sites,
  ) {}

  @Get('materials')
  @Permission('resources.read')
  @ApiPageOf(MaterialResponse)
  async materials(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<MaterialView>> {
    const rows = await this.lots.materials(actor.sites, { after: page.after, limit: page.limit + 1 }, this.sites.zones);
    return pageOf(rows, page, ({ site, code }) => `${site}/${code}`);
  }
}
