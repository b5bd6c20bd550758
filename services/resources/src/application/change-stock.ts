import { answerOf, attributionOf, type CommandContext } from '@batchwright/access';
import { err, ok, refuse, unwrap, type DomainError, type Result } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { blockContainer, changeCategory, moveStock, unblockContainer, type StockMove } from '../domain/decide-stock';
import type { Lot, StockCategory } from '../domain/lot';
import { evolveLot, type LotEvent } from '../domain/lot-events';
import { appendToLot } from './append-lot';
import type { Lots } from './lots';
import { BY_CHECK, type SetAsideRows } from './set-output-aside';

type Answer = Promise<{ aggregate: string; sequence: number }>;

/** What people do with a container or the stock of a lot: rows of the ledger, block of one container, stock category (C2, C11). Refusals: `not-found` and those of the domain. */
export class ChangeStock {
  constructor(
    private readonly transactions: Transactions,
    private readonly lots: Lots,
    private readonly setAside: SetAsideRows,
    private readonly ids: () => string,
  ) {}

  move(move: StockMove, context: CommandContext): Answer {
    return this.act((tx, sites) => this.lots.findByContainer(tx, sites, move.container), 'container', (lot) => moveStock(lot, move), move.reason, context);
  }

  block(container: string, way: 'block' | 'unblock', reason: string, context: CommandContext): Answer {
    const decide = way === 'block' ? (lot: Lot) => blockContainer(lot, container, reason) : async (lot: Lot, tx: Transaction) => this.unblock(tx, lot, container, reason);
    return this.act((tx, sites) => this.lots.findByContainer(tx, sites, container), 'container', decide, reason, context);
  }

  category(id: string, category: StockCategory, reason: string, context: CommandContext): Answer {
    return this.act((tx, sites) => this.lots.find(tx, sites, id), 'lot', (lot) => changeCategory(lot, category, reason), reason, context);
  }

  /** What a failed check set aside is let go by the decision about its exception only; a block of another reason gives way to that one. Refusal: `set-aside-by-check`. */
  private async unblock(tx: Transaction, lot: Lot, container: string, reason: string): Promise<Result<LotEvent[]>> {
    const unblocked = unblockContainer(lot, container, reason);
    const [waits] = unblocked.ok ? await this.setAside.open(tx, lot.site, [container]) : [];
    if (!unblocked.ok || !waits) return unblocked;
    if (lot.containers.find(({ code }) => code === container)?.blockedFor?.startsWith(BY_CHECK)) return err(refuse('set-aside-by-check', { code: container, exception: waits.exceptionId, reason: waits.coded ? { en: waits.coded.text, de: waits.coded.textDe } : waits.reason }, { rule: '21 CFR 211.110(c)' }));
    const again = blockContainer(unblocked.value.reduce(evolveLot, lot), container, waits.reason, waits.coded ?? undefined);
    return again.ok ? ok([...unblocked.value, ...again.value]) : again;
  }

  private act(find: (tx: Transaction, sites: readonly string[]) => Promise<Lot | undefined>, what: string, decide: (lot: Lot, tx: Transaction) => Result<LotEvent[]> | Promise<Result<LotEvent[]>>, reason: string, context: CommandContext): Answer {
    const { actor } = context;
    return this.transactions.run(async (tx) => {
      const lot = await find(tx, actor.sites);
      if (!lot) throw refuse('not-found', { what });
      const decided = await decide(lot, tx);
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
