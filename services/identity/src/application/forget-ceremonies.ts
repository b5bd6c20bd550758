import { Instants } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import type { Ceremonies } from './ceremonies';

/** How long a ceremony can be asked for, in seconds: far longer than its statement may be signed. */
const KEPT_SECONDS = 86_400;

/** Forgets ceremonies that are long over; their evidence stands in the records of the acts that used it. */
export class ForgetCeremonies {
  constructor(
    private readonly transactions: Transactions,
    private readonly ceremonies: Ceremonies,
  ) {}

  async execute(): Promise<void> {
    await this.transactions.run(async (tx) => this.ceremonies.forgetBefore(tx, Instants.addSeconds((await tx.times()).real, -KEPT_SECONDS)));
  }
}
