import { requireSite, type Actor } from '@batchwright/access';
import type { Transactions } from '@batchwright/persistence';
import type { EquipmentRequirement } from '../domain/equipment';
import { unsuitabilities, type Unsuitability } from '../domain/equipment-suitability';
import type { EquipmentItems } from './equipment-items';
import type { ProductChanges } from './product-changes';
import type { Sites } from './sites';

export type { EquipmentRequirement } from '../domain/equipment';

/** What is looked for: a requirement, and for which run and product. */
export interface Wanted {
  readonly site: string;
  readonly requirement: EquipmentRequirement;
  /** Run that asks: what it has used is not dirty for itself. */
  readonly runId?: string;
  readonly product?: string;
}

/** An item of the class. */
export interface OfferedItem {
  readonly code: string;
  readonly title: string;
  readonly area: string;
  /** What stands against the use at this moment, or which properties fail. */
  readonly findings: readonly Unsuitability[];
}

export interface Offer {
  /** Items that have what is asked for, those that may be used now first. */
  readonly fitting: readonly (OfferedItem & { readonly suitable: boolean })[];
  /** Items of the class that do not, each with the property that fails. */
  readonly unfitting: readonly OfferedItem[];
}

/** Most items of one class that an offer looks at. */
const MOST = 1000;

/** Offers the equipment that fits a requirement by class and property, bound in the run (A6, 21 CFR 211.63). A grant decides again; an offer reserves nothing. */
export class OfferEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly changes: ProductChanges,
    private readonly sites: Sites,
  ) {}

  /** Refusal: `not-found` for a site outside the scope. */
  async execute(actor: Actor, { site, requirement, runId, product }: Wanted): Promise<Offer> {
    requireSite(actor, site);
    const { equipmentClass } = requirement;
    const [items, { plant: now }, changes] = await Promise.all([this.items.list([site], { equipmentClass, limit: MOST }), this.transactions.times(), this.changes.list([site])]);
    const looked = items.map((item) => {
      const findings = unsuitabilities(item, { requirement, now, zone: this.sites.zoneOf(site), changes, ...(runId === undefined ? {} : { runId }), ...(product === undefined ? {} : { product }) });
      const { code, title, area } = item;
      return { code, title, area, findings, failing: findings.filter(({ axis }) => axis === 'property') };
    });
    const fitting = looked.filter(({ failing }) => failing.length === 0).map(({ failing: _, ...item }) => ({ ...item, suitable: item.findings.length === 0 }));
    return {
      fitting: [...fitting.filter(({ suitable }) => suitable), ...fitting.filter(({ suitable }) => !suitable)],
      unfitting: looked.filter(({ failing }) => failing.length > 0).map(({ failing, ...item }) => ({ ...item, findings: failing })),
    };
  }
}
