import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { CodedReason } from '../domain/coded-reason';
import { blockLot } from '../domain/decide-lot';
import type { Lot } from '../domain/lot';
import type { LotEvent } from '../domain/lot-events';
import { BY_BATCH, releaseInPart } from '../domain/release-in-part';
import { appendToLot } from './append-lot';
import type { GenealogyRows } from './genealogy';
import type { Lots } from './lots';

/**
 * What quality decides about a batch holds for the lots that it made (F7; 21 CFR 211.192): blocked or rejected, they may not be used; where the block of the batch is lifted, theirs is as well.
 * A block that somebody gave for another reason stays. Of a batch that is released in part, only the named containers may be used.
 */
export class FollowBatch {
  constructor(
    private readonly lots: Lots,
    private readonly genealogy: Pick<GenealogyRows, 'madeBy'>,
    private readonly ids: () => string,
  ) {}

  async execute(tx: Transaction, site: string, runId: string, decision: 'blocked' | 'rejected' | 'released', reason: string): Promise<void> {
    const why = decision === 'released' ? 'the block of the batch was lifted' : `${BY_BATCH}${decision}: ${reason}`;
    await this.each(tx, site, runId, why, (lot) => {
      if (decision === 'released') return releaseInPart(lot, undefined, why);
      return lot.blockedFor === undefined ? unwrap(blockLot(lot, why, { code: `batch-${decision}`, why: reason })) : [];
    });
  }

  /** Only `released` (codes of containers) may be used; everything else that the run made may not. */
  inPart(tx: Transaction, site: string, runId: string, released: readonly string[], reason: string): Promise<void> {
    const why = `${BY_BATCH}released in part${reason === '' ? '' : `: ${reason}`}`;
    const coded: CodedReason = reason === '' ? { code: 'batch-released-in-part' } : { code: 'batch-released-in-part-for', why: reason };
    return this.each(tx, site, runId, why, (lot) => releaseInPart(lot, released, why, coded));
  }

  private async each(tx: Transaction, site: string, runId: string, reason: string, decide: (lot: Lot) => LotEvent[]): Promise<void> {
    const times = await tx.times();
    for (const id of await this.genealogy.madeBy(tx, site, runId)) {
      const lot = await this.lots.find(tx, [site], id);
      if (lot) await appendToLot(tx, lot, decide(lot), { times, rowsOf: this.lots.rowsOf, ids: this.ids, reason });
    }
  }
}
