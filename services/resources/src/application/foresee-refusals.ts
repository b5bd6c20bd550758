import { requireSite, type Actor } from '@batchwright/access';
import { Instants, refuse } from '@batchwright/kernel';
import type { ForeseenRefusal } from '@batchwright/procedure';
import { foreseeEquipment, foreseeMaterial, type EquipmentNeed, type MaterialNeed } from '../domain/foresee';
import type { EquipmentItems } from './equipment-items';
import type { Lots } from './lots';
import type { ProductChanges } from './product-changes';
import type { Sites } from './sites';

/** What a planned order will ask for, and when. */
export interface Plan {
  readonly site: string;
  /** Plant time. */
  readonly from: string;
  readonly until: string;
  readonly equipment: readonly EquipmentNeed[];
  readonly materials: readonly MaterialNeed[];
}

/** Most items of one class and lots of one material that are looked at. */
const MOST = 1000;

/** Says what of a plan would be refused, by the rules that decide the grants; it reserves nothing (B21). */
export class ForeseeRefusals {
  constructor(
    private readonly items: EquipmentItems,
    private readonly lots: Lots,
    private readonly changes: ProductChanges,
    private readonly sites: Sites,
  ) {}

  /** By time. Refusals: `not-found` for a site outside the scope, `planned-end-before-start`. */
  async execute(actor: Actor, { site, from, until, equipment, materials }: Plan): Promise<ForeseenRefusal[]> {
    requireSite(actor, site);
    if (Instants.compare(until, from) < 0) throw refuse('planned-end-before-start', { from, until }, { field: 'until' });
    const time = { from, until, zone: this.sites.zoneOf(site) };
    const changes = await this.changes.list([site]);
    const found: (ForeseenRefusal | undefined)[] = [];
    for (const need of equipment) found.push(foreseeEquipment(await this.candidates(site, need), need, time, changes));
    for (const need of materials) found.push(foreseeMaterial(await this.lots.list([site], { material: need.material, limit: MOST }), need, time));
    return found.filter((one) => one !== undefined).sort((a, b) => Instants.compare(a.at, b.at));
  }

  private async candidates(site: string, { item, requirement: { equipmentClass } }: EquipmentNeed): Promise<Awaited<ReturnType<EquipmentItems['list']>>> {
    if (item === undefined) return this.items.list([site], { equipmentClass, limit: MOST });
    const one = await this.items.one([site], item);
    return one ? [one] : [];
  }
}
