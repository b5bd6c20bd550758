import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { chooseGolden, notChosen, withdrawGolden, type GoldenBatch, type GoldenBatchEvent } from '../domain/golden-batch';
import type { GoldenBatches } from './golden-batches';
import { plain } from './plain';
import { idOf } from './runs-of-alarm';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/** Somebody says which runs of a recipe the others are held against, or takes that back. It decides nothing about any batch. Refusals: `not-found` and those of the domain. */
export class ChooseGoldenBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly golden: GoldenBatches,
  ) {}

  choose({ site, recipe, runs, reason }: { readonly site: string; readonly recipe: string; readonly runs: readonly string[]; readonly reason: string }, context: CommandContext): Answer {
    requireSite(context.actor, site);
    const id = idOf(0, 'golden-batch', site, recipe);
    return this.transactions.run(async (tx) => {
      const golden = (await this.golden.find(tx, [site], id)) ?? notChosen(site, id, recipe);
      return this.append(tx, golden, unwrap(chooseGolden(golden, runs, await this.golden.runs(tx, site, runs), reason)), context);
    });
  }

  withdraw(id: string, reason: string, context: CommandContext): Answer {
    return this.transactions.run(async (tx) => {
      const golden = await this.golden.find(tx, context.actor.sites, id);
      if (!golden) throw refuse('not-found', { what: 'golden batch', id });
      return this.append(tx, golden, unwrap(withdrawGolden(golden, reason)), context);
    });
  }

  private async append(tx: Transaction, { site, id, recipe, sequence }: GoldenBatch, events: readonly GoldenBatchEvent[], context: CommandContext): Answer {
    const answer = { aggregate: id, sequence: sequence + events.length };
    await tx.append({
      site, aggregateType: 'golden-batch', aggregateId: id, expectedSequence: sequence, timeUsed: await tx.times(), by: attributionOf(context.actor),
      events: events.map((event) => ({ type: event.type, version: 1, body: plain(event.body), audit: [{ object: `golden batch of ${recipe}`, action: event.type, ...auditOf(event) }] })),
      rowsOf: this.golden.rowsOf,
      messages: events.map((event, at) => told(event, { subject: id, site, sequence: sequence + at + 1 })),
      ...answerOf(context, answer),
    });
    return answer;
  }
}

function auditOf({ type, body }: GoldenBatchEvent): { field: string; oldValue?: string; newValue: string; reason: string } {
  const { reason } = body;
  if (type === 'GoldenBatchWithdrawn') return { field: 'runs', oldValue: `choice ${body.choice}`, newValue: '', reason };
  return { field: 'runs', ...(body.replaces === undefined ? {} : { oldValue: `choice ${body.replaces}` }), newValue: `choice ${body.choice}: ${body.runs.map(({ number }) => number).join(', ')}`, reason };
}

function told(event: GoldenBatchEvent, at: { subject: string; site: string; sequence: number }) {
  const key = { goldenBatchId: at.subject, site: at.site };
  if (event.type === 'GoldenBatchWithdrawn') return outgoing('batchwright.process-data.v1.GoldenBatchWithdrawn', at, { ...key, ...event.body });
  const { runs, ...body } = event.body;
  return outgoing('batchwright.process-data.v1.GoldenBatchChosen', at, { ...key, ...body, runIds: runs.map(({ runId }) => runId) });
}
