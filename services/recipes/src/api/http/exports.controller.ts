import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportRecipeVersion } from '../../application/export-recipe-version';

/** Recipe versions as files in formats of others. */
@ApiTags('recipe exchange')
@Controller('v1/versions')
export class ExportsController {
  constructor(private readonly exports: ExportRecipeVersion) {}

  @Get(':id/batchml')
  @Permission('recipes.read')
  @ApiProduces('application/xml')
  @ApiOkResponse({ description: 'A master recipe of BatchML V7 (ISA-88 part 2), valid by the schema of MESA', schema: { type: 'string', format: 'binary' } })
  async batchML(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, text } = await this.exports.batchML(actor.sites, id);
    const bytes = Buffer.from(text, 'utf8');
    return new StreamableFile(bytes, { type: 'application/xml; charset=utf-8', disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}
