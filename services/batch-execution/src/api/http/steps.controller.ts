import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, languageOf, pageOf, Paging, problemOf, type Language, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadRuns } from '../../application/read-runs';
import { ReadStepCard } from '../../application/read-step-card';
import type { Possibility, StepCard } from '../../application/step-card';
import { commentPart, exceptionPart } from './run-response';
import { StepSummaryResponse } from './runs.dto';
import { StepCardResponse, type PossibilityPart } from './step-card.dto';

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

function cardResponse(card: StepCard, language: Language): StepCardResponse {
  const { run, recipe, start, completion, exceptions, comments, ...rest } = card;
  return {
    runId: run.id, runNumber: run.number, site: run.site, runState: run.state, business: run.business, sealed: run.sealed, sequence: run.sequence,
    recipe: run.recipe, recipeTitle: recipe.title, ...(recipe.product ? { product: recipe.product } : {}), batchSize: run.batchSize,
    ...(rest as unknown as Omit<StepCardResponse, 'start' | 'completion' | 'exceptions' | 'comments' | 'recipe' | 'runId' | 'runNumber' | 'site' | 'runState' | 'business' | 'sealed' | 'sequence' | 'recipeTitle' | 'product' | 'batchSize'>),
    start: possibility(start, language), completion: possibility(completion, language),
    exceptions: exceptions.map(exceptionPart), comments: comments.map(commentPart),
  };
}

/** The refusal in the words in which the act itself would be refused. */
function possibility({ possible, refusal }: Possibility, language: Language): PossibilityPart {
  if (!refusal) return { possible };
  const { code, title, detail, rule, moves, params } = problemOf(refusal, { instance: '', language, traceId: '' });
  return { possible, refusal: { code, title, detail, params, ...(rule === undefined ? {} : { rule }), ...(moves === undefined ? {} : { moves: moves.map((move) => ({ ...move, roles: [...move.roles] })) }) } };
}
