import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CloseImportPoints } from '../../application/close-import-points';
import { ImportRecipe } from '../../application/import-recipe';
import { ReadRecipeImport } from '../../application/read-recipe-import';
import { CloseImportPointsRequest, ImportRecipeRequest, RecipeImportResponse } from './imports.dto';

/** Recipes from files and into files. */
@ApiTags('recipe exchange')
@Controller('v1')
export class ImportsController {
  constructor(
    private readonly importRecipe: ImportRecipe,
    private readonly close: CloseImportPoints,
    private readonly read: ReadRecipeImport,
  ) {}

  @Post('imports')
  @Permission('recipes.draft')
  @ApiCreatedResponse({ type: CommandAnswer })
  take(@Command() context: CommandContext, @Body() body: ImportRecipeRequest): Promise<CommandAnswer> {
    return this.importRecipe.execute(body, context);
  }

  @Get('versions/:id/import')
  @Permission('recipes.read')
  @ApiOkResponse({ type: RecipeImportResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.read.view(actor.sites, id);
  }

  @Post('versions/:id/import/closings')
  @HttpCode(200)
  @Permission('recipes.draft')
  @ApiOkResponse({ type: CommandAnswer })
  closings(@Command() context: CommandContext, @Param('id') id: string, @Body() body: CloseImportPointsRequest): Promise<CommandAnswer> {
    return this.close.execute(id, body.points, body.how, context);
  }

  @Get('versions/:id/file')
  @Permission('recipes.read')
  @ApiProduces('application/json')
  @ApiOkResponse({ description: 'The canonical text of the document; whoever imports it gets the same hash', schema: { type: 'string', format: 'binary' } })
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, text } = await this.read.file(actor.sites, id);
    const bytes = Buffer.from(text, 'utf8');
    return new StreamableFile(bytes, { type: 'application/json; charset=utf-8', disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}
