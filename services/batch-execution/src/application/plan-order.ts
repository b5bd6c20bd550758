import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { withWaysOut } from '@batchwright/procedure';
import type { JsonObject } from '@batchwright/records';
import { planOrder, type OrderPlan } from '../domain/process-order';
import type { Orders } from './orders';

/** A plan of an order that is there; without one, the order is not planned any more. */
export interface PlanOrderCommand {
  /** Version of the order that the planner saw. */
  readonly version: number;
  readonly plan?: OrderPlan;
  readonly reason?: string;
}

/** Plans an order anew: when, with what, by whom (B21). It binds nobody; pre-flight asks about it. */
export class PlanOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
  ) {}

  /** Refusals: `not-found`, those of `planOrder`. */
  async execute(orderId: string, command: PlanOrderCommand, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    return this.transactions.run(async (tx) => {
      const order = await this.orders.find(tx, context.actor.sites, orderId);
      if (!order) throw refuse('not-found', { what: 'order', id: orderId });
      const { id, site, number, sequence } = order;
      const planned = planOrder(order, command);
      if (!planned.ok) throw withWaysOut(planned.error);
      const events = planned.value;
      const answer = { aggregate: id, sequence: sequence + events.length };
      const { plan, reason } = command;
      const audit = { object: `order ${number}`, action: 'OrderPlanned', field: 'plan', ...(order.plan ? { oldValue: inWords(order.plan) } : {}), newValue: plan ? inWords(plan) : 'not planned', ...(reason === undefined ? {} : { reason }) };
      await tx.append({
        site, aggregateType: 'process-order', aggregateId: id, expectedSequence: sequence, by: attributionOf(context.actor),
        events: events.map(({ type, body }) => ({ type, version: 1, body: body as unknown as JsonObject, audit: [audit] })),
        rowsOf: this.orders.rowsOf,
        messages: [outgoing('batchwright.batch-execution.v1.OrderPlanned', { subject: id, site, sequence: answer.sequence }, { orderId: id, number, equipment: [...(plan?.equipment ?? [])], people: [...(plan?.people ?? [])], ...(plan ? { start: plan.start } : {}), ...(plan?.end === undefined ? {} : { end: plan.end }) })],
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}

/** `2026-11-24T21:00:00Z – 2026-11-25T05:00:00Z, blender: VB-01, E1001`. */
function inWords({ start, end, equipment = [], people = [] }: OrderPlan): string {
  return [end === undefined ? start : `${start} – ${end}`, ...equipment.map(({ requirement, item }) => `${requirement}: ${item}`), ...people].join(', ');
}
