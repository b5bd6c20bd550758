import { isSecurityRefusal, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';

/**
 * Runs an act and tells the security stream when it was refused for who the person is or what was signed: an author who tries to
 * approve is refused and remembered (A2). The refusal itself goes on to the caller.
 */
export async function reportingRefusals<T>(transactions: Transactions, id: string, object: string, { actor }: CommandContext, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isSecurityRefusal(error)) throw error;
    const { person, account, terminal = '' } = actor;
    await transactions.run(async (tx) => {
      const { real: at } = await tx.times();
      const event = { id, site: actor.sites[0] ?? '', service: 'recipes', kind: error.code, person, account, terminal, object, detail: error.rule ?? '', at, count: 1 };
      await tx.announce([outgoing('batchwright.identity.v1.RecordSecurityEvent', { subject: id, site: event.site, sequence: 0, id }, event)]);
    });
    throw error;
  }
}
