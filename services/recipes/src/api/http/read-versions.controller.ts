import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadRecipeVersion } from '../../application/read-recipe-version';
import type { HistoryRow, RecipeVersions, RecipeVersionSummary } from '../../application/recipe-versions';
import { RECIPE_VERSIONS } from './recipes.controller';
import { DiffResponse, FindingsResponse, HistoryResponse, SimulationResponse, RecipeVersionDetailResponse, RecipeVersionResponse } from './recipes.dto';

@ApiTags('recipe versions')
@Controller('v1/versions')
export class ReadVersionsController {
  constructor(
    private readonly read: ReadRecipeVersion,
    @Inject(RECIPE_VERSIONS) private readonly versions: RecipeVersions,
  ) {}

  @Get()
  @Permission('recipes.read')
  @ApiPageOf(RecipeVersionResponse)
  @ApiQuery({ name: 'recipe', required: false, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'state', required: false, schema: { type: 'string', enum: ['draft', 'in-review', 'approved', 'effective', 'superseded', 'withdrawn'] } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('recipe') recipe?: string, @Query('state') state?: string): Promise<Page<RecipeVersionSummary>> {
    const filter = { ...(recipe ? { recipe } : {}), ...(state ? { state } : {}), ...(page.after ? { after: page.after } : {}) };
    return pageOf(await this.versions.list(actor.sites, { ...filter, limit: page.limit + 1 }), page, (row) => row.id);
  }

  @Get(':id')
  @Permission('recipes.read')
  @ApiOkResponse({ type: RecipeVersionDetailResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.read.detail(actor.sites, id);
  }

  @Get(':id/findings')
  @Permission('recipes.read')
  @ApiOkResponse({ type: FindingsResponse })
  async findings(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return { items: await this.read.findings(actor.sites, id) };
  }

  @Get(':id/simulation')
  @Permission('recipes.read')
  @ApiOkResponse({ type: SimulationResponse })
  simulation(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.read.simulation(actor.sites, id);
  }

  @Get(':id/diff')
  @Permission('recipes.read')
  @ApiOkResponse({ type: DiffResponse })
  diff(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.read.diff(actor.sites, id);
  }

  @Get(':id/history')
  @Permission('recipes.read')
  @ApiPageOf(HistoryResponse)
  async history(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest): Promise<Page<HistoryRow>> {
    const { site } = await this.read.summary(actor.sites, id);
    if (page.after !== undefined && !/^\d{1,15}$/.test(page.after)) throw refuse('parameter-invalid', { name: 'after', why: 'the number of the last line' }, { field: 'after' });
    const rows = await this.versions.history(site, id, { ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    return pageOf(rows, page, (row) => String(row.counter));
  }
}
