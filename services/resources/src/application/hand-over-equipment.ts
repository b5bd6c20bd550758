import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { handOverEquipment } from '../domain/decide-equipment';
import type { MaintenanceWork } from '../domain/equipment';
import { appendToEquipment } from './append-equipment';
import { noSuchEquipment } from './equipment-acts';
import type { EquipmentItems } from './equipment-items';

/** Hands an item over to maintenance under a work order. Refusals: `not-found`, `already-handed-over`, `equipment-in-use`, `reason-missing`. */
export class HandOverEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
  ) {}

  execute(code: string, work: MaintenanceWork, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const item = await this.items.find(tx, actor.sites, code);
      if (!item) throw noSuchEquipment(code);
      const events = unwrap(handOverEquipment(item, work));
      const answer = { aggregate: item.id, sequence: item.sequence + events.length };
      await appendToEquipment(tx, item, events, { times: await tx.times(), rowsOf: this.items.rowsOf, by: attributionOf(actor), reason: work.reason, answer: answerOf(context, answer) });
      return answer;
    });
  }
}
