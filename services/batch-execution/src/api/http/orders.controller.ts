import { Command, CommandAnswer, ApiPageOf, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CreateBatch } from '../../application/create-batch';
import type { Orders } from '../../application/orders';
import { ForeseeOrder } from '../../application/foresee-order';
import { PlanOrder } from '../../application/plan-order';
import { ReceiveOrder } from '../../application/receive-order';
import { OrderForecastResponse } from './order-forecast.dto';
import { present } from './present';
import { BatchAnswer, OrderAnswer, OrderResponse, PlanOrderRequest, ReceiveOrderRequest } from './orders.dto';

/** Where process orders are read. */
export const ORDERS = Symbol('orders');

@ApiTags('orders')
@Controller('v1/orders')
export class OrdersController {
  constructor(
    @Inject(ORDERS) private readonly orders: Orders,
    private readonly receiveOrder: ReceiveOrder,
    private readonly createBatch: CreateBatch,
    private readonly planOrder: PlanOrder,
    private readonly foresee: ForeseeOrder,
  ) {}

  @Get()
  @Permission('execution.read')
  @ApiPageOf(OrderResponse)
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest): Promise<Page<OrderResponse>> {
    const rows = await this.orders.list(actor.sites, { limit: page.limit + 1, ...(page.after === undefined ? {} : { after: page.after }) });
    const { items, next } = pageOf(rows, page, (row) => row.id);
    const shown = items.map(({ quantity, unit, ...row }) => ({ quantity: { value: quantity, unit }, ...present(row) }) as OrderResponse);
    return next === undefined ? { items: shown } : { items: shown, next };
  }

  @Post()
  @Permission('execution.create-order')
  @ApiCreatedResponse({ type: OrderAnswer })
  receive(@Command() context: CommandContext, @Body() body: ReceiveOrderRequest): Promise<OrderAnswer> {
    return this.receiveOrder.execute(body, context);
  }

  @Post(':id/plan')
  @HttpCode(200)
  @Permission('execution.plan-order')
  @ApiOkResponse({ type: CommandAnswer })
  plan(@Command() context: CommandContext, @Param('id') id: string, @Body() body: PlanOrderRequest): Promise<CommandAnswer> {
    return this.planOrder.execute(id, body, context);
  }

  @Get(':id/pre-flight')
  @Permission('execution.read')
  @ApiOkResponse({ type: OrderForecastResponse })
  async preFlight(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OrderForecastResponse> {
    return (await this.foresee.execute(actor, id)) as unknown as OrderForecastResponse;
  }

  @Post(':id/batch')
  @Permission('execution.create-batch')
  @ApiCreatedResponse({ type: BatchAnswer })
  batch(@Command() context: CommandContext, @Param('id') id: string): Promise<BatchAnswer> {
    return this.createBatch.execute(id, context);
  }
}
