import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeStock } from '../../application/change-stock';
import { ReadLots, type ScannedContainer } from '../../application/read-lots';
import { AdjustContainerRequest, DestroyFromContainerRequest, MoveContainerRequest, ReturnToContainerRequest, SampleContainerRequest } from './containers.dto';
import { ReasonRequest } from './equipment.dto';
import { ScannedContainerResponse } from './lots.dto';

const MOVEMENTS = 500;

/** One container: what its scan opens, and what people do with it. */
@ApiTags('containers')
@Controller('v1/containers/:code')
export class ContainersController {
  constructor(
    private readonly read: ReadLots,
    private readonly stock: ChangeStock,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: ScannedContainerResponse })
  container(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ScannedContainer> {
    return this.read.container(actor.sites, code, MOVEMENTS);
  }

  @Post('move')
  @HttpCode(200)
  @Permission('resources.move-stock')
  @ApiOkResponse({ type: CommandAnswer })
  move(@Command() context: CommandContext, @Param('code') container: string, @Body() body: MoveContainerRequest): Promise<CommandAnswer> {
    return this.stock.move({ act: 'move', container, ...body }, context);
  }

  @Post('sample')
  @HttpCode(200)
  @Permission('resources.sample-lot')
  @ApiOkResponse({ type: CommandAnswer })
  sample(@Command() context: CommandContext, @Param('code') container: string, @Body() body: SampleContainerRequest): Promise<CommandAnswer> {
    return this.stock.move({ act: 'sample', container, ...body }, context);
  }

  @Post('return')
  @HttpCode(200)
  @Permission('resources.move-stock')
  @ApiOkResponse({ type: CommandAnswer })
  giveBack(@Command() context: CommandContext, @Param('code') container: string, @Body() body: ReturnToContainerRequest): Promise<CommandAnswer> {
    return this.stock.move({ act: 'return', container, ...body }, context);
  }

  @Post('adjustment')
  @HttpCode(200)
  @Permission('resources.adjust-stock')
  @ApiOkResponse({ type: CommandAnswer })
  adjust(@Command() context: CommandContext, @Param('code') container: string, @Body() body: AdjustContainerRequest): Promise<CommandAnswer> {
    return this.stock.move({ act: 'adjust', container, ...body }, context);
  }

  @Post('destruction')
  @HttpCode(200)
  @Permission('resources.adjust-stock')
  @ApiOkResponse({ type: CommandAnswer })
  destroy(@Command() context: CommandContext, @Param('code') container: string, @Body() body: DestroyFromContainerRequest): Promise<CommandAnswer> {
    return this.stock.move({ act: 'destroy', container, ...body }, context);
  }

  @Post('block')
  @HttpCode(200)
  @Permission('resources.block-lot')
  @ApiOkResponse({ type: CommandAnswer })
  block(@Command() context: CommandContext, @Param('code') container: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.stock.block(container, 'block', body.reason, context);
  }

  @Post('unblock')
  @HttpCode(200)
  @Permission('resources.block-lot')
  @ApiOkResponse({ type: CommandAnswer })
  unblock(@Command() context: CommandContext, @Param('code') container: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.stock.block(container, 'unblock', body.reason, context);
  }
}
