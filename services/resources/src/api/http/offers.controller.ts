import { CurrentActor, Permission, type Actor } from '@batchwright/access';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OfferEquipment, type Offer } from '../../application/offer-equipment';
import type { EquipmentRequirement } from '../../application/offer-equipment';
import { OffersRequest, OffersResponse, type WantedPropertyRequest } from './offers.dto';

/** Which equipment fits a requirement. It asks and changes nothing; the requirement is too long for a query. */
@ApiTags('equipment')
@Controller('v1/equipment-offers')
export class OffersController {
  constructor(private readonly offers: OfferEquipment) {}

  @Post()
  @HttpCode(200)
  @Permission('resources.read')
  @ApiOkResponse({ type: OffersResponse })
  offer(@CurrentActor() actor: Actor, @Body() { site, class: equipmentClass, properties = [], runId, product }: OffersRequest): Promise<Offer> {
    return this.offers.execute(actor, { site, requirement: requirementOf(equipmentClass, properties), ...(runId === undefined ? {} : { runId }), ...(product === undefined ? {} : { product }) });
  }
}

/** What is asked of an item, as the domain says it. */
export function requirementOf(equipmentClass: string, properties: readonly WantedPropertyRequest[]): EquipmentRequirement {
  const named = properties.map(({ property, min, max, unit, equals }) => ({ name: property, ...(min === undefined ? {} : { low: min }), ...(max === undefined ? {} : { high: max }), ...(unit === undefined ? {} : { unit }), ...(equals === undefined ? {} : { equals }) }));
  return { equipmentClass, properties: named };
}
