import type { Transactions } from '@batchwright/persistence';
import type { Equipment } from '../domain/equipment';
import { movesByHand, type AxisMove } from '../domain/axis-tables';
import { axesOf, type AxisStatus, type EquipmentAxis } from '../domain/equipment-axes';
import { unsuitabilities, type Unsuitability } from '../domain/equipment-suitability';
import { noSuchEquipment } from './equipment-acts';
import type { EquipmentFilter, EquipmentItems, LogbookLine } from './equipment-items';
import type { Sites } from './sites';

/** An item as screens show it. `findings` = what stands against any use of it at this moment. */
export interface EquipmentView {
  readonly id: string;
  readonly site: string;
  readonly code: string;
  readonly title: string;
  readonly class: string;
  readonly area: string;
  readonly properties: readonly { readonly property: string; readonly value: string; readonly unit?: string }[];
  /** `moves`: what people may do on the axis from here. */
  readonly axes: Record<EquipmentAxis, AxisStatus & { readonly moves: readonly AxisMove[] }>;
  readonly suitable: boolean;
  readonly findings: readonly Unsuitability[];
  readonly sequence: number;
}

/** Reads equipment with its suitability, which is computed at the moment of asking. */
export class ReadEquipment {
  constructor(
    private readonly transactions: Transactions,
    private readonly items: EquipmentItems,
    private readonly sites: Sites,
  ) {}

  async list(sites: readonly string[], filter: EquipmentFilter): Promise<EquipmentView[]> {
    const [items, { plant }] = await Promise.all([this.items.list(sites, filter), this.transactions.times()]);
    return items.map((item) => this.view(item, plant));
  }

  /** Refusal: `not-found`. */
  async one(sites: readonly string[], code: string, logbookLines: number): Promise<EquipmentView & { readonly logbook: readonly LogbookLine[] }> {
    const [item, { plant }] = await Promise.all([this.items.one(sites, code), this.transactions.times()]);
    if (!item) throw noSuchEquipment(code);
    return { ...this.view(item, plant), logbook: await this.items.logbook(item.site, item.id, logbookLines) };
  }

  private view(item: Equipment, now: string): EquipmentView {
    const { id, site, code, title, equipmentClass, area, properties, sequence } = item;
    const findings = unsuitabilities(item, { now, zone: this.sites.zoneOf(site) });
    return {
      id, site, code, title, class: equipmentClass, area, sequence, findings,
      properties: properties.map(({ name, ...amount }) => ({ property: name, ...amount })),
      axes: axesWithMoves(item),
      suitable: findings.length === 0,
    };
  }
}

function axesWithMoves(item: Equipment): EquipmentView['axes'] {
  const status = axesOf(item);
  const one = (axis: EquipmentAxis): AxisStatus & { readonly moves: readonly AxisMove[] } => ({ ...status[axis], moves: movesByHand(item, axis) });
  return { cleaning: one('cleaning'), calibration: one('calibration'), qualification: one('qualification'), maintenance: one('maintenance'), allocation: one('allocation'), block: one('block') };
}
