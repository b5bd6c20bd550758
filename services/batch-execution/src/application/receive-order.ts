import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { receiveOrder, type OrderFacts } from '../domain/process-order';
import type { Orders } from './orders';

/** An order as ERP or a supervisor enters it. */
export interface ReceiveOrderCommand extends OrderFacts {
  readonly site: string;
}

/** Enters a process order. Refusals: of `receiveOrder`; `already-exists` for a number that is there. */
export class ReceiveOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly ids: () => string,
  ) {}

  async execute({ site, ...facts }: ReceiveOrderCommand, context: CommandContext): Promise<{ aggregate: string; sequence: number; id: string }> {
    requireSite(context.actor, site);
    const events = unwrap(receiveOrder(facts));
    const id = this.ids();
    const answer = { aggregate: id, sequence: events.length, id };
    await this.transactions.run((tx) =>
      tx.append({
        site,
        aggregateType: 'process-order',
        aggregateId: id,
        expectedSequence: 0,
        by: attributionOf(context.actor),
        events: events.map(({ type, body }) => ({ type, version: 1, body: body as unknown as JsonObject, audit: [{ object: `order ${facts.number}`, action: type, newValue: `${facts.quantity.value} ${facts.quantity.unit} ${facts.recipe}` }] })),
        rowsOf: this.orders.rowsOf,
        messages: [outgoing('batchwright.batch-execution.v1.OrderReceived', { subject: id, site, sequence: 1 }, { orderId: id, site, number: facts.number, recipe: facts.recipe, quantity: facts.quantity, ...(facts.due ? { due: facts.due } : {}) })],
        ...answerOf(context, answer, 201),
      }),
    );
    return answer;
  }
}
