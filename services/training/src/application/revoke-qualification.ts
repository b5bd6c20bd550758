import { answerOf, attributionOf, redeemEvidence, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence, JsonObject } from '@batchwright/records';
import { revokeQualification } from '../domain/qualification';
import { revocationContent } from './qualification-content';
import { messagesOf } from './qualification-messages';
import type { Qualifications } from './qualifications';

/**
 * A trainer or quality takes a qualification away with a signature; whoever holds a standing grant of it is told by the event.
 * Refusals: `not-found`, `wrong-state`, `reason-missing`, and those of evidence.
 */
export class RevokeQualification {
  constructor(
    private readonly transactions: Transactions,
    private readonly qualifications: Qualifications,
    private readonly signingIssuer: string,
  ) {}

  async execute(id: string, reason: string, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const qualification = await this.qualifications.find(tx, actor.sites, id);
      if (!qualification) throw refuse('not-found', { what: 'qualification', id });
      const events = unwrap(revokeQualification(qualification, reason));
      const { site, person, code, sequence } = qualification;
      const { signature, use } = await redeemEvidence(tx, this.signingIssuer, evidence, {
        site, action: 'revoke-qualification', subjectId: id, content: revocationContent(qualification, reason), person: actor.person,
      });
      const times = await tx.times();
      const answer = { aggregate: id, sequence: sequence + events.length };
      await tx.append({
        site,
        aggregateType: 'qualification',
        aggregateId: id,
        expectedSequence: sequence,
        by: attributionOf(actor),
        events: events.map((event) => ({
          type: event.type,
          version: 1,
          body: { ...event.body, signatures: [signature] } as unknown as JsonObject,
          audit: [{ object: `qualification of ${person}`, action: event.type, field: code, oldValue: qualification.expired ? 'expired' : 'valid', newValue: 'revoked', reason }],
        })),
        rowsOf: this.qualifications.rowsOf,
        evidenceUses: [use],
        timeUsed: times,
        messages: messagesOf(qualification, events, { person: actor.person, at: times.plant }),
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}
