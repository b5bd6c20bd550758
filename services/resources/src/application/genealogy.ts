import { refuse } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';

/** To what a lot went, or of what it came. */
export type Direction = 'forward' | 'backward';

/** A lot and where it is. */
export interface LotAt {
  readonly site: string;
  readonly id: string;
}

/** A lot in a genealogy; the first is the one that was asked about. */
export interface GenealogyLot extends LotAt {
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
  readonly site: string;
  readonly lotId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly way: 'used' | 'made';
  readonly amount: { readonly value: string; readonly unit: string };
}

/** What one site sent to another: a lot there is of a lot here. */
export interface GenealogyTransfer {
  readonly from: string;
  readonly to: string;
  readonly amount: { readonly value: string; readonly unit: string };
}

/** A lot of a site that the reader may not see: it is there, and nothing more is said. */
export interface LotElsewhere {
  /** Stands for the lot in the transfers of this answer; not its id. */
  readonly id: string;
  readonly site: string;
}

export interface GenealogyView {
  readonly direction: Direction;
  readonly lots: readonly GenealogyLot[];
  readonly edges: readonly GenealogyEdge[];
  readonly transfers: readonly GenealogyTransfer[];
  readonly elsewhere: readonly LotElsewhere[];
  /** There is more than is shown: the list of holds is whole, a picture is not. */
  readonly truncated: boolean;
}

/** Where the way of material is looked up. */
export interface GenealogyRows {
  /** All lots reached from a lot over all sites, itself first, then in no order; at most `limit`. */
  reached(site: string, lotId: string, direction: Direction, limit: number): Promise<LotAt[]>;
  /** The same inside an act. */
  reachedIn(tx: Transaction, site: string, lotId: string): Promise<LotAt[]>;
  /** Runs that used one of these lots. */
  runsUsing(tx: Transaction, lots: readonly LotAt[]): Promise<{ site: string; runId: string; runNumber: string }[]>;
  /** Lots that a run made. */
  madeBy(tx: Transaction, site: string, runId: string): Promise<string[]>;
  /** Lots that are blocked, rejected or held among those that a run used: their number, why, and the lot that is the cause. */
  badInputs(tx: Transaction, site: string, runId: string): Promise<{ lotId: string; number: string; reason: string }[]>;
  /** Lots that are blocked or rejected among everything that a lot was made of. */
  badAncestors(tx: Transaction, site: string, lotId: string): Promise<{ lotId: string; number: string; reason: string }[]>;
  /** Lots that are held for a lot, at whichever site. */
  heldFor(tx: Transaction, lotId: string): Promise<LotAt[]>;
  lots(of: readonly LotAt[]): Promise<GenealogyLot[]>;
  edges(of: readonly LotAt[], direction: Direction, limit: number): Promise<GenealogyEdge[]>;
  /** What was sent between these lots. */
  transfers(of: readonly LotAt[]): Promise<{ readonly from: LotAt; readonly to: LotAt; readonly amount: { readonly value: string; readonly unit: string } }[]>;
  /** The lot with this number at a site, whoever asks: undefined when there is none. */
  lotAt(tx: Transaction, site: string, number: string): Promise<string | undefined>;
  siteOf(sites: readonly string[], lotId: string): Promise<string | undefined>;
}

/** Most lots of one answer. */
const MOST = 2000;

/**
 * Reads the genealogy of a lot with its quantities, forward and backward, over the sites of the company (C12, 21 CFR 211.196). What stands at a site that the reader may not see is said to be there, and
 * nothing more; what comes back from there to a site of the reader is shown.
 */
export class ReadGenealogy {
  constructor(private readonly rows: GenealogyRows) {}

  /** Refusal: `not-found`. */
  async of(sites: readonly string[], lotId: string, direction: Direction): Promise<GenealogyView> {
    const site = await this.rows.siteOf(sites, lotId);
    if (site === undefined) throw refuse('not-found', { what: 'lot' });
    const reached = await this.rows.reached(site, lotId, direction, MOST + 1);
    const all = reached.slice(0, MOST);
    const shown = all.filter((lot) => sites.includes(lot.site));
    const [lots, edges, sent] = await Promise.all([this.rows.lots(shown), this.rows.edges(shown, direction, 5 * MOST), this.rows.transfers(all)]);
    const order = new Map(shown.map(({ id }, index) => [id, index]));
    return { direction, lots: [...lots].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)), edges, ...withoutHidden(sent, sites), truncated: reached.length > MOST };
  }
}

/** What was sent to or from a site of the reader; lots at the other end that he may not see get a name of this answer. */
function withoutHidden(sent: Awaited<ReturnType<GenealogyRows['transfers']>>, sites: readonly string[]): Pick<GenealogyView, 'transfers' | 'elsewhere'> {
  const names = new Map<string, LotElsewhere>();
  const nameOf = ({ site, id }: LotAt): string => {
    if (sites.includes(site)) return id;
    const known = names.get(id) ?? { id: `elsewhere-${names.size + 1}`, site };
    names.set(id, known);
    return known.id;
  };
  const seen = sent.filter(({ from, to }) => sites.includes(from.site) || sites.includes(to.site));
  const transfers = seen.map(({ from, to, amount }) => ({ from: nameOf(from), to: nameOf(to), amount }));
  return { transfers, elsewhere: [...names.values()] };
}
