import type { Allocation, Equipment, EquipmentProperty, MaintenanceWork, RunPurpose } from './equipment';
import type { CleaningLevel } from './product-change';

/** What happened to an item of equipment. Signatures stand beside these fields as `signatures` when the event is recorded. */
export type EquipmentEvent =
  | { readonly type: 'EquipmentRegistered'; readonly body: EquipmentRegisteredBody }
  | { readonly type: 'EquipmentCleaned'; readonly body: EquipmentCleanedBody }
  | { readonly type: 'EquipmentFoundDirty'; readonly body: { readonly reason: string; readonly runNumber?: string; readonly stepKey?: string; readonly dirtySince?: string } }
  | { readonly type: 'EquipmentCleanHoldEnded'; readonly body: { readonly heldUntil: string } }
  | { readonly type: 'EquipmentCalibrated'; readonly body: { readonly due: string; readonly certificate?: string } }
  | { readonly type: 'EquipmentQualified'; readonly body: { readonly lastDay?: string } }
  | { readonly type: 'EquipmentHandedOver'; readonly body: MaintenanceWork }
  | { readonly type: 'EquipmentTakenBack'; readonly body: MaintenanceWork }
  | { readonly type: 'EquipmentLogbookEntryMade'; readonly body: LogbookEntryBody }
  | { readonly type: 'EquipmentBlocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'EquipmentUnblocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'EquipmentGranted'; readonly body: Omit<Allocation, 'used'> & { readonly item: string; readonly from: string } }
  | { readonly type: 'EquipmentGrantRefused'; readonly body: EquipmentGrantRefusedBody }
  | { readonly type: 'EquipmentGrantRevoked'; readonly body: EquipmentGrantRevokedBody }
  | { readonly type: 'EquipmentOccupied'; readonly body: Omit<Allocation, 'used'> & { readonly item: string } }
  | { readonly type: 'EquipmentUsedWithoutGrant'; readonly body: EquipmentUsedWithoutGrantBody }
  | { readonly type: 'EquipmentOccupationEnded'; readonly body: EquipmentOccupationEndedBody };

export interface EquipmentRegisteredBody {
  readonly code: string;
  readonly equipmentClass: string;
  readonly title: string;
  readonly area: string;
  readonly properties: readonly EquipmentProperty[];
  /** True when it may only be used within the due date of a calibration. */
  readonly needsCalibration: boolean;
  /** True when it may only be used while qualified. */
  readonly needsQualification: boolean;
}

export interface EquipmentCleanedBody {
  readonly until?: string;
  /** Absent = minor. */
  readonly level?: CleaningLevel;
  /** Run and step that cleaned it; absent where somebody confirmed it by hand. */
  readonly runNumber?: string;
  readonly stepKey?: string;
}

/** What somebody writes into the logbook by hand, signed. */
export interface LogbookEntryBody {
  readonly text: string;
  /** When it was seen or done, where that is not when it was written (PI 041-1): the plant's time. */
  readonly observedAt?: string;
}

export interface EquipmentUsedWithoutGrantBody {
  /** Code of the item, as in the other bodies. */
  readonly item: string;
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Number of the batch that has it. */
  readonly takenBy: string;
}

export interface EquipmentGrantRefusedBody {
  readonly item: string;
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Stable reason: `not-clean`. */
  readonly reasonCode: string;
  /** Axis that stands in the way: `cleaning`. */
  readonly axis: string;
  /** What a person reads. */
  readonly detail: string;
}

export interface EquipmentGrantRevokedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly stepKey: string;
  readonly axis: string;
  readonly reasonCode: string;
  readonly detail: string;
  /** True when the run has begun with it: it stays there, and is told. */
  readonly used: boolean;
}

export interface EquipmentOccupationEndedBody {
  readonly grantId: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly stepKey: string;
  readonly used: boolean;
  /** `lapsed`: nobody used it in its time. */
  readonly why: 'given-back' | 'lapsed';
  readonly purpose?: RunPurpose;
  /** When it became dirty, where the use has left it dirty: the plant's time. */
  readonly dirtySince?: string;
  /** What was made in it since its last major cleaning, this use counted in; absent where that was not known before. */
  readonly residues?: readonly string[];
}

/** Whether a use for this leaves the item dirty: making and setting up do, cleaning and checking do not. */
export function soils(purpose: RunPurpose | undefined): boolean {
  return purpose === undefined || purpose === 'set-up';
}

/** The item after one more event. */
export function evolveEquipment(item: Equipment, event: EquipmentEvent): Equipment {
  const next = { ...item, sequence: item.sequence + 1 };
  switch (event.type) {
    case 'EquipmentRegistered': {
      const { needsCalibration, needsQualification, ...facts } = event.body;
      const asked = (needed: boolean) => ({ status: needed ? ('missing' as const) : ('not-needed' as const) });
      return { ...next, ...facts, cleaning: { status: 'dirty' }, calibration: asked(needsCalibration), qualification: asked(needsQualification) };
    }
    case 'EquipmentCleaned': {
      const { until, level } = event.body;
      return { ...next, cleaning: { status: 'clean', ...(until === undefined ? {} : { until }), ...(level ? { level } : {}) }, ...(level === 'major' ? { residues: [] } : {}) };
    }
    case 'EquipmentFoundDirty':
      return { ...next, cleaning: { status: 'dirty', ...(event.body.dirtySince === undefined ? {} : { since: event.body.dirtySince }) } };
    case 'EquipmentCleanHoldEnded':
      return { ...next, cleaning: { status: 'dirty', cleanUntil: event.body.heldUntil } };
    case 'EquipmentCalibrated':
      return { ...next, calibration: { status: 'held', lastDay: event.body.due, ...(event.body.certificate === undefined ? {} : { certificate: event.body.certificate }) } };
    case 'EquipmentQualified':
      return { ...next, qualification: { status: 'held', ...event.body } };
    case 'EquipmentHandedOver': {
      const { workOrder, reason } = event.body;
      return { ...next, handedOver: { workOrder, reason } };
    }
    case 'EquipmentTakenBack':
      return { ...next, handedOver: undefined };
    case 'EquipmentBlocked':
      return { ...next, blockedFor: event.body.reason };
    case 'EquipmentUnblocked':
      return { ...next, blockedFor: undefined };
    case 'EquipmentGranted': {
      const { item: _, from: __, ...allocation } = event.body;
      return { ...next, allocation: { ...allocation, used: false } };
    }
    case 'EquipmentGrantRefused':
    case 'EquipmentUsedWithoutGrant':
    case 'EquipmentLogbookEntryMade':
      return next;
    case 'EquipmentGrantRevoked':
      return event.body.used ? next : { ...next, allocation: undefined };
    case 'EquipmentOccupied': {
      const { item: _, ...allocation } = event.body;
      return { ...next, allocation: { ...allocation, used: true } };
    }
    case 'EquipmentOccupationEnded': {
      const { used, runId, runNumber, purpose, dirtySince, residues } = event.body;
      // a use without its end is of the time before uses told what they make: from then on nobody knows what was made in the item
      const left = { cleaning: { status: 'dirty' as const, usedByRun: runId, usedByNumber: runNumber, ...(dirtySince === undefined ? {} : { since: dirtySince }) }, ...(residues ?? dirtySince === undefined ? { residues } : {}) };
      return { ...next, allocation: undefined, ...(used && soils(purpose) ? left : {}) };
    }
  }
}
