import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer, StatementResponse } from '@batchwright/host';
import type { Evidence, Statement } from '@batchwright/records';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ReadWeighings, type WeighingView } from '../../application/read-weighings';
import { Weigh } from '../../application/weigh';
import { ReasonRequest } from './equipment.dto';
import { BeginWeighingRequest, KeepWeightRequest, PrintDispensingLabelRequest, SignedKeepWeightRequest, WeighingResponse, WeighingsResponse } from './weighings.dto';

/** Guided weighing: one weighing from its beginning to its label. */
@ApiTags('weighings')
@Controller('v1/weighings')
export class WeighingsController {
  constructor(
    private readonly weigh: Weigh,
    private readonly reading: ReadWeighings,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: WeighingsResponse })
  @ApiQuery({ name: 'runId', required: true, schema: { type: 'string', maxLength: 100 } })
  @ApiQuery({ name: 'stepKey', required: true, schema: { type: 'string', maxLength: 200 } })
  async ofStep(@CurrentActor() actor: Actor, @Query('runId') runId: string, @Query('stepKey') stepKey: string): Promise<{ items: WeighingView[] }> {
    return { items: await this.reading.ofStep(actor.sites, runId, stepKey) };
  }

  @Get(':id')
  @Permission('resources.read')
  @ApiOkResponse({ type: WeighingResponse })
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WeighingView> {
    return this.reading.one(actor.sites, id);
  }

  @Post()
  @Permission('resources.weigh')
  @ApiCreatedResponse({ type: CommandAnswer })
  begin(@Command() context: CommandContext, @Body() body: BeginWeighingRequest): Promise<CommandAnswer> {
    return this.weigh.begin(body, context);
  }

  @Post(':id/zero')
  @HttpCode(200)
  @Permission('resources.weigh')
  @ApiOkResponse({ type: CommandAnswer })
  zero(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.weigh.zero(id, context);
  }

  @Post(':id/tare')
  @HttpCode(200)
  @Permission('resources.weigh')
  @ApiOkResponse({ type: CommandAnswer })
  tare(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.weigh.tare(id, context);
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @Permission('resources.weigh')
  @ApiOkResponse({ type: CommandAnswer })
  resume(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.weigh.resume(id, context);
  }

  @Post(':id/capture')
  @HttpCode(200)
  @Permission('resources.weigh')
  @ApiOkResponse({ type: CommandAnswer })
  capture(@Command() context: CommandContext, @Param('id') id: string): Promise<CommandAnswer> {
    return this.weigh.capture(id, context);
  }

  @Post(':id/deviation/statements')
  @HttpCode(200)
  @Permission('resources.keep-weight')
  @ApiOkResponse({ type: StatementResponse })
  async putDeviation(@Command() context: CommandContext, @Param('id') id: string, @Body() body: KeepWeightRequest): Promise<{ statement: Statement }> {
    return { statement: await this.weigh.putDeviation(id, body.reason, context) };
  }

  @Post(':id/deviation')
  @HttpCode(200)
  @Permission('resources.keep-weight')
  @ApiOkResponse({ type: CommandAnswer })
  deviate(@Command() context: CommandContext, @Param('id') id: string, @Body() body: SignedKeepWeightRequest): Promise<CommandAnswer> {
    return this.weigh.deviate(id, body.reason, body.evidence as unknown as Evidence, context);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Permission('resources.weigh')
  @ApiOkResponse({ type: CommandAnswer })
  stop(@Command() context: CommandContext, @Param('id') id: string, @Body() body: ReasonRequest): Promise<CommandAnswer> {
    return this.weigh.stop(id, body.reason, context);
  }

  @Post(':id/labels')
  @HttpCode(200)
  @Permission('resources.print-label')
  @ApiOkResponse({ type: CommandAnswer })
  printLabel(@Command() context: CommandContext, @Param('id') id: string, @Body() body: PrintDispensingLabelRequest): Promise<CommandAnswer> {
    return this.weigh.printLabel(id, body.reason ?? '', context);
  }
}
