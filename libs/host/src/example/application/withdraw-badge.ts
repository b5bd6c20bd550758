import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { withdrawBadge } from '../domain/badge';
import type { Badges } from './badges';

/** Takes a badge away. Refusals: `not-found`, `wrong-state`. */
export class WithdrawBadge {
  constructor(
    private readonly transactions: Transactions,
    private readonly badges: Badges,
  ) {}

  execute(id: string, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const badge = await this.badges.find(tx, actor.sites, id);
      if (!badge) throw refuse('not-found', { what: 'badge' });
      const events = unwrap(withdrawBadge(badge, reason));
      const answer = { aggregate: id, sequence: badge.sequence + events.length };
      await tx.append({
        site: badge.site,
        aggregateType: 'badge',
        aggregateId: id,
        expectedSequence: badge.sequence,
        by: attributionOf(actor),
        events: events.map(({ type, body }) => ({ type, version: 1, body: body as unknown as JsonObject, audit: [{ object: `badge of ${badge.person}`, action: type, reason }] })),
        rowsOf: this.badges.rowsOf,
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}
