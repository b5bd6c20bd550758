import { Instants } from '@batchwright/kernel';
import { dirtySince } from './decide-equipment';
import { isDirtyHoldOver } from './dirty-hold';
import type { Equipment, EquipmentRequirement, RunPurpose } from './equipment';
import { soils, type EquipmentEvent } from './equipment-events';
import { unsuitabilities } from './equipment-suitability';
import { grantEnd, isLapsed } from './grant-time';
import type { CleaningLevel, ProductChange } from './product-change';

/** A step asks for one item. */
export interface EquipmentRequest {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly requirement: EquipmentRequirement;
  readonly purpose?: RunPurpose;
  /** Item code of what is to be made; absent where nothing is. */
  readonly product?: string;
}

/** A grant as its run speaks of it. */
export interface GrantOfRun {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly product?: string;
}

/** Answers a request: granted, or refused with the first axis that stands against it. */
export function requestEquipment(item: Equipment, request: EquipmentRequest, now: string, zone: string, changes: readonly ProductChange[] = []): EquipmentEvent[] {
  const { requirement, purpose, product, ...asked } = request;
  const made = product === undefined ? {} : { product };
  const [first] = unsuitabilities(item, { requirement, runId: request.runId, now, zone, changes, ...made, ...(purpose ? { purpose } : {}) });
  if (first) return [{ type: 'EquipmentGrantRefused', body: { ...asked, item: item.code, axis: first.axis, reasonCode: first.reasonCode, detail: first.detail } }];
  const { cleaning, calibration, qualification } = item;
  const until = grantEnd(
    now, zone,
    [cleaning.status === 'clean' ? cleaning.until : undefined],
    [calibration, qualification].map((held) => (held.status === 'held' ? held.lastDay : undefined)),
  );
  return [...expireEquipmentGrant(item, now), { type: 'EquipmentGranted', body: { ...asked, item: item.code, from: now, until, ...made, ...(purpose ? { purpose } : {}) } }];
}

/**
 * A step has begun with the item. Comes after the fact, so it is never refused: when the grant had ended meanwhile the item is
 * occupied all the same, and when somebody else has it, that is said.
 */
export function occupyEquipment(item: Equipment, grant: GrantOfRun, now: string): EquipmentEvent[] {
  const { allocation } = item;
  const { grantId, runId, runNumber, stepKey, product = allocation?.product } = grant;
  const occupied: EquipmentEvent = { type: 'EquipmentOccupied', body: { item: item.code, grantId, runId, runNumber, stepKey, until: allocation?.until ?? now, ...(allocation?.purpose ? { purpose: allocation.purpose } : {}), ...(product === undefined ? {} : { product }) } };
  if (!allocation) return [occupied];
  if (allocation.grantId === grantId) return allocation.used ? [] : [occupied];
  if (!allocation.used && isLapsed(allocation.until, now)) return [...expireEquipmentGrant(item, now), occupied];
  return [{ type: 'EquipmentUsedWithoutGrant', body: { item: item.code, grantId, runId, runNumber, stepKey, takenBy: allocation.runNumber } }];
}

/** The run gives the item back: dirty when it was used. Nothing when it holds it no more. */
export function endOccupation({ allocation, residues }: Equipment, grantId: string, now: string): EquipmentEvent[] {
  if (allocation?.grantId !== grantId) return [];
  const { runId, runNumber, stepKey, used, purpose, product } = allocation;
  const left = used && soils(purpose) ? { dirtySince: now, ...(product === undefined || !residues ? {} : { residues: [...new Set([...residues, product])] }) } : {};
  return [{ type: 'EquipmentOccupationEnded', body: { grantId, runId, runNumber, stepKey, used, why: 'given-back', ...(purpose ? { purpose } : {}), ...left } }];
}

/**
 * A completed step of a run says that the item is clean (B19; 21 CFR 211.67). It has happened, so it is never refused; nothing follows
 * where another run works with the item meanwhile, because that one would find its own use called clean. After a minor cleaning of what
 * has stood dirty too long, the item is as dirty as before, and the logbook says so.
 */
export function confirmCleanByRun(item: Equipment, by: { readonly runId: string; readonly runNumber: string; readonly stepKey: string; readonly holdSeconds?: number; readonly level?: CleaningLevel }, now: string): EquipmentEvent[] {
  if (item.allocation?.used && item.allocation.runId !== by.runId) return [];
  const { runNumber, stepKey, holdSeconds, level } = by;
  if (level !== 'major' && isDirtyHoldOver(item, now)) {
    return [{ type: 'EquipmentFoundDirty', body: { reason: `${item.code} stood dirty too long for a minor cleaning; a major one is needed`, runNumber, stepKey, ...dirtySince(item) } }];
  }
  return [{ type: 'EquipmentCleaned', body: { ...(holdSeconds === undefined ? {} : { until: Instants.addSeconds(now, holdSeconds) }), ...(level ? { level } : {}), runNumber, stepKey } }];
}

/** Ends a grant that nobody used in its time. Nothing when it is not due. */
export function expireEquipmentGrant({ allocation }: Equipment, now: string): EquipmentEvent[] {
  if (!allocation || allocation.used || !isLapsed(allocation.until, now)) return [];
  const { grantId, runId, runNumber, stepKey } = allocation;
  return [{ type: 'EquipmentOccupationEnded', body: { grantId, runId, runNumber, stepKey, used: false, why: 'lapsed' } }];
}
