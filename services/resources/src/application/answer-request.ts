import type { Transaction } from '@batchwright/persistence';
import { requestEquipment, type EquipmentRequest } from '../domain/decide-equipment-grant';
import { requestMaterial, type MaterialRequest } from '../domain/decide-material-grant';
import { RUN_PURPOSES, type RunPurpose } from '../domain/equipment';
import { comesFirst } from '../domain/picking-order';
import { appendToEquipment } from './append-equipment';
import { appendToLot } from './append-lot';
import type { EquipmentItems } from './equipment-items';
import type { Grants } from './grants';
import type { Lots } from './lots';
import type { ProductChanges } from './product-changes';
import { refuseUnknownItem } from './refuse-unknown-item';
import type { Sites } from './sites';

/**
 * Answers the requests of runs for equipment and material: the owner decides (A6, C2, C4). A request that was answered before, under
 * the same grant id, has no second effect. Runs in the transaction of the message.
 */
export class AnswerRequest {
  constructor(
    private readonly items: EquipmentItems,
    private readonly lots: Lots,
    private readonly grants: Grants,
    private readonly changes: ProductChanges,
    private readonly sites: Sites,
    private readonly ids: () => string,
  ) {}

  async equipment(tx: Transaction, site: string, code: string, request: EquipmentRequest): Promise<void> {
    const { grantId, runId, runNumber, stepKey } = request;
    if (await this.grants.find(tx, site, grantId)) return;
    const item = await this.items.find(tx, [site], code);
    if (!item) return refuseUnknownItem(tx, this.items.rowsOf, { kind: 'equipment', item: code, grantId, site, runId, runNumber, stepKey });
    const times = await tx.times();
    const events = requestEquipment(item, request, times.plant, this.sites.zoneOf(site), await this.changes.of(tx, site));
    await appendToEquipment(tx, item, events, { times, rowsOf: this.items.rowsOf });
  }

  async material(tx: Transaction, site: string, request: MaterialRequest): Promise<void> {
    const { grantId, runId, runNumber, stepKey, container, material } = request;
    if (await this.grants.find(tx, site, grantId)) return;
    const lot = await this.lots.findByContainer(tx, [site], container);
    if (!lot) return refuseUnknownItem(tx, this.lots.rowsOf, { kind: 'material', item: container, material, grantId, site, runId, runNumber, stepKey });
    const times = await tx.times();
    const zone = this.sites.zoneOf(site);
    const rule = (await this.lots.pickingRule(tx, site, lot.material))?.rule ?? 'any';
    const order = rule === 'any' ? undefined : comesFirst(lot, await this.lots.releasedOf(tx, site, lot.material), rule, times.plant, zone);
    const events = requestMaterial(lot, request, times.plant, zone, order);
    await appendToLot(tx, lot, events, { times, rowsOf: this.lots.rowsOf, ids: this.ids });
  }
}

/** What a run says it is for. What is not known here counts as making something: then everything is asked of the equipment (gmp 6). */
export function purposeOf(said: string | undefined): { readonly purpose?: RunPurpose } {
  const purpose = RUN_PURPOSES.find((known) => known === said);
  return purpose ? { purpose } : {};
}
