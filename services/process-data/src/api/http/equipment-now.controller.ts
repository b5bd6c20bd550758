import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { keyOf, type EquipmentNow, type EquipmentsNow } from '../../application/equipment-now';
import { EquipmentNowResponse } from './equipment-now.dto';

/** Token under which the module provides the port. */
export const EQUIPMENT_NOW = Symbol('equipment-now');

const word = (name: string, description: string): MethodDecorator => ApiQuery({ name, required: false, schema: { type: 'string', maxLength: 200 }, description });

@ApiTags('equipment')
@Controller('v1/equipment')
export class EquipmentNowController {
  constructor(@Inject(EQUIPMENT_NOW) private readonly equipment: EquipmentsNow) {}

  @Get()
  @Permission('process.read')
  @ApiPageOf(EquipmentNowResponse)
  @word('equipment', 'Only this one')
  @word('runId', 'With stepKey: only what that step uses now, and its room')
  @word('stepKey', 'Key of a step of the run')
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('equipment') equipment?: string, @Query('runId') runId?: string, @Query('stepKey') stepKey?: string): Promise<Page<EquipmentNow>> {
    const filter = { ...(equipment ? { equipment } : {}), ...(runId && stepKey ? { step: { runId, stepKey } } : {}) };
    const rows = await this.equipment.list(actor.sites, filter, { ...(page.after === undefined ? {} : { after: page.after }), limit: page.limit + 1 });
    return pageOf(rows, page, keyOf);
  }
}
