import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ExportRecipeVersion, type ExportedFile } from '../../application/export-recipe-version';

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
    return sent(await this.exports.batchML(actor.sites, id), 'application/xml; charset=utf-8');
  }

  @Get(':id/pdf')
  @Permission('recipes.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'The version for people, as PDF/A-3a with its document attached', schema: { type: 'string', format: 'binary' } })
  async pdf(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return sent(await this.exports.pdf(actor.sites, id), 'application/pdf');
  }
}

function sent({ name, bytes }: ExportedFile, type: string): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
