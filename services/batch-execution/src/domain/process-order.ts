import { convert, Decimal, type DomainError, err, Instants, isSiteDate, ok, refuse, type Quantity, type Result } from '@batchwright/kernel';

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
  /** No plan: it is not planned any more. */
  | { readonly type: 'OrderPlanned'; readonly body: { readonly plan?: OrderPlan; readonly reason?: string } }
  | { readonly type: 'OrderBatched'; readonly body: { readonly runId: string; readonly runNumber: string } };

/** An order comes in. Refusals: `field-missing`, `not-a-quantity`, `not-a-date`, those of a plan. */
export function receiveOrder(facts: OrderFacts): Result<ProcessOrderEvent[]> {
  for (const field of ['number', 'recipe'] as const) if (facts[field].trim() === '') return err(refuse('field-missing', { field }, { field }));
  const amount = convert(facts.quantity, facts.quantity.unit);
  if (!amount.ok) return amount;
  if (Decimal.parse(facts.quantity.value).compare(Decimal.ZERO) <= 0) return err(refuse('not-a-quantity', { value: facts.quantity.value }, { field: 'quantity' }));
  if (facts.due !== undefined && !isSiteDate(facts.due)) return err(refuse('not-a-date', { value: facts.due }, { field: 'due' }));
  const wrong = facts.plan && wrongIn(facts.plan);
  return wrong ? err(wrong) : ok([{ type: 'OrderReceived', body: facts }]);
}

/**
 * Plans an order anew, or takes its plan back (B21); `version` is what the planner saw. Refusals: `order-changed`, `order-already-batched`,
 * `planned-end-before-start`, `planned-twice`, `nothing-to-plan`.
 */
export function planOrder(order: ProcessOrder, { version, plan, reason }: { readonly version: number; readonly plan?: OrderPlan; readonly reason?: string }): Result<ProcessOrderEvent[]> {
  if (order.runId !== undefined) return err(refuse('order-already-batched', { number: order.number, runId: order.runId }, { rule: 'gmp-10' }));
  if (version !== order.sequence) return err(refuse('order-changed', { number: order.number, version: order.sequence }, { rule: 'gmp-10', field: 'version' }));
  if (plan === undefined && order.plan === undefined) return err(refuse('nothing-to-plan', { number: order.number }, { field: 'plan' }));
  const wrong = plan && wrongIn(plan);
  if (wrong) return err(wrong);
  return ok([{ type: 'OrderPlanned', body: { ...(plan === undefined ? {} : { plan }), ...(reason === undefined ? {} : { reason }) } }]);
}

/** What contradicts itself in a plan. */
function wrongIn({ start, end, equipment = [], people = [] }: OrderPlan): DomainError | undefined {
  if (end !== undefined && Instants.compare(end, start) < 0) return refuse('planned-end-before-start', { from: start, until: end }, { field: 'plan.end' });
  const twice = (named: readonly string[]): string | undefined => named.find((one, at) => named.indexOf(one) !== at);
  const [requirement, person] = [twice(equipment.map((one) => one.requirement)), twice(people)];
  if (requirement !== undefined) return refuse('planned-twice', { what: requirement }, { field: 'plan.equipment' });
  return person === undefined ? undefined : refuse('planned-twice', { what: person }, { field: 'plan.people' });
}

/** A batch is made of it, once. Refusal: `order-already-batched`. */
export function batchOrder(order: ProcessOrder, runId: string, runNumber: string): Result<ProcessOrderEvent[]> {
  if (order.runId !== undefined) return err(refuse('order-already-batched', { number: order.number, runId: order.runId }, { rule: 'gmp-10' }));
  return ok([{ type: 'OrderBatched', body: { runId, runNumber } }]);
}
