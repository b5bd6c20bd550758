import type { Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import { expireQualification } from '../domain/qualification';
import { messagesOf } from './qualification-messages';
import type { Qualifications } from './qualifications';

const AT_A_TIME = 100;

/**
 * Announces qualifications whose end has come (H2). Holders of the standing grant know its end themselves; the event is for the
 * record and for screens. Two replicas may look at once: the loser of the race finds nothing left to say.
 */
export class ExpireQualifications {
  constructor(
    private readonly transactions: Transactions,
    private readonly qualifications: Qualifications,
  ) {}

  /** Answers how many were announced. */
  async execute(): Promise<number> {
    let count = 0;
    for (;;) {
      const due = await this.qualifications.due(AT_A_TIME);
      for (const { site, id } of due) count += await this.expire(site, id);
      if (due.length < AT_A_TIME) return count;
    }
  }

  private expire(site: string, id: string): Promise<number> {
    return this.transactions.run(async (tx) => {
      const times = await tx.times();
      const qualification = await this.qualifications.find(tx, [site], id);
      const events = qualification ? expireQualification(qualification, times.plant) : [];
      if (!qualification || events.length === 0) return 0;
      const { person, code, until, sequence } = qualification;
      await tx.append({
        site,
        aggregateType: 'qualification',
        aggregateId: id,
        expectedSequence: sequence,
        events: events.map(({ type, body }) => ({
          type, version: 1, body: body as unknown as JsonObject,
          audit: [{ object: `qualification of ${person}`, action: type, field: code, oldValue: 'valid', newValue: 'expired', reason: `it held until ${until}` }],
        })),
        rowsOf: this.qualifications.rowsOf,
        timeUsed: times,
        messages: messagesOf(qualification, events, { person: '', at: times.plant }),
      });
      return 1;
    });
  }
}
