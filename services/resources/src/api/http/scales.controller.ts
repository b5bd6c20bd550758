import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CheckScale, type ScaleView } from '../../application/check-scale';
import { ScaleCheckRequest, ScaleReadingResponse, ScaleResponse, ScalesResponse } from './weighings.dto';

/** Connected scales: what they show now, and their daily check with both reference weights. */
@ApiTags('scales')
@Controller('v1/scales')
export class ScalesController {
  constructor(private readonly scales: CheckScale) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: ScalesResponse })
  async list(@CurrentActor() actor: Actor): Promise<{ items: ScaleView[] }> {
    return { items: await this.scales.list(actor.sites) };
  }

  @Get(':code')
  @Permission('resources.read')
  @ApiOkResponse({ type: ScaleResponse })
  one(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ScaleView> {
    return this.scales.view(actor.sites, code);
  }

  @Get(':code/reading')
  @Permission('resources.read')
  @ApiOkResponse({ type: ScaleReadingResponse })
  reading(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ScaleReadingResponse> {
    return this.scales.reading(actor.sites, code);
  }

  @Post(':code/checks')
  @Permission('resources.weigh')
  @ApiCreatedResponse({ type: CommandAnswer })
  check(@Command() context: CommandContext, @Param('code') code: string, @Body() body: ScaleCheckRequest): Promise<CommandAnswer> {
    return this.scales.measure(code, body.weight, context);
  }
}
