import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { nameSupplier } from '../domain/decide-lot';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';

/** The warehouse says or puts right which supplier sent a lot that quality has not decided about. Refusals: `not-found`, and those of the domain. */
export class NameSupplier {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly ids: () => string,
  ) {}

  execute(id: string, supplier: string, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await this.lots.find(tx, actor.sites, id);
      if (!lot) throw refuse('not-found', { what: 'lot' });
      const events = unwrap(nameSupplier(lot, supplier, reason));
      const answer = { aggregate: id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), reason, answer: answerOf(context, answer) });
      return answer;
    });
  }
}
