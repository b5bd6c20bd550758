import type { Actor } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';

/** Tells identity's security stream of those who tried to get into a session that is not theirs. */
export class RefusedStrangers {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: () => string,
  ) {}

  /** Reports it when it is that; the refusal itself is the caller's to throw. */
  async report(error: unknown, { person, account, terminal = '', sites }: Actor, session: string): Promise<void> {
    if (!(error instanceof DomainError) || error.code !== 'not-in-session') return;
    const id = this.ids();
    await this.transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      const event = { id, site: sites[0] ?? '', service: 'tandem', kind: error.code, person, account, terminal, object: `session ${session}`, detail: error.rule ?? '', at, count: 1 };
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: event.site, sequence: 0, id }, event)]);
    });
  }
}
