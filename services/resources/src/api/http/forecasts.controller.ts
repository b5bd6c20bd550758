import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForeseeRefusals } from '../../application/foresee-refusals';
import { ForecastRequest, ForecastResponse } from './forecasts.dto';
import { requirementOf } from './offers.controller';

/** What a planned order will be refused for. It asks and changes nothing; a plan is too long for a query. */
@ApiTags('equipment')
@Controller('v1/forecasts')
export class ForecastsController {
  constructor(private readonly foresee: ForeseeRefusals) {}

  @Post()
  @HttpCode(200)
  @Permission('resources.read')
  @ApiOkResponse({ type: ForecastResponse })
  async forecast(@CurrentActor() actor: Actor, @Body() { site, from, until, equipment, materials }: ForecastRequest): Promise<ForecastResponse> {
    const refusals = await this.foresee.execute(actor, {
      site, from, until,
      equipment: equipment.map(({ class: equipmentClass, properties = [], steps = [], ...more }) => ({ requirement: requirementOf(equipmentClass, properties), steps, ...more })),
      materials: materials.map(({ steps = [], lots = 'any', before = [], ...more }) => ({ steps, lots, before: before.map((one) => ({ ...one, lots: one.lots ?? 'any' })), ...more })),
    });
    return { refusals: refusals as unknown as ForecastResponse['refusals'] };
  }
}
