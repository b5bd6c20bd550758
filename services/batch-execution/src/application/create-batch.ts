import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { ZERO_HEAD, type JsonObject } from '@batchwright/records';
import { decide, indexRecipe, moveOf, newRunView, parseRecipe, RUN_EVENT_VERSION, type RunKind } from '@batchwright/procedure';
import { batchOrder } from '../domain/process-order';
import { circumstancesOf, foldEvents, occasionOf, performerOf } from './act-on-run';
import { auditOf } from './audit-of';
import { messagesOf } from './messages-of';
import type { Orders } from './orders';
import type { Runs } from './runs';

/** First part of the numbers of runs whose recipe names no product, by what they are. */
const PREFIXES: Readonly<Record<RunKind, string>> = { batch: 'RUN', cleaning: 'CLN', check: 'CHK', sanitisation: 'SAN', 'set-up': 'SET' };

/** Makes the batch of an order: a number of its own, the effective recipe version frozen (gmp 4, B1). */
export class CreateBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly runs: Runs,
    private readonly ids: () => string,
  ) {}

  /** Refusals: `not-found`, `recipe-not-effective`, `order-already-batched`, those of `CreateRun`. */
  async execute(orderId: string, context: CommandContext): Promise<{ aggregate: string; sequence: number; runId: string; number: string }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const order = await this.orders.find(tx, actor.sites, orderId);
      if (!order) throw refuse('not-found', { what: 'order', id: orderId });
      if (order.runId !== undefined) throw refuse('order-already-batched', { number: order.number, runId: order.runId }, { rule: 'gmp-10' });
      const times = await tx.times();
      const effective = await this.orders.effective(tx, order.site, order.recipe, times.plant);
      if (!effective) throw refuse('recipe-not-effective', { recipe: order.recipe, site: order.site }, { rule: 'gmp-4', moves: [moveOf('make-effective')] });
      const parsed = parseRecipe(JSON.parse(effective.document) as unknown);
      if (!parsed.ok) throw new Error(`the effective recipe ${effective.hash} cannot be read`);
      const recipe = indexRecipe(parsed.value, effective.hash);
      const { header } = parsed.value;
      const number = await this.runs.nextNumber(tx, order.site, prefixOf(header.kind, header.product?.code), times.plant.slice(0, 4));
      const runId = this.ids();
      const { version, versionId, hash } = effective;
      const view = newRunView(runId, order.site);
      const command = { type: 'CreateRun', by: performerOf(actor, undefined), number, kind: header.kind, recipe: { code: header.code, version, versionId, hash }, order: { id: order.id, number: order.number }, batchSize: order.quantity } as const;
      const events = unwrap(decide(command, view, recipe, occasionOf(times, this.ids)));
      const after = foldEvents(view, events, times, actor);
      const answer = { aggregate: runId, sequence: events.length, runId, number };
      const by = attributionOf(actor);
      await tx.append({
        site: order.site, aggregateType: 'process-order', aggregateId: order.id, expectedSequence: order.sequence, by, timeUsed: times,
        events: unwrap(batchOrder(order, runId, number)).map(({ type, body }) => ({ type, version: 1, body: body as unknown as JsonObject, audit: [{ object: `order ${order.number}`, action: type, newValue: number }] })),
        rowsOf: this.orders.rowsOf,
        messages: [outgoing('batchwright.batch-execution.v1.OrderBatched', { subject: order.id, site: order.site, sequence: order.sequence + 1 }, { orderId: order.id, runId, runNumber: number })],
      });
      const request = { site: order.site, aggregateType: 'run', aggregateId: runId, expectedSequence: 0, by, events: events.map((event) => ({ type: event.type, version: RUN_EVENT_VERSION, body: event.body as unknown as JsonObject, audit: auditOf(after.run, event, recipe) })) };
      await tx.append({
        ...request,
        timeUsed: times,
        rows: this.runs.changes(view, after, events, circumstancesOf(times, actor)),
        messages: messagesOf({ before: view.run, events, after, actor, times, head: ZERO_HEAD, request }),
        ...answerOf(context, answer, 201),
      });
      return answer;
    });
  }
}

/** `WS` of a product `WAR-SOD-5`: initials of the first two words of its code; of a run that makes nothing, what it is. */
function prefixOf(kind: RunKind, product: string | undefined): string {
  if (product === undefined || kind !== 'batch') return PREFIXES[kind];
  const words = product.split(/[^A-Za-z]+/).filter((word) => word !== '');
  return words.slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('') || PREFIXES.batch;
}
