import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Stage, type Staging } from '../../application/stage';
import { StageContainerRequest, StagingResponse } from './stagings.dto';

/** What is brought together for batches, scanned against their bill of materials. */
@ApiTags('stagings')
@Controller('v1/stagings')
export class StagingsController {
  constructor(private readonly staging: Stage) {}

  @Get()
  @Permission('resources.read')
  @ApiPageOf(StagingResponse)
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<Staging>> {
    const rows = await this.staging.list(actor.sites, { after: page.after, limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('resources.read')
  @ApiOkResponse({ type: StagingResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Staging> {
    return this.staging.one(actor.sites, id);
  }

  @Post(':id/scans')
  @HttpCode(200)
  @Permission('resources.stage')
  @ApiOkResponse({ type: CommandAnswer })
  scan(@Command() context: CommandContext, @Param('id') id: string, @Body() body: StageContainerRequest): Promise<CommandAnswer> {
    return this.staging.scan(id, body.container, context);
  }
}
