import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { PlanSessions } from '../../application/plan-sessions';
import { PlansResponse, PlanSessionRequest, PlanWordRequest } from './plans.dto';
import { ExpertsResponse } from './sessions.dto';

const TEXT = { type: 'string', maxLength: 100 } as const;

/** Sessions that are planned: when, at which step, with whom. */
@ApiTags('plans')
@Controller('v1')
export class PlansController {
  constructor(private readonly plans: PlanSessions) {}

  @Get('runs/:id/experts')
  @Permission('tandem.read')
  @ApiOkResponse({ type: ExpertsResponse, description: 'Who may be asked to a step of the run that was not begun; what it asks for is looked at when he is called' })
  async experts(@CurrentActor() actor: Actor, @Param('id') runId: string): Promise<ExpertsResponse> {
    return { asked: [], items: (await this.plans.whoMayCome(actor, runId)).map((item) => ({ ...item, languages: [...item.languages] })) };
  }

  @Get('plans')
  @Permission('tandem.read')
  @ApiQuery({ name: 'runId', required: false, schema: TEXT })
  @ApiQuery({ name: 'stepKey', required: false, schema: TEXT })
  @ApiQuery({ name: 'mine', required: false, schema: { type: 'string', enum: ['open'] }, description: 'Only those that one planned, or to which one is asked' })
  @ApiOkResponse({ type: PlansResponse, description: 'Those that were not taken back and are not over, the next first' })
  async list(@CurrentActor() actor: Actor, @Query('runId') runId?: string, @Query('stepKey') stepKey?: string, @Query('mine') mine?: string): Promise<PlansResponse> {
    const items = await this.plans.list(actor, { ...(runId ? { runId } : {}), ...(stepKey ? { stepKey } : {}), ...(mine ? { person: actor.person } : {}) });
    return { items: items.map(({ experts, ...item }) => ({ ...item, experts: experts.map((expert) => ({ ...expert })) })) };
  }

  @Post('plans')
  @Permission('tandem.call')
  @ApiCreatedResponse({ type: CommandAnswer })
  plan(@Command() context: CommandContext, @Body() body: PlanSessionRequest): Promise<CommandAnswer> {
    return this.plans.plan(body, context);
  }

  @Post('plans/:id/acceptance')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  accept(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.plans.accept(id, context);
  }

  @Post('plans/:id/refusal')
  @HttpCode(200)
  @Permission('tandem.take-part')
  @ApiOkResponse({ type: CommandAnswer })
  decline(@Command() context: CommandContext, @Param('id') id: string, @Body() { word }: PlanWordRequest): Promise<CommandAnswer> {
    return this.plans.decline(id, word, context);
  }

  @Post('plans/:id/cancellation')
  @HttpCode(200)
  @Permission('tandem.call')
  @ApiOkResponse({ type: CommandAnswer })
  cancel(@Command() context: CommandContext, @Param('id') id: string, @Body() { word }: PlanWordRequest): Promise<CommandAnswer> {
    return this.plans.cancel(id, word, context);
  }
}
