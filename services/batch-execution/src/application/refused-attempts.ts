import type { Actor } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';

/** Rules whose refusal is an attempt worth remembering: signatures, four eyes, order, place, scope. */
const RULES: readonly (string | undefined)[] = ['gmp-3', 'gmp-4', 'gmp-5', 'gmp-7', 'gmp-11', 'ISA-88', '21 CFR 11.10(d)', '21 CFR 211.101(d)'];
const CODES: readonly string[] = ['role-missing', 'qualification-missing', 'equipment-unsuitable', 'material-unsuitable'];

/** Tells identity's security stream of refused attempts, so that a flood of them blocks no batch (decisions, "Refusals"). */
export class RefusedAttempts {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: () => string,
  ) {}

  /** Reports it when it is one; the refusal itself is the caller's to throw. */
  async report(error: unknown, actor: Actor, object: string): Promise<void> {
    if (!(error instanceof DomainError) || error.kind !== 'user' || !(RULES.includes(error.rule) || CODES.includes(error.code))) return;
    const id = this.ids();
    const { person, account, terminal = '' } = actor;
    await this.transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      const event = { id, site: actor.sites[0] ?? '', service: 'batch-execution', kind: error.code, person, account, terminal, object, detail: error.rule ?? '', at, count: 1 };
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: event.site, sequence: 0, id }, event)]);
    });
  }
}
