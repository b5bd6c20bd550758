import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ChooseGoldenBatch } from '../../application/choose-golden-batch';
import type { GoldenBatches, GoldenBatchView } from '../../application/golden-batches';
import { ChooseGoldenRequest, GoldenBatchResponse, WithdrawGoldenRequest } from './overlays.dto';

/** Token under which the module provides the port. */
export const GOLDEN_BATCHES = Symbol('golden-batches');

@ApiTags('golden batches')
@Controller('v1/golden-batches')
export class GoldenBatchesController {
  constructor(
    private readonly chooseGolden: ChooseGoldenBatch,
    @Inject(GOLDEN_BATCHES) private readonly golden: GoldenBatches,
  ) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(GoldenBatchResponse)
  @ApiQuery({ name: 'recipe', required: false, schema: { type: 'string', maxLength: 100 }, description: 'Only of this recipe' })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('recipe') recipe?: string): Promise<Page<GoldenBatchView>> {
    const rows = await this.golden.list(actor.sites, recipe, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, ({ id }) => id);
  }

  @Post()
  @HttpCode(200)
  @Permission('process.choose-golden-batch')
  @ApiOkResponse({ type: CommandAnswer })
  choose(@Command() context: CommandContext, @Body() body: ChooseGoldenRequest): Promise<CommandAnswer> {
    return this.chooseGolden.choose(body, context);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Permission('process.choose-golden-batch')
  @ApiOkResponse({ type: CommandAnswer })
  withdraw(@Command() context: CommandContext, @Param('id') id: string, @Body() body: WithdrawGoldenRequest): Promise<CommandAnswer> {
    return this.chooseGolden.withdraw(id, body.reason, context);
  }
}
