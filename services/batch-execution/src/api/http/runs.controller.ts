import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CommandRun, type RunAnswer } from '../../application/command-run';
import { ReadRuns } from '../../application/read-runs';
import { AddCommentRequest, RaiseExceptionRequest, ReleaseToFloorRequest, RunAnswerResponse, RunCommandRequest } from './run-commands.dto';
import { RunDetailResponse, RunResponse } from './runs.dto';
import { runDetailResponse, runResponse } from './run-response';

const TEXT = { type: 'string', maxLength: 100 } as const;

@ApiTags('runs')
@Controller('v1/runs')
export class RunsController {
  constructor(
    private readonly reads: ReadRuns,
    private readonly commands: CommandRun,
  ) {}

  @Get()
  @Permission('execution.read')
  @ApiPageOf(RunResponse)
  @ApiQuery({ name: 'state', required: false, schema: TEXT, description: 'ISA-88 state' })
  @ApiQuery({ name: 'business', required: false, schema: TEXT, description: 'Business status' })
  @ApiQuery({ name: 'recipe', required: false, schema: TEXT, description: 'Code of the recipe' })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('state') state?: string, @Query('business') business?: string, @Query('recipe') recipe?: string): Promise<Page<RunResponse>> {
    const filter = { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }), ...(state === undefined ? {} : { state }), ...(business === undefined ? {} : { business }), ...(recipe === undefined ? {} : { recipe }) };
    return pageOf((await this.reads.list(actor, filter)).map(runResponse), page, ({ id }) => id);
  }

  @Get(':id')
  @Permission('execution.read')
  @ApiOkResponse({ type: RunDetailResponse })
  async detail(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RunDetailResponse> {
    return runDetailResponse(await this.reads.detail(actor, id));
  }

  @Post(':id/release-to-floor')
  @HttpCode(200)
  @Permission('execution.release-to-floor')
  @ApiOkResponse({ type: RunAnswerResponse })
  release(@Command() context: CommandContext, @Param('id') id: string, @Body() _body: ReleaseToFloorRequest): Promise<RunAnswer> {
    return this.commands.releaseToFloor(id, context);
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Permission('execution.command-run')
  @ApiOkResponse({ type: RunAnswerResponse })
  command(@Command() context: CommandContext, @Param('id') id: string, @Body() { command, reason }: RunCommandRequest): Promise<RunAnswer> {
    return this.commands.command(id, command, reason, context);
  }

  @Post(':id/exceptions')
  @Permission('execution.raise-exception')
  @ApiCreatedResponse({ type: RunAnswerResponse })
  raise(@Command() context: CommandContext, @Param('id') id: string, @Body() body: RaiseExceptionRequest): Promise<RunAnswer> {
    return this.commands.raiseException(id, body, context);
  }

  @Post(':id/comments')
  @Permission('execution.raise-exception')
  @ApiCreatedResponse({ type: RunAnswerResponse })
  comment(@Command() context: CommandContext, @Param('id') id: string, @Body() body: AddCommentRequest): Promise<RunAnswer> {
    return this.commands.comment(id, body, context);
  }
}
