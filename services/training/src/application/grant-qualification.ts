import { answerOf, attributionOf, redeemEvidence, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Evidence, JsonObject } from '@batchwright/records';
import { grantQualification, notGranted } from '../domain/qualification';
import { qualificationContent, type QualificationFacts } from './qualification-content';
import { messagesOf } from './qualification-messages';
import type { Qualifications } from './qualifications';

/** A trainer grants a qualification with his signature (21 CFR 211.25(a)). Refusals: `own-work`, `period-wrong`, `person-unknown`, and those of evidence. */
export class GrantQualification {
  constructor(
    private readonly transactions: Transactions,
    private readonly qualifications: Qualifications,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
  ) {}

  async execute(facts: QualificationFacts, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const { site, person, code, from, until } = facts;
    requireSite(actor, site);
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      if ((await this.qualifications.personName(tx, person)) === undefined) throw refuse('person-unknown', { person }, { field: 'person' });
      const before = notGranted(site, id);
      const events = unwrap(grantQualification(before, { person, code, from, until }, actor.person));
      const subjectId = `${person}/${code}`;
      const { signature, use } = await redeemEvidence(tx, this.signingIssuer, evidence, { site, action: 'grant-qualification', subjectId, content: qualificationContent(facts), person: actor.person });
      const answer = { aggregate: id, sequence: events.length };
      await tx.append({
        site,
        aggregateType: 'qualification',
        aggregateId: id,
        expectedSequence: 0,
        by: attributionOf(actor),
        events: events.map((event) => ({
          type: event.type,
          version: 1,
          body: { ...event.body, signatures: [signature] } as unknown as JsonObject,
          audit: [{ object: `qualification of ${person}`, action: event.type, field: code, newValue: `${from} – ${until}` }],
        })),
        rowsOf: this.qualifications.rowsOf,
        evidenceUses: [use],
        messages: messagesOf(before, events, { person: actor.person, at: from }),
        ...answerOf(context, answer, 201),
      });
      return answer;
    });
  }
}
