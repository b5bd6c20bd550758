import type { Actor } from '@batchwright/access';
import type { Transactions } from '@batchwright/persistence';
import { spokenOf } from '../domain/expert';
import type { Experts, OpenConsole } from './experts';

/** An open console says that somebody is before it. No record: it is true for some seconds only. */
export class BeThere {
  constructor(
    private readonly transactions: Transactions,
    private readonly experts: Experts,
  ) {}

  execute(console: Omit<OpenConsole, 'person' | 'name'>, { person, name, sites }: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { real } = await tx.times();
      await this.experts.seen(tx, sites, { person, name, ...console, languages: spokenOf(console.languages) }, real);
    });
  }
}
