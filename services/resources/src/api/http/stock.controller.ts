import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Lots, MaterialView } from '../../application/lots';
import { ReadLots, type ScannedContainer } from '../../application/read-lots';
import type { Sites } from '../../application/sites';
import { MaterialResponse, ScannedContainerResponse } from './lots.dto';

/** Tokens under which the module provides the ports. */
export const LOTS = Symbol('lots');
export const SITES = Symbol('sites');

const MOVEMENTS = 500;

@ApiTags('materials')
@Controller('v1')
export class StockController {
  constructor(
    private readonly read: ReadLots,
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

  @Get('containers/:code')
  @Permission('resources.read')
  @ApiOkResponse({ type: ScannedContainerResponse })
  container(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ScannedContainer> {
    return this.read.container(actor.sites, code, MOVEMENTS);
  }
}
