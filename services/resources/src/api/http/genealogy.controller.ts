import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadGenealogy, type GenealogyView } from '../../application/genealogy';
import { GenealogyResponse } from './genealogy.dto';

/** Which lots went into which, with quantities. */
@ApiTags('lots')
@Controller('v1/lots/:id/genealogy')
export class GenealogyController {
  constructor(private readonly genealogy: ReadGenealogy) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: GenealogyResponse })
  @ApiQuery({ name: 'direction', required: false, schema: { type: 'string', enum: ['forward', 'backward'] } })
  of(@CurrentActor() actor: Actor, @Param('id') id: string, @Query('direction') direction?: string): Promise<GenealogyView> {
    return this.genealogy.of(actor.sites, id, direction === 'backward' ? 'backward' : 'forward');
  }
}
