import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BeThere } from '../../application/be-there';
import { WhoMayHelp } from '../../application/who-may-help';
import { ExpertsResponse, OpenConsoleRequest } from './sessions.dto';

/** Who may help, and who is there to be called. */
@ApiTags('experts')
@Controller('v1')
export class ExpertsController {
  constructor(
    private readonly whoMayHelp: WhoMayHelp,
    private readonly beThere: BeThere,
  ) {}

  @Get('runs/:id/steps/:key/experts')
  @Permission('tandem.read')
  @ApiOkResponse({ type: ExpertsResponse })
  async experts(@CurrentActor() actor: Actor, @Param('id') runId: string, @Param('key') stepKey: string): Promise<ExpertsResponse> {
    const { asked, items } = await this.whoMayHelp.execute(actor, runId, stepKey);
    return { asked: [...asked], items: items.map((item) => ({ ...item, languages: [...item.languages] })) };
  }

  @Post('open-consoles')
  @HttpCode(204)
  @Permission('tandem.take-part')
  @ApiNoContentResponse()
  there(@Command() { actor }: CommandContext, @Body() body: OpenConsoleRequest): Promise<void> {
    return this.beThere.execute(body, actor);
  }
}
