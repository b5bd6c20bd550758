import type { Transaction } from '@batchwright/persistence';
import type { RecordedEvent } from '@batchwright/records';
import type { MasterItem } from '../domain/master-data';

/** A record of another service that changed something that batches rest on. */
export interface MasterRecord {
  readonly service: string;
  readonly record: RecordedEvent;
  readonly item: MasterItem;
  readonly canonical: string;
  readonly leaf: string;
}

/** Where changes of recipes, equipment and lots are kept as they were received, verbatim. */
export interface MasterRecords {
  keep(tx: Transaction, change: MasterRecord): Promise<void>;
  /** Runs that used an item and whose audit trail somebody reviewed, not decided yet. */
  reviewedUsing(tx: Transaction, site: string, item: MasterItem): Promise<string[]>;
  /** Changes of items, each from its time on, in the order in which they happened. */
  changesOf(tx: Transaction, site: string, items: readonly (MasterItem & { readonly since: string })[]): Promise<{ service: string; canonical: string; leaf: string }[]>;
}
