import type { Quantity } from '@batchwright/kernel';
import type { CodedReason } from './coded-reason';

/** Quality's word on a lot. Block, expiry and retest are axes of their own (C2). */
export type LotDisposition = 'quarantine' | 'released' | 'restricted' | 'rejected';

/** What quality can decide about a lot. */
export const LOT_DECISIONS = ['released', 'restricted', 'rejected'] as const;
export type LotDecision = (typeof LOT_DECISIONS)[number];

/**
 * What the stock of a lot is kept for, an axis of its own: only stock for production goes into batches. Retained samples, returned goods
 * and material for development are suitable for no batch, whatever their disposition (21 CFR 211.204 for returns).
 */
export const STOCK_CATEGORIES = ['production', 'development', 'retained-sample', 'returned'] as const;
export type StockCategory = (typeof STOCK_CATEGORIES)[number];

/** An amount that a grant has taken out of a container before it is poured. */
export interface Reservation {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** In the unit of the container. */
  readonly amount: string;
  /** It is given back when it is not used until then (the plant's time). */
  readonly until: string;
  /** A step has begun with it: how much has left is known when the step is over. */
  readonly inUse?: true;
}

/** A drum, bag or bottle of a lot, with a code of its own. */
export interface Container {
  readonly code: string;
  readonly received: Quantity;
  /** What is left and reserved for nobody; same unit as received; never negative. */
  readonly free: string;
  readonly reservations: readonly Reservation[];
  /** How many labels were printed for it; each but the first is marked as a copy. */
  readonly labels: number;
  /** Where it stands, as the warehouse calls it; absent when nobody said. */
  readonly location?: string;
  /** Why this one is not to be used although its lot may be: damaged, opened, seal broken. */
  readonly blockedFor?: string;
  /** The same, where the system says it. */
  readonly blockedCoded?: CodedReason;
}

/** Somebody signed that a batch takes this container before its turn. */
export interface PickingWaiver {
  readonly container: string;
  readonly runNumber: string;
}

/** Why a lot is held: a lot that went into it. */
export interface LotHold {
  readonly lotId: string;
  readonly number: string;
  readonly reason: string;
}

/** A certificate of analysis that the supplier sent with a lot, as a file; its bytes lie in the store under their hash and never change. */
export interface LotCertificate {
  readonly sha256: string;
  /** As the content of the file says it. */
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly fileName: string;
  /** As the supplier numbers it. */
  readonly number: string;
  /** Who brought it, and when (the plant's time), as its record has it; absent in the event itself. */
  readonly addedBy?: string;
  readonly addedAt?: string;
}

/** One delivery or production of a material (ISA-95). */
export interface Lot {
  readonly id: string;
  readonly site: string;
  /** Item code of the material: `RM-1001`. */
  readonly material: string;
  readonly title: string;
  /** Our lot number. */
  readonly number: string;
  readonly supplierLot?: string;
  /** Who sent it; absent when its delivery did not say. */
  readonly supplier?: string;
  /** What its papers call its quality: `Ph. Eur.`, `USP-NF`; absent when nobody said. */
  readonly grade?: string;
  /** The lot of another site that it is of, as its delivery said; not kept with the lot afterwards. */
  readonly origin?: { readonly site: string; readonly lotId: string; readonly number: string };
  /** Sequence of the aggregate; 0 = not received. */
  readonly sequence: number;
  readonly disposition: LotDisposition;
  /** What a restricted lot may be used for, in words. */
  readonly restriction?: string;
  readonly blockedFor?: string;
  /** The same, where the system says it. */
  readonly blockedCoded?: CodedReason;
  readonly category: StockCategory;
  /** Last day of use, a date of the site. */
  readonly expiry?: string;
  /** Last day before it has to be tested again. */
  readonly retest?: string;
  readonly containers: readonly Container[];
  /** Lots it was made of that are blocked or rejected: as long as one is, this one is not used either (21 CFR 211.192). */
  readonly holds: readonly LotHold[];
  /** Of its supplier, in the order in which they came. */
  readonly certificates: readonly LotCertificate[];
  /** Containers that a batch may take although another lot comes first. */
  readonly waivers: readonly PickingWaiver[];
}

/** A lot that nobody received yet. */
export function notReceived(site: string, id: string): Lot {
  return { id, site, material: '', title: '', number: '', sequence: 0, disposition: 'quarantine', category: 'production', containers: [], holds: [], certificates: [], waivers: [] };
}
