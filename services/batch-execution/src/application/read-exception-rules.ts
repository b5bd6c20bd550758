import type { Actor } from '@batchwright/access';
import type { RowsOf, Transaction, Transactions } from '@batchwright/persistence';
import type { ExceptionRules } from '@batchwright/procedure';
export type { ExceptionRuleRow } from '../domain/site-exception-rules';
import { rowsOfRules, type ExceptionRuleRow, type SiteExceptionRules } from '../domain/site-exception-rules';
import type { Reader } from './runs';

/** A change of a table, as it is shown. */
export interface ExceptionRulesChangeView {
  readonly site: string;
  readonly version: number;
  readonly reason: string;
  readonly person: string;
  readonly name: string;
  readonly at: string;
  readonly rules: ExceptionRules;
}

/** Where the changes of tables are kept, each for good. */
export interface ExceptionRulesTables {
  /** The newest change of a site; undefined = its table is as it was configured. */
  newest(read: Reader | Transaction, site: string): Promise<ExceptionRulesChangeView | undefined>;
  /** Newest first; `before` = a version. */
  changes(read: Reader, site: string, page: { readonly before?: number; readonly limit: number }): Promise<ExceptionRulesChangeView[]>;
  readonly rowsOf: RowsOf;
}

/** How the sites of who asks treat exceptions, and how that became (G2). */
export class ReadExceptionRules {
  private readonly reader: Reader;

  constructor(
    private readonly tables: ExceptionRulesTables,
    private readonly configured: (site: string) => ExceptionRules,
    transactions: Transactions,
  ) {
    this.reader = { query: (sql, params) => transactions.read(sql, params, { prepared: true }) };
  }

  execute({ sites }: Actor): Promise<(Omit<SiteExceptionRules, 'rules'> & { readonly rules: readonly ExceptionRuleRow[] })[]> {
    return Promise.all(sites.map(async (site) => {
      const now = await this.of(this.reader, site);
      return { ...now, rules: rowsOfRules(now.rules) };
    }));
  }

  /** The table of a site as it holds now. */
  async of(read: Reader, site: string): Promise<SiteExceptionRules> {
    const newest = await this.tables.newest(read, site);
    if (!newest) return { site, version: 0, rules: this.configured(site) };
    const { version, rules, person, name, at, reason } = newest;
    return { site, version, rules, changed: { person, name, at, reason } };
  }

  /** Every change of a site's table, the newest first; none outside of the sites. */
  async changes({ sites }: Actor, site: string, page: { readonly before?: number; readonly limit: number }): Promise<(Omit<ExceptionRulesChangeView, 'rules'> & { readonly rules: readonly ExceptionRuleRow[] })[]> {
    if (!sites.includes(site)) return [];
    return (await this.tables.changes(this.reader, site, page)).map((change) => ({ ...change, rules: rowsOfRules(change.rules) }));
  }
}
