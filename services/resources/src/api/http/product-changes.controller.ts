import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Command, CommandAnswer } from '@batchwright/host';
import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SetProductChange, type ProductChanges } from '../../application/product-changes';
import { ProductChangeRequest, ProductChangesResponse } from './product-changes.dto';

/** Token of what keeps the product-change matrix. */
export const PRODUCT_CHANGES = Symbol('product changes');

/** The product-change matrix: what cleaning lies between two products. */
@ApiTags('equipment')
@Controller('v1/product-changes')
export class ProductChangesController {
  constructor(
    private readonly set: SetProductChange,
    @Inject(PRODUCT_CHANGES) private readonly changes: ProductChanges,
  ) {}

  @Get()
  @Permission('resources.read')
  @ApiOkResponse({ type: ProductChangesResponse })
  async list(@CurrentActor() actor: Actor): Promise<ProductChangesResponse> {
    const known = await this.changes.list(actor.sites);
    return { items: known.map(({ site, equipmentClass, from, to, level }) => ({ site, class: equipmentClass, from, to, level })) };
  }

  @Put()
  @Permission('resources.set-product-change')
  @ApiOkResponse({ type: CommandAnswer })
  put(@Command() context: CommandContext, @Body() { site, class: equipmentClass, from, to, level, reason }: ProductChangeRequest): Promise<CommandAnswer> {
    return this.set.execute(site, { equipmentClass, from, to, level }, reason, context);
  }
}
