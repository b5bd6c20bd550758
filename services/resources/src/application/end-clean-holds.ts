import type { Transactions } from '@batchwright/persistence';
import { endCleanHold } from '../domain/decide-equipment';
import { appendToEquipment } from './append-equipment';
import type { EquipmentItems } from './equipment-items';

const AT_A_TIME = 100;

/** What was clean for a time is dirty when that time is over (D3). Two replicas may look at once: the loser of the race finds nothing left to do. */
export class EndCleanHolds {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
  ) {}

  /** Returns when no clean hold is over. */
  async execute(): Promise<void> {
    for (;;) {
      const over = await this.items.cleanHoldsOver(AT_A_TIME);
      for (const { site, code } of over) {
        await this.transactions.run(async (tx) => {
          const item = await this.items.find(tx, [site], code);
          const times = await tx.times();
          if (item) await appendToEquipment(tx, item, endCleanHold(item, times.plant), { times, rowsOf: this.items.rowsOf });
        });
      }
      if (over.length < AT_A_TIME) return;
    }
  }
}
