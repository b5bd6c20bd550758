import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Lot, LotCertificate } from '../domain/lot';
import type { PickingRule } from '../domain/picking-order';

export { LOT_DECISIONS, STOCK_CATEGORIES, type LotDecision, type StockCategory } from '../domain/lot';
export { PICKING_RULES, type PickingRule } from '../domain/picking-order';
export { STOCK_ACTS, type StockAct } from '../domain/lot-events';

/** A material as lists show it: what is known from its lots. */
export interface MaterialView {
  readonly code: string;
  readonly site: string;
  readonly title: string;
  readonly lots: number;
  readonly containers: number;
  /** Free amount of lots that are released, not blocked and not expired, for each unit. */
  readonly usable: readonly { readonly value: string; readonly unit: string }[];
}

/** A movement of what is in a container (21 CFR 211.184); the sum of all is what is in it. */
export interface Movement {
  readonly at: string;
  readonly kind: 'receive' | 'produce' | 'sample' | 'move' | 'dispense' | 'consume' | 'return' | 'adjust' | 'destroy';
  /** Signed: what left is negative. In the unit of the container. */
  readonly amount: string;
  /** Why: the delivery, the batch and step, or the reason that somebody gave. */
  readonly cause: string;
  /** The same where the system says it: a code and its values; absent where somebody typed it. */
  readonly causeCoded?: { readonly code: string } & Readonly<Record<string, string>>;
  /** Where it went, of a receipt or a move. */
  readonly location?: string;
  readonly sample?: string;
  readonly runNumber?: string;
  readonly stepKey?: string;
  readonly irregular?: string;
  readonly irregularDe?: string;
}

/** The order of a material as it was set last. */
export interface KnownRule {
  readonly id: string;
  readonly rule: PickingRule;
  readonly sequence: number;
}

/** Files of certificates in the object store, by the hash of their bytes. Nothing in it changes or goes. */
export interface CertificateFiles {
  /** Refusal: `file-not-taken` when the content is neither a PDF nor a picture. */
  keep(site: string, bytes: Uint8Array): Promise<KeptFile>;
  /** Undefined when it is not there. Fault `object-damaged` when its bytes have not its hash any more. */
  find(site: string, sha256: string): Promise<(KeptFile & { readonly bytes: Uint8Array }) | undefined>;
}

/** What the store says of a file; name and number belong to the certificate that it becomes. */
export type KeptFile = Pick<LotCertificate, 'sha256' | 'mediaType' | 'size'>;

/** What a list of lots is narrowed by. */
export interface LotFilter {
  readonly material?: string;
  readonly number?: string;
  readonly disposition?: string;
  /** Id of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Where lots and their containers are kept. */
export interface Lots {
  /** Which rows an event makes, for writing and for replay. */
  readonly rowsOf: RowsOf;
  /** The lot inside the sites; undefined when there is none. */
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Lot | undefined>;
  /** The lot of a container; undefined when no such container was received. */
  findByContainer(tx: Transaction, sites: readonly string[], container: string): Promise<Lot | undefined>;
  /** Who changed the lot last, for whoever came second; undefined when the system did. */
  lastChangedBy(tx: Transaction, lot: Lot): Promise<string | undefined>;
  /** Lots of a material that are released and not blocked, oldest first. */
  releasedOf(tx: Transaction, site: string, material: string): Promise<Lot[]>;
  /** In which order lots of a material are taken; undefined when nobody said: then any. */
  pickingRule(tx: Transaction, site: string, material: string): Promise<KnownRule | undefined>;
  pickingRules(sites: readonly string[]): Promise<{ site: string; material: string; rule: PickingRule }[]>;
  /** Which of these numbers and codes are taken at the site: the lot number, or container codes. */
  taken(tx: Transaction, site: string, number: string, containers: readonly string[]): Promise<string | undefined>;
  /** Title under which the material was received before. */
  titleOf(tx: Transaction, site: string, material: string): Promise<string | undefined>;
  one(sites: readonly string[], id: string): Promise<Lot | undefined>;
  oneByContainer(sites: readonly string[], container: string): Promise<Lot | undefined>;
  list(sites: readonly string[], filter: LotFilter): Promise<Lot[]>;
  /** In order of site and code; `after` = `site/code`. */
  materials(sites: readonly string[], page: { after?: string; limit: number }, zones: Readonly<Record<string, string>>): Promise<MaterialView[]>;
  /** Oldest first. */
  movements(site: string, container: string, limit: number): Promise<Movement[]>;
}
