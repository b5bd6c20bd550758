import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { giveBadge, type BadgeFacts } from '../domain/badge';
import type { Badges } from './badges';

/** Gives a badge. Refusals: those of the domain; `not-found` when the site is not the actor's. */
export class GiveBadge {
  constructor(
    private readonly transactions: Transactions,
    private readonly badges: Badges,
    private readonly ids: () => string,
  ) {}

  execute(command: BadgeFacts & { readonly site: string }, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const { site, ...facts } = command;
    requireSite(actor, site);
    const id = this.ids();
    const answer = { aggregate: id, sequence: 1 };
    return this.transactions.run(async (tx) => {
      const events = unwrap(giveBadge(facts, actor.person));
      await tx.append({
        site,
        aggregateType: 'badge',
        aggregateId: id,
        expectedSequence: 0,
        by: attributionOf(actor),
        events: events.map(({ type, body }) => ({ type, version: 1, body: body as unknown as JsonObject, audit: [{ object: `badge of ${facts.person}`, action: type, newValue: facts.code }] })),
        rowsOf: this.badges.rowsOf,
        messages: [outgoing('batchwright.training.v1.QualificationGranted', { subject: id, site, sequence: 1 }, { qualificationId: id, site, grantedBy: actor.person, ...facts })],
        ...answerOf(context, answer, 201),
      });
      return answer;
    });
  }
}
