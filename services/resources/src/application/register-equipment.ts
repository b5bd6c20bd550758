import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { registerEquipment } from '../domain/decide-equipment';
import { unregistered } from '../domain/equipment';
import type { EquipmentRegisteredBody } from '../domain/equipment-events';
import { appendToEquipment } from './append-equipment';
import type { EquipmentItems } from './equipment-items';

/** Makes an item known. It is dirty and, where it needs that, neither calibrated nor qualified. Refusals: `already-registered` and those of the domain. */
export class RegisterEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly ids: () => string,
  ) {}

  execute(site: string, facts: EquipmentRegisteredBody, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    requireSite(actor, site);
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      if (await this.items.find(tx, [site], facts.code)) throw refuse('already-registered', { code: facts.code }, { rule: 'gmp-10', field: 'code' });
      const item = unregistered(site, id);
      const events = unwrap(registerEquipment(item, facts));
      const answer = { aggregate: id, sequence: events.length };
      await appendToEquipment(tx, item, events, { times: await tx.times(), rowsOf: this.items.rowsOf, by: attributionOf(actor), answer: answerOf(context, answer, 201) });
      return answer;
    });
  }
}
