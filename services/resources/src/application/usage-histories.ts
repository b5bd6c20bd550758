import { answerOf, attributionOf, requireSite, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { RowsOf, Transaction, Transactions } from '@batchwright/persistence';
import { checkHistory, overlapsOf, readHistory, type ImportedUse, type KnownUse, type UseOverlap } from '../domain/usage-history';
import { plain } from './plain';

/** A history as it was imported. */
export interface UsageHistory {
  readonly id: string;
  readonly site: string;
  /** What it is of, in the words of who imported it: `Logbook of TP-01, 2025`. */
  readonly source: string;
  readonly at: string;
  readonly person: string;
  readonly lines: number;
  readonly overlaps: readonly UseOverlap[];
}

/** Where imported histories are kept. */
export interface UsageHistories {
  readonly rowsOf: RowsOf;
  /** Codes of these that are registered at the site. */
  registered(tx: Transaction, site: string, codes: readonly string[]): Promise<string[]>;
  /** What is known of these items: executed here, or imported before. */
  known(tx: Transaction, site: string, codes: readonly string[]): Promise<KnownUse[]>;
  /** Newest first. */
  list(sites: readonly string[], limit: number): Promise<UsageHistory[]>;
  one(sites: readonly string[], id: string): Promise<UsageHistory | undefined>;
}

const SHOWN = 200;

/** Takes in the history of use of equipment, of paper or of another system, and reports where two batches were at one item at one time (D7, 21 CFR 211.105(a)). */
export class ImportUsageHistory {
  constructor(
    private readonly transactions: Transactions,
    private readonly histories: UsageHistories,
    private readonly ids: () => string,
  ) {}

  /** `told` is the text of a CSV file or the uses themselves. Refusals: those of the domain, `history-equipment` (items nobody registered), `field-missing`. */
  execute(site: string, source: string, told: string | readonly ImportedUse[], context: CommandContext): Promise<{ aggregate: string; sequence: number; lines: number; overlaps: readonly UseOverlap[] }> {
    const { actor } = context;
    requireSite(actor, site);
    if (source.trim() === '') throw refuse('field-missing', { field: 'source' }, { field: 'source' });
    const uses = unwrap(typeof told === 'string' ? readHistory(told) : checkHistory(told));
    const id = this.ids();
    return this.transactions.run(async (tx) => {
      const codes = [...new Set(uses.map(({ equipment }) => equipment))];
      const here = await this.histories.registered(tx, site, codes);
      const unknown = codes.filter((code) => !here.includes(code));
      if (unknown.length > 0) throw refuse('history-equipment', { codes: unknown.slice(0, 20).join(', '), lines: uses.filter(({ equipment }) => unknown.includes(equipment)).slice(0, 20).map(({ line }) => line).join(', ') }, { field: 'csv' });
      const overlaps = overlapsOf(uses, await this.histories.known(tx, site, codes));
      const answer = { aggregate: id, sequence: 1, lines: uses.length, overlaps };
      await tx.append({
        site, aggregateType: 'usage-history', aggregateId: id, expectedSequence: 0, by: attributionOf(actor), timeUsed: await tx.times(), rowsOf: this.histories.rowsOf,
        events: [{
          type: 'UsageHistoryImported', version: 1, body: plain({ source, uses, overlaps }),
          audit: [
            { object: `usage history ${source}`, action: 'UsageHistoryImported', field: 'uses', newValue: `${uses.length} uses of ${codes.join(', ')}` },
            ...overlaps.slice(0, SHOWN).map(({ line, equipment, batch, withLine, withBatch }) => ({
              object: `equipment ${equipment}`, action: 'UsageHistoryImported', field: 'overlap', newValue: `line ${line}, batch ${batch}, overlaps ${withLine === undefined ? 'what is recorded here' : `line ${withLine}`}, batch ${withBatch}`,
            })),
          ],
        }],
        ...answerOf(context, plain(answer), 201),
      });
      return answer;
    });
  }
}

/** Reads what was imported. */
export class ReadUsageHistories {
  constructor(private readonly histories: UsageHistories) {}

  list(sites: readonly string[]): Promise<UsageHistory[]> {
    return this.histories.list(sites, SHOWN);
  }

  /** Refusal: `not-found`. */
  async one(sites: readonly string[], id: string): Promise<UsageHistory> {
    const found = await this.histories.one(sites, id);
    if (!found) throw refuse('not-found', { what: 'usage history' });
    return found;
  }
}
