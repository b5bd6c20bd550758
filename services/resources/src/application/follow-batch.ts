import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { blockLot, unblockLot } from '../domain/decide-lot';
import { appendToLot } from './append-lot';
import type { GenealogyRows } from './genealogy';
import type { Lots } from './lots';

/** How a block begins that follows from the decision about the batch: only such a one is lifted with it. */
const BY_BATCH = 'the batch is ';

/**
 * What quality decides about a batch holds for the lots that it made (F7; 21 CFR 211.192): blocked or rejected, they may not be used; where the block of the batch is lifted, theirs is as well.
 * A block that somebody gave for another reason stays.
 */
export class FollowBatch {
  constructor(
    private readonly lots: Lots,
    private readonly genealogy: Pick<GenealogyRows, 'madeBy'>,
    private readonly ids: () => string,
  ) {}

  async execute(tx: Transaction, site: string, runId: string, decision: 'blocked' | 'rejected' | 'released', reason: string): Promise<void> {
    const times = await tx.times();
    for (const id of await this.genealogy.madeBy(tx, site, runId)) {
      const lot = await this.lots.find(tx, [site], id);
      if (!lot) continue;
      const how = { times, rowsOf: this.lots.rowsOf, ids: this.ids };
      if (decision === 'released') {
        if (lot.blockedFor?.startsWith(BY_BATCH)) await appendToLot(tx, lot, unwrap(unblockLot(lot, 'the block of the batch was lifted')), { ...how, reason: 'the block of the batch was lifted' });
      } else if (lot.blockedFor === undefined) {
        const why = `${BY_BATCH}${decision}: ${reason}`;
        await appendToLot(tx, lot, unwrap(blockLot(lot, why)), { ...how, reason: why });
      }
    }
  }
}
