import { isSecurityRefusal, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { withWaysOut } from '@batchwright/procedure';

/** Tells the security stream of acts that were refused for who the person is or what was signed (gmp 3, 5). The refusal itself goes on to the caller. */
export class ReportRefusals {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: () => string,
  ) {}

  /** Runs an act; `object` is what it was tried on: `batch 0192…`. */
  async around<T>(object: string, context: CommandContext, act: () => Promise<T>): Promise<T> {
    const place = object.startsWith('batch ') ? { run: object.slice('batch '.length) } : {};
    try {
      return await act();
    } catch (error) {
      if (isSecurityRefusal(error)) await this.report(object, context, error);
      throw error instanceof DomainError ? withWaysOut(error, place) : error;
    }
  }

  private async report(object: string, { actor }: CommandContext, error: DomainError): Promise<void> {
    const id = this.ids();
    const site = actor.sites[0] ?? '';
    const { person, account, terminal = '' } = actor;
    await this.transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      const event = { id, site, service: 'review', kind: error.code, person, account, terminal, object, detail: error.rule ?? '', at, count: 1 };
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site, sequence: 0, id }, event)]);
    });
  }
}
