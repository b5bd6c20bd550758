import { siteDateOf } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Attribution } from '@batchwright/records';
import { confirmCleanByRun } from '../domain/decide-equipment-grant';
import type { CleaningLevel } from '../domain/product-change';
import { expectedCheck, passes, type CheckWeight } from '../domain/scale-suitability';
import { appendToEquipment } from './append-equipment';
import type { EquipmentItems } from './equipment-items';
import type { Grants } from './grants';
import { plain } from './plain';
import type { Sites } from './sites';
import type { CheckMeasured, Weighings } from './weighings';

/** What a completed step says of equipment that its run holds. */
export interface ToldStatus {
  readonly stepKey: string;
  readonly becomes: string;
  readonly holdSeconds?: number;
  readonly level?: CleaningLevel;
  readonly readings: readonly { readonly weight: string; readonly value: string; readonly unit: string }[];
}

/**
 * Runs that are no batches change the status of equipment by being executed (B19): a cleaning makes it clean, a check of a scale is its
 * check of the day. A status that is not known here changes nothing.
 */
export class ConfirmByRun {
  constructor(
    private readonly items: EquipmentItems,
    private readonly grants: Grants,
    private readonly weighings: Weighings,
    private readonly sites: Sites,
    private readonly ids: () => string,
  ) {}

  async execute(tx: Transaction, site: string, grantId: string, told: ToldStatus, by: Attribution): Promise<void> {
    const grant = await this.grants.find(tx, site, grantId);
    if (!grant || grant.kind !== 'equipment') return;
    const item = await this.items.find(tx, [site], grant.item);
    if (!item) return;
    const times = await tx.times();
    if (told.becomes === 'clean') {
      const { runId, runNumber } = grant;
      const { stepKey } = told;
      const events = confirmCleanByRun(item, { runId, runNumber, stepKey, ...(told.holdSeconds === undefined ? {} : { holdSeconds: told.holdSeconds }), ...(told.level ? { level: told.level } : {}) }, times.plant);
      await appendToEquipment(tx, item, events, { times, rowsOf: this.items.rowsOf, by });
      return;
    }
    if (told.becomes !== 'checked') return;
    for (const { weight, value, unit } of told.readings) {
      const expected = weight === 'low' || weight === 'high' ? expectedCheck(item, weight) : undefined;
      if (!expected?.ok) continue;
      const { nominal, tolerance } = expected.value;
      const passed = passes({ value, unit }, expected.value);
      const body: CheckMeasured = {
        scale: item.code, weight: weight as CheckWeight, day: siteDateOf(times.plant, this.sites.zoneOf(site)), nominal: nominal.value, tolerance: tolerance.value, reading: value, unit,
        raw: `${grant.runNumber}, ${told.stepKey}`, passed,
      };
      await tx.append({
        site, aggregateType: 'scale-check', aggregateId: this.ids(), expectedSequence: 0, by, timeUsed: times, rowsOf: this.weighings.rowsOf,
        events: [{ type: 'CheckWeightMeasured', version: 1, body: plain(body), audit: [{ object: `scale ${item.code}`, action: 'CheckWeightMeasured', field: `${weight} weight, ${nominal.value} ${nominal.unit}`, newValue: `${value} ${unit}: ${passed ? 'passed' : 'failed'}` }] }],
      });
    }
  }
}
