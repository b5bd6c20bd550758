import { convert, Decimal, err, Instants, isSiteDate, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';

/** What ERP asks for: product by recipe, quantity, date (ISA-95). */
export interface ProcessOrder {
  readonly id: string;
  readonly site: string;
  /** Number at the ERP, unique at the site. */
  readonly number: string;
  /** Code of the recipe. */
  readonly recipe: string;
  readonly quantity: Quantity;
  /** Date of the site. */
  readonly due?: string;
  /** Item code of the product, as the ERP names it. */
  readonly product?: string;
  readonly priority?: OrderPriority;
  readonly plan?: OrderPlan;
  /** Sequence of the aggregate; 0 = not received. */
  readonly sequence: number;
  /** Run that was made of it. */
  readonly runId?: string;
}

/** When an order is meant to be made, with what and by whom, as far as somebody planned it. It binds nobody: it is what pre-flight asks about (B21). */
export interface OrderPlan {
  /** Plant time. */
  readonly start: string;
  /** Plant time; absent = only the start is planned. */
  readonly end?: string;
  /** Items by requirement of the recipe. */
  readonly equipment?: readonly { readonly requirement: string; readonly item: string }[];
  /** Employee numbers. */
  readonly people?: readonly string[];
}

/** How soon the ERP wants it. */
export type OrderPriority = 'normal' | 'urgent';

/** What an order says when it comes in. */
export type OrderFacts = Pick<ProcessOrder, 'number' | 'recipe' | 'quantity' | 'due' | 'product' | 'priority' | 'plan'>;

export type ProcessOrderEvent =
  | { readonly type: 'OrderReceived'; readonly body: OrderFacts }
  | { readonly type: 'OrderBatched'; readonly body: { readonly runId: string; readonly runNumber: string } };

/** An order comes in. Refusals: `field-missing`, `not-a-quantity`, `not-a-date`, `planned-end-before-start`. */
export function receiveOrder(facts: OrderFacts): Result<ProcessOrderEvent[]> {
  for (const field of ['number', 'recipe'] as const) if (facts[field].trim() === '') return err(refuse('field-missing', { field }, { field }));
  const amount = convert(facts.quantity, facts.quantity.unit);
  if (!amount.ok) return amount;
  if (Decimal.parse(facts.quantity.value).compare(Decimal.ZERO) <= 0) return err(refuse('not-a-quantity', { value: facts.quantity.value }, { field: 'quantity' }));
  if (facts.due !== undefined && !isSiteDate(facts.due)) return err(refuse('not-a-date', { value: facts.due }, { field: 'due' }));
  const { plan } = facts;
  if (plan?.end !== undefined && Instants.compare(plan.end, plan.start) < 0) return err(refuse('planned-end-before-start', { from: plan.start, until: plan.end }, { field: 'plan.end' }));
  return ok([{ type: 'OrderReceived', body: facts }]);
}

/** A batch is made of it, once. Refusal: `order-already-batched`. */
export function batchOrder(order: ProcessOrder, runId: string, runNumber: string): Result<ProcessOrderEvent[]> {
  if (order.runId !== undefined) return err(refuse('order-already-batched', { number: order.number, runId: order.runId }, { rule: 'gmp-10' }));
  return ok([{ type: 'OrderBatched', body: { runId, runNumber } }]);
}
