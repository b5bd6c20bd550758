import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Equipment } from '../domain/equipment';

export { EQUIPMENT_AXES } from '../domain/equipment-axes';

/** One line of the logbook of an item (21 CFR 211.182): filled by what happens, never by hand. */
export interface LogbookLine {
  readonly sequence: number;
  readonly at: string;
  readonly what: string;
  /** Employee number; absent when a run or the time did it. */
  readonly person?: string;
  readonly runNumber?: string;
  readonly stepKey?: string;
  readonly detail?: string;
}

/** What a list is narrowed by. */
export interface EquipmentFilter {
  readonly equipmentClass?: string;
  readonly area?: string;
  /** `site/code` of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Where equipment is kept. */
export interface EquipmentItems {
  /** Which rows an event makes, for writing and for replay. */
  readonly rowsOf: RowsOf;
  /** The item with this code inside the sites; undefined when there is none. */
  find(tx: Transaction, sites: readonly string[], code: string): Promise<Equipment | undefined>;
  /** The same outside of an act. */
  one(sites: readonly string[], code: string): Promise<Equipment | undefined>;
  list(sites: readonly string[], filter: EquipmentFilter): Promise<Equipment[]>;
  /** Items that nobody works with and whose clean hold is over, the oldest first, of all sites. */
  cleanHoldsOver(limit: number): Promise<{ readonly site: string; readonly code: string }[]>;
  /** Newest lines first. */
  logbook(site: string, id: string, limit: number): Promise<LogbookLine[]>;
}
