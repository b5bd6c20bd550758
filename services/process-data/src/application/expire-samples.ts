import type { Transactions } from '@batchwright/persistence';
import type { Samples } from './samples';

/** Goes through the days that are over: each is brought into the order of its tags once, samples that are kept no longer are removed, and how many of which day is recorded: a removal is an act, even when a rule does it. */
export class ExpireSamples {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: Samples,
    private readonly ids: () => string,
  ) {}

  /** Answers how many were removed. */
  async execute(): Promise<number> {
    let count = 0;
    for (const day of await this.samples.days()) count += await this.expire(day);
    return count;
  }

  private expire(day: string): Promise<number> {
    return this.transactions.run(async (tx) => {
      const removed = await this.samples.expire(tx, day);
      for (const { site, tags, samples } of removed) {
        await tx.append({
          site, aggregateType: 'retention', aggregateId: this.ids(), expectedSequence: 0,
          events: [{ type: 'SamplesRemoved', version: 1, body: { day, tags, samples }, audit: [{ object: `samples of ${day}`, action: 'SamplesRemoved', oldValue: `${samples} of ${tags} tags`, reason: 'the days for which their tags are kept are over, and no run used the equipment' }] }],
        });
      }
      return removed.reduce((sum, { samples }) => sum + samples, 0);
    });
  }
}
