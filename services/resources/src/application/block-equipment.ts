import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { blockEquipment, unblockEquipment } from '../domain/decide-equipment';
import { appendToEquipment } from './append-equipment';
import { noSuchEquipment } from './equipment-acts';
import type { EquipmentItems } from './equipment-items';

/** Takes an item out of use, or gives it free again, with a reason. Refusals: `not-found`, `already-blocked`, `not-blocked`, `reason-missing`. */
export class BlockEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
  ) {}

  execute(code: string, move: 'block' | 'unblock', reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const item = await this.items.find(tx, actor.sites, code);
      if (!item) throw noSuchEquipment(code);
      const events = unwrap(move === 'block' ? blockEquipment(item, reason) : unblockEquipment(item, reason));
      const answer = { aggregate: item.id, sequence: item.sequence + events.length };
      await appendToEquipment(tx, item, events, { times: await tx.times(), rowsOf: this.items.rowsOf, by: attributionOf(actor), reason, answer: answerOf(context, answer) });
      return answer;
    });
  }
}
