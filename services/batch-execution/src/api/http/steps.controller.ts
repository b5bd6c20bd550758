import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, languageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadRuns } from '../../application/read-runs';
import { ReadStepCard } from '../../application/read-step-card';
import { cardResponse } from './card-response';
import { StepSummaryResponse } from './runs.dto';
import { StepCardResponse } from './step-card.dto';

@ApiTags('steps')
@Controller('v1/runs/:id/steps')
export class StepsController {
  constructor(
    private readonly reads: ReadRuns,
    private readonly cards: ReadStepCard,
  ) {}

  @Get()
  @Permission('execution.read')
  @ApiPageOf(StepSummaryResponse)
  @ApiQuery({ name: 'status', required: false, schema: { type: 'string', maxLength: 30 } })
  async list(@CurrentActor() actor: Actor, @Param('id') id: string, @Paging() page: PageRequest, @Query('status') status?: string): Promise<Page<StepSummaryResponse>> {
    const asked = { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }), ...(status === undefined ? {} : { status }) };
    const rows = await this.reads.steps(actor, id, asked);
    return pageOf(rows as unknown as StepSummaryResponse[], page, ({ key }) => key);
  }

  @Get(':key')
  @Permission('execution.read')
  @ApiOkResponse({ type: StepCardResponse })
  async card(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('key') key: string, @Headers('accept-language') accepted?: string): Promise<StepCardResponse> {
    return cardResponse(await this.cards.execute(id, key, actor), languageOf(accepted));
  }
}
