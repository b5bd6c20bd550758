import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Lots, PickingRule } from '../../application/lots';
import { Picking } from '../../application/picking';
import { PickingRuleRequest, PickingRulesResponse, PickingWaiverRequest, SignedPickingWaiverRequest } from './picking.dto';
import { LOTS } from './stock.controller';

/** Which lot is taken first, and the signed way around it. */
@ApiTags('materials')
@Controller('v1')
export class PickingController {
  constructor(
    private readonly picking: Picking,
    @Inject(LOTS) private readonly lots: Lots,
  ) {}

  @Get('picking-rules')
  @Permission('resources.read')
  @ApiOkResponse({ type: PickingRulesResponse })
  async rules(@CurrentActor() actor: Actor): Promise<{ items: { site: string; material: string; rule: PickingRule }[] }> {
    return { items: await this.lots.pickingRules(actor.sites) };
  }

  @Put('materials/:code/picking-rule')
  @Permission('resources.set-picking-rule')
  @ApiOkResponse({ type: CommandAnswer })
  set(@Command() context: CommandContext, @Param('code') material: string, @Body() body: PickingRuleRequest): Promise<CommandAnswer> {
    return this.picking.setRule(body.site, material, body.rule, body.reason, context);
  }

  @Post('containers/:code/picking-waiver/statements')
  @HttpCode(200)
  @Permission('resources.waive-picking-order')
  @ApiOkResponse({ type: StatementResponse })
  async putWaiver(@Command() context: CommandContext, @Param('code') container: string, @Body() body: PickingWaiverRequest): Promise<{ statement: Statement }> {
    return { statement: await this.picking.putWaiver(container, body.runNumber, body.reason, context) };
  }

  @Post('containers/:code/picking-waiver')
  @HttpCode(200)
  @Permission('resources.waive-picking-order')
  @ApiOkResponse({ type: CommandAnswer })
  waive(@Command() context: CommandContext, @Param('code') container: string, @Body() body: SignedPickingWaiverRequest): Promise<CommandAnswer> {
    return this.picking.waive(container, body.runNumber, body.reason, body.evidence as unknown as Evidence, context);
  }
}
