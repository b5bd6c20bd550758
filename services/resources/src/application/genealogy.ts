import { refuse } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';

/** To what a lot went, or of what it came. */
export type Direction = 'forward' | 'backward';

/** A lot in a genealogy; the first is the one that was asked about. */
export interface GenealogyLot {
  readonly id: string;
  readonly number: string;
  readonly material: string;
  readonly title: string;
  readonly disposition: string;
  readonly blocked: boolean;
  /** Numbers of the lots that it is held for. */
  readonly heldFor: readonly string[];
  /** What is left of it here, for each unit. */
  readonly left: readonly { readonly value: string; readonly unit: string }[];
}

/** What a run used of a lot, or made of it; amounts of corrections are in it. */
export interface GenealogyEdge {
  readonly lotId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly way: 'used' | 'made';
  readonly amount: { readonly value: string; readonly unit: string };
}

export interface GenealogyView {
  readonly direction: Direction;
  readonly lots: readonly GenealogyLot[];
  readonly edges: readonly GenealogyEdge[];
  /** There is more than is shown: the list of holds is whole, a picture is not. */
  readonly truncated: boolean;
}

/** Where the way of material is looked up. */
export interface GenealogyRows {
  /** Ids of all lots reached from a lot, itself first, then in no order; at most `limit`. */
  reached(site: string, lotId: string, direction: Direction, limit: number): Promise<string[]>;
  /** The same inside an act. */
  reachedIn(tx: Transaction, site: string, lotId: string): Promise<string[]>;
  /** Runs that used one of these lots. */
  runsUsing(tx: Transaction, site: string, lotIds: readonly string[]): Promise<{ runId: string; runNumber: string }[]>;
  /** Lots that are blocked, rejected or held among those that a run used: their number, why, and the lot that is the cause. */
  badInputs(tx: Transaction, site: string, runId: string): Promise<{ lotId: string; number: string; reason: string }[]>;
  /** Lots that are blocked or rejected among everything that a lot was made of. */
  badAncestors(tx: Transaction, site: string, lotId: string): Promise<{ lotId: string; number: string; reason: string }[]>;
  /** Lots that are held for a lot. */
  heldFor(tx: Transaction, site: string, lotId: string): Promise<string[]>;
  lots(site: string, ids: readonly string[]): Promise<GenealogyLot[]>;
  edges(site: string, ids: readonly string[], direction: Direction, limit: number): Promise<GenealogyEdge[]>;
  siteOf(sites: readonly string[], lotId: string): Promise<string | undefined>;
}

/** Most lots of one answer. */
const MOST = 2000;

/** Reads the genealogy of a lot with its quantities, forward and backward (C12, 21 CFR 211.196). */
export class ReadGenealogy {
  constructor(private readonly rows: GenealogyRows) {}

  /** Refusal: `not-found`. */
  async of(sites: readonly string[], lotId: string, direction: Direction): Promise<GenealogyView> {
    const site = await this.rows.siteOf(sites, lotId);
    if (site === undefined) throw refuse('not-found', { what: 'lot' });
    const ids = await this.rows.reached(site, lotId, direction, MOST + 1);
    const shown = ids.slice(0, MOST);
    const [lots, edges] = await Promise.all([this.rows.lots(site, shown), this.rows.edges(site, shown, direction, 5 * MOST)]);
    const order = new Map(shown.map((id, index) => [id, index]));
    return { direction, lots: [...lots].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)), edges, truncated: ids.length > MOST };
  }
}
