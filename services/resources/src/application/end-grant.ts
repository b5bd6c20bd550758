import type { Transaction } from '@batchwright/persistence';
import { endOccupation } from '../domain/decide-equipment-grant';
import { returnMaterial } from '../domain/decide-material-grant';
import { closeMaterialUse } from '../domain/decide-material-use';
import { appendToEquipment } from './append-equipment';
import { appendToLot } from './append-lot';
import type { EquipmentItems } from './equipment-items';
import type { Grants } from './grants';
import type { Lots } from './lots';

/** The run needs it no more: equipment is given back (dirty when it was used), unused material goes back into what is free, material that a step is at counts as used. */
export class EndGrant {
  constructor(
    private readonly items: EquipmentItems,
    private readonly lots: Lots,
    private readonly grants: Grants,
    private readonly ids: () => string,
  ) {}

  /** Does nothing for a grant that is unknown or over. */
  async execute(tx: Transaction, site: string, grantId: string): Promise<void> {
    const grant = await this.grants.find(tx, site, grantId);
    if (!grant) return;
    if (grant.kind === 'equipment') {
      const item = await this.items.find(tx, [site], grant.item);
      const times = await tx.times();
      if (item) await appendToEquipment(tx, item, endOccupation(item, grantId, times.plant), { times, rowsOf: this.items.rowsOf });
      return;
    }
    const lot = await this.lots.findByContainer(tx, [site], grant.item);
    if (!lot) return;
    const { runId, runNumber, stepKey, item: container, amount = '0' } = grant;
    const events = [...returnMaterial(lot, grantId), ...closeMaterialUse(lot, { grantId, runId, runNumber, stepKey, container, amount })];
    await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids });
  }
}
