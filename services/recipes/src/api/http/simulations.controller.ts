import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SimulateDraft } from '../../application/simulate-draft';
import { SimulateDraftRequest, SimulationResponse } from './recipes.dto';

/** The rehearsal of a document that is still being written. It asks and changes nothing; a document is too long for a query. */
@ApiTags('recipe versions')
@Controller('v1/simulations')
export class SimulationsController {
  constructor(private readonly simulate: SimulateDraft) {}

  @Post()
  @HttpCode(200)
  @Permission('recipes.draft')
  @ApiOkResponse({ type: SimulationResponse })
  async one(@CurrentActor() actor: Actor, @Body() body: SimulateDraftRequest): Promise<object> {
    return { report: await this.simulate.execute(actor, body) };
  }
}
