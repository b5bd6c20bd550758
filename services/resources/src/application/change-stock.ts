import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { err, refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { blockContainer, changeCategory, moveStock, unblockContainer, type StockMove } from '../domain/decide-stock';
import type { Lot, StockCategory } from '../domain/lot';
import type { LotEvent } from '../domain/lot-events';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/** What people do with a container or the stock of a lot: rows of the ledger, block of one container, stock category (C2, C11). Refusals: `not-found` and those of the domain. */
export class ChangeStock {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly ids: () => string,
  ) {}

  move(move: StockMove, context: CommandContext): Answer {
    return this.act((tx, sites) => this.lots.findByContainer(tx, sites, move.container), 'container', (lot) => moveStock(lot, move), move.reason, context);
  }

  block(container: string, way: 'block' | 'unblock', reason: string, context: CommandContext): Answer {
    const decide = way === 'block' ? blockContainer : unblockContainer;
    return this.act((tx, sites) => this.lots.findByContainer(tx, sites, container), 'container', (lot) => decide(lot, container, reason), reason, context);
  }

  category(id: string, category: StockCategory, reason: string, context: CommandContext): Answer {
    return this.act((tx, sites) => this.lots.find(tx, sites, id), 'lot', (lot) => changeCategory(lot, category, reason), reason, context);
  }

  private act(find: (tx: Transaction, sites: readonly string[]) => Promise<Lot | undefined>, what: string, decide: (lot: Lot) => Result<LotEvent[]>, reason: string, context: CommandContext): Answer {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await find(tx, actor.sites);
      if (!lot) throw refuse('not-found', { what });
      const decided = decide(lot);
      const events = unwrap(decided.ok ? decided : err(await this.told(tx, lot, decided.error)));
      const answer = { aggregate: lot.id, sequence: lot.sequence + events.length };
      await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by: attributionOf(actor), reason, answer: answerOf(context, answer) });
      return answer;
    });
  }

  /** Whoever comes too late for what is in a container is told who was there. */
  private async told(tx: Transaction, lot: Lot, refusal: DomainError): Promise<DomainError> {
    const { code, params, rule, field } = refusal;
    return code === 'not-enough-free' ? refuse(code, { ...params, lastChange: await this.lots.lastChangedBy(tx, lot) }, { rule, field }) : refusal;
  }
}
