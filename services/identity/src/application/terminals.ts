import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Terminal } from '../domain/terminal';

/** A terminal as lists show it. */
export interface TerminalView {
  readonly code: string;
  readonly site: string;
  readonly area: string;
  readonly title: string;
  readonly enrolled: boolean;
}

/** The port: where terminals are kept. */
export interface Terminals {
  readonly rowsOf: RowsOf;
  /** By its code, which is unique in the plant, whatever the site. */
  find(tx: Transaction, code: string): Promise<Terminal | undefined>;
  list(sites: readonly string[], filter: { readonly area?: string; readonly after?: string; readonly limit: number }): Promise<TerminalView[]>;
}
