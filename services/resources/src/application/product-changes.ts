import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse } from '@batchwright/kernel';
import type { RowsOf, Transaction, Transactions } from '@batchwright/persistence';
import type { ProductChange } from '../domain/product-change';
import { plain } from './plain';

export { CLEANING_LEVELS, type CleaningLevel } from '../domain/product-change';

/** A rule as it is kept. */
export interface KnownChange extends ProductChange {
  readonly site: string;
  readonly id: string;
  readonly sequence: number;
}

/** Where the product-change matrix is kept. */
export interface ProductChanges {
  readonly rowsOf: RowsOf;
  /** The rules of a site, for a decision. */
  of(tx: Transaction, site: string): Promise<KnownChange[]>;
  list(sites: readonly string[]): Promise<KnownChange[]>;
}

/** Says what cleaning a change of product asks for (21 CFR 211.67(b)). */
export class SetProductChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: ProductChanges,
    private readonly ids: () => string,
  ) {}

  /** Refusals: `reason-missing`, `same-product`, `nothing-changed`. */
  execute(site: string, rule: ProductChange, reason: string, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    requireSite(actor, site);
    const fresh = this.ids();
    const { equipmentClass, from, to, level } = rule;
    return this.transactions.run(async (tx) => {
      if (reason.trim() === '') throw refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' });
      if (from === to && from !== '*') throw refuse('same-product', { product: from }, { field: 'to' });
      const known = (await this.changes.of(tx, site)).find((one) => one.equipmentClass === equipmentClass && one.from === from && one.to === to);
      if (known?.level === level) throw refuse('nothing-changed', { entry: `${from} → ${to}`, value: level }, { field: 'level' });
      const answer = { aggregate: known?.id ?? fresh, sequence: (known?.sequence ?? 0) + 1 };
      await tx.append({
        site, aggregateType: 'product-change', aggregateId: answer.aggregate, expectedSequence: answer.sequence - 1, by: attributionOf(actor), timeUsed: await tx.times(), rowsOf: this.changes.rowsOf,
        events: [{
          type: 'ProductChangeSet', version: 1, body: plain({ ...rule, reason }),
          audit: [{ object: `equipment class ${equipmentClass}`, action: 'ProductChangeSet', field: `cleaning from ${from} to ${to}`, ...(known ? { oldValue: known.level } : {}), newValue: level, reason }],
        }],
        ...answerOf(context, answer),
      });
      return answer;
    });
  }
}
