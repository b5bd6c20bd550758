import { refuse } from '@batchwright/kernel';
import { noSuchEquipment } from './equipment-acts';
import type { EquipmentItems } from './equipment-items';

/** One entry of a logbook: a use from its start to its end, or something that happened at a moment. */
export interface LogbookEntry {
  readonly site: string;
  readonly equipment: string;
  readonly title: string;
  readonly sequence: number;
  /** Type of the event: `EquipmentOccupied` is a use. */
  readonly what: string;
  readonly start: string;
  /** End of a use; absent while it lasts, and for what has no length. */
  readonly end?: string;
  /** When it was seen, where it was written later. */
  readonly observedAt?: string;
  /** Employee number; absent where time or a run did it. */
  readonly person?: string;
  readonly run?: string;
  readonly stepKey?: string;
  /** Item code of what was made. */
  readonly product?: string;
  readonly detail?: string;
}

/** Whose logbook: one item, or a room with everything in it. */
export type LogbookOf = { readonly code: string } | { readonly area: string };

/** Where logbooks are read: in the order of time, newest first. */
export interface Logbooks {
  /** `after` = `at/code/sequence` of the last entry of the page before. */
  entries(sites: readonly string[], of: LogbookOf, after: string | undefined, limit: number): Promise<LogbookEntry[]>;
}

/** Reads the logbook of an item, and of a room: what execution and people have written there, each use with its start and end (D5, 21 CFR 211.182). */
export class ReadLogbook {
  constructor(
    private readonly logbooks: Logbooks,
    private readonly items: EquipmentItems,
  ) {}

  /** Refusal: `not-found`. */
  async ofItem(sites: readonly string[], code: string, after: string | undefined, limit: number): Promise<LogbookEntry[]> {
    const item = await this.items.one(sites, code);
    if (!item) throw noSuchEquipment(code);
    return this.logbooks.entries([item.site], { code }, after, limit);
  }

  /** Refusal: `not-found` where nothing stands in such a room. */
  async ofRoom(sites: readonly string[], area: string, after: string | undefined, limit: number): Promise<LogbookEntry[]> {
    if ((await this.items.list(sites, { area, limit: 1 })).length === 0) throw refuse('not-found', { what: 'room' });
    return this.logbooks.entries(sites, { area }, after, limit);
  }
}
