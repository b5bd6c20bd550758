import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { compareQuantities, type Quantity } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Attribution } from '@batchwright/records';
import { occupyEquipment } from '../domain/decide-equipment-grant';
import { beginMaterialUse, consumeMaterial } from '../domain/decide-material-use';
import type { Lot } from '../domain/lot';
import type { LotEvent } from '../domain/lot-events';
import { appendToEquipment } from './append-equipment';
import { appendToLot } from './append-lot';
import type { EquipmentItems } from './equipment-items';
import type { Grants, KnownGrant } from './grants';
import type { Lots } from './lots';
import type { Weighings } from './weighings';

/**
 * What runs tell of grants: a step has begun with one (equipment is occupied, material is in use), and how much material it took. It has happened, so it is
 * never refused; what cannot be right is raised as an exception in the run (gmp 12). A grant is used once: the second word of it does nothing.
 */
export class NoteGrantUsed {
  constructor(
    private readonly items: EquipmentItems,
    private readonly lots: Lots,
    private readonly grants: Grants,
    private readonly weighings: Weighings,
    private readonly ids: () => string,
  ) {}

  async execute(tx: Transaction, site: string, grantId: string, by: Attribution): Promise<void> {
    const grant = await this.grants.find(tx, site, grantId);
    if (!grant || grant.state === 'used' || grant.state === 'ended') return;
    if (grant.kind === 'equipment') await this.occupy(tx, grant, by);
    else await this.beginUse(tx, grant, by);
  }

  /** The step is over and says how much it took; `weighed` is absent where it weighs nothing. Said again with another amount, the difference moves. */
  async consumed(tx: Transaction, site: string, grantId: string, weighed: Quantity | undefined, by: Attribution): Promise<void> {
    const known = await this.grants.find(tx, site, grantId);
    if (!known || known.kind !== 'material') return;
    const [lot, grant] = await this.lotAndGrant(tx, known);
    if (!lot || grant?.amount === undefined) return;
    const { runId, runNumber, stepKey, item: container, amount, consumed } = grant;
    const events = consumeMaterial(lot, { grantId, runId, runNumber, stepKey, container, amount, ...(consumed === undefined ? {} : { consumed }) }, weighed);
    await this.recordUse(tx, lot, grant, events, by, await this.disagreement(tx, grant, weighed));
  }

  /** What was taken over from a connected scale is what its record says, or somebody changed it on the way (gmp 12). */
  private async disagreement(tx: Transaction, grant: KnownGrant, weighed: Quantity | undefined): Promise<OutgoingMessage[]> {
    if (!weighed) return [];
    const weighing = await this.weighings.ofGrant(tx, grant.site, grant.grantId);
    if (!weighing?.net) return [];
    const compared = compareQuantities(weighed, weighing.net);
    if (compared.ok && compared.value === 0) return [];
    const [record, scale, raw] = [`${weighed.value} ${weighed.unit}`, weighing.scale, weighing.raw ?? ''];
    return [this.exception(grant, 'weighing-disagrees', 'major', { en: `the record says ${record}, the scale ${scale} said "${raw}"`, de: `die Aufzeichnung sagt ${record}, die Waage ${scale} sagte „${raw}“` })];
  }

  private async occupy(tx: Transaction, grant: KnownGrant, by: Attribution): Promise<void> {
    const item = await this.items.find(tx, [grant.site], grant.item);
    if (!item) return;
    const times = await tx.times();
    const events = occupyEquipment(item, grant, times.plant);
    const messages = events.flatMap((event) =>
      event.type === 'EquipmentUsedWithoutGrant' ? [this.exception(grant, 'equipment-used-twice', 'critical', { en: `${item.code} was used while batch ${event.body.takenBy} had it`, de: `${item.code} wurde benutzt, während die Charge ${event.body.takenBy} es hatte` })] : []);
    await appendToEquipment(tx, item, events, { times, rowsOf: this.items.rowsOf, by, messages });
  }

  private async beginUse(tx: Transaction, grant: KnownGrant, by: Attribution): Promise<void> {
    const [lot, newest = grant] = await this.lotAndGrant(tx, grant);
    const { grantId, runId, runNumber, stepKey, item: container, amount, state } = newest;
    if (!lot || state === 'used' || amount === undefined) return; // refused: nothing was given that could have been used
    await this.recordUse(tx, lot, grant, beginMaterialUse(lot, { grantId, runId, runNumber, stepKey, container, amount }), by);
  }

  /**
   * The lot, and then its grant once more: a grant that was read before the lot may be older than it, and what is used up already would be taken out again. One that is newer belongs to a
   * lot that is newer as well, whose sequence then refuses what was decided, and it is decided again.
   */
  private async lotAndGrant(tx: Transaction, { site, item, grantId }: KnownGrant): Promise<[Lot | undefined, KnownGrant | undefined]> {
    const lot = await this.lots.findByContainer(tx, [site], item);
    return [lot, await this.grants.find(tx, site, grantId)];
  }

  private async recordUse(tx: Transaction, lot: Lot, grant: KnownGrant, events: readonly LotEvent[], by: Attribution, besides: readonly OutgoingMessage[] = []): Promise<void> {
    const messages = events.flatMap((event) => {
      if (event.type === 'MaterialUseBegun' && event.body.irregular !== undefined) return [this.exception(grant, 'material-used-after-grant', 'major', saidOf(event.body.irregular, event.body.irregularDe))];
      if ((event.type === 'MaterialConsumed' || event.type === 'ConsumptionCorrected') && event.body.irregular !== undefined) return [this.exception(grant, 'consumption-not-in-stock', 'major', saidOf(event.body.irregular, event.body.irregularDe))];
      return [];
    });
    await appendToLot(tx, lot, events, { times: await tx.times(), rowsOf: this.lots.rowsOf, ids: this.ids, by, messages: [...messages, ...besides] });
  }

  private exception({ runId, stepKey, site }: KnownGrant, type: string, severity: 'major' | 'critical', texts: { readonly en: string; readonly de: string }): OutgoingMessage {
    const exceptionId = this.ids();
    return outgoing('batchwright.batch-execution.v1.RaiseException', { subject: runId, site, sequence: 0, id: exceptionId }, { exceptionId, runId, stepKey, type, severity, text: texts.en, texts });
  }
}

/** Movements that were recorded before they had German words have the English ones. */
function saidOf(en: string, de: string = en): { readonly en: string; readonly de: string } {
  return { en, de };
}
