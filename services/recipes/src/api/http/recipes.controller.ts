import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { RecipeSummary, RecipeVersions } from '../../application/recipe-versions';
import { RecipeResponse } from './recipes.dto';

/** Token of the port of versions. */
export const RECIPE_VERSIONS = Symbol('recipe versions');

@ApiTags('recipes')
@Controller('v1/recipes')
export class RecipesController {
  constructor(@Inject(RECIPE_VERSIONS) private readonly versions: RecipeVersions) {}

  @Get()
  @Permission('recipes.read')
  @ApiPageOf(RecipeResponse)
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<RecipeSummary>> {
    const rows = await this.versions.recipes(actor.sites, { ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }
}
