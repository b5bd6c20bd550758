import type { Transaction, Transactions } from '@batchwright/persistence';
import { expireEquipmentGrant } from '../domain/decide-equipment-grant';
import { expireReservations } from '../domain/decide-material-grant';
import { appendToEquipment } from './append-equipment';
import { appendToLot } from './append-lot';
import type { EquipmentItems } from './equipment-items';
import type { Grants, KnownGrant } from './grants';
import type { Lots } from './lots';

const AT_A_TIME = 100;

/** Ends grants that nobody used in their time. Two replicas may look at once: the loser of the race finds nothing left to do. */
export class ExpireGrants {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly lots: Lots,
    private readonly grants: Grants,
    private readonly ids: () => string,
  ) {}

  /** Returns when nothing is overdue. */
  async execute(): Promise<void> {
    for (;;) {
      const overdue = await this.grants.overdue(AT_A_TIME);
      for (const grant of overdue) await this.transactions.run((tx) => this.expire(tx, grant));
      if (overdue.length < AT_A_TIME) return;
    }
  }

  private async expire(tx: Transaction, { kind, site, item: code }: KnownGrant): Promise<void> {
    const times = await tx.times();
    if (kind === 'equipment') {
      const item = await this.items.find(tx, [site], code);
      if (item) await appendToEquipment(tx, item, expireEquipmentGrant(item, times.plant), { times, rowsOf: this.items.rowsOf });
      return;
    }
    const lot = await this.lots.findByContainer(tx, [site], code);
    if (lot) await appendToLot(tx, lot, expireReservations(lot, times.plant), { times, rowsOf: this.lots.rowsOf, ids: this.ids });
  }
}
