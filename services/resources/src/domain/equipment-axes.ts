import { dirtyHoldEnd } from './dirty-hold';
import type { Cleaning, Confirmation, Equipment } from './equipment';

/** The axes of the status of equipment. */
export const EQUIPMENT_AXES = ['cleaning', 'calibration', 'qualification', 'maintenance', 'allocation', 'block'] as const;
export type EquipmentAxis = (typeof EQUIPMENT_AXES)[number];

/** The word on one axis, how long it holds by itself (instant), and what stands behind it in words. */
export interface AxisStatus {
  readonly status: string;
  readonly until?: string;
  /** Last day on which it holds, a date of the site. */
  readonly lastDay?: string;
  /** Of what is dirty: from then on only a major cleaning makes it clean. */
  readonly cleanBefore?: string;
  /** Reason, run, or number of the certificate. */
  readonly detail?: string;
}

/** Every axis of an item in words, as screens, messages and the audit trail show them. What time has made of them is not in here. */
export function axesOf(item: Equipment): Record<EquipmentAxis, AxisStatus> {
  const { calibration, qualification, handedOver, blockedFor, allocation } = item;
  return {
    cleaning: cleaningOf(item.cleaning, dirtyHoldEnd(item)),
    calibration: confirmation(calibration),
    qualification: confirmation(qualification),
    maintenance: handedOver === undefined ? { status: 'available' } : { status: 'handed-over', detail: `${handedOver.workOrder}: ${handedOver.reason}` },
    block: blockedFor === undefined ? { status: 'not-blocked' } : { status: 'blocked', detail: blockedFor },
    allocation: !allocation
      ? { status: 'free' }
      : { status: allocation.used ? 'occupied' : 'granted', ...(allocation.used ? {} : { until: allocation.until }), detail: `${allocation.runNumber}, ${allocation.stepKey}` },
  };
}

/** An axis in one line: `occupied (WS-2026-0001, blend)`. */
export function wordsOf({ status, until, lastDay, cleanBefore, detail }: AxisStatus): string {
  const more = [until === undefined ? '' : `until ${until}`, lastDay === undefined ? '' : `through ${lastDay}`, detail ?? '', cleanBefore === undefined ? '' : `to be cleaned before ${cleanBefore}`].filter(Boolean).join(', ');
  return more === '' ? status : `${status} (${more})`;
}

function cleaningOf(cleaning: Cleaning, dirtyHold: string | undefined): AxisStatus {
  if (cleaning.status === 'clean') {
    const { until, level } = cleaning;
    return { status: 'clean', ...(until === undefined ? {} : { until }), ...(level === 'major' ? { detail: 'major cleaning' } : {}) };
  }
  const { usedByNumber, cleanUntil } = cleaning;
  const detail = [usedByNumber === undefined ? '' : `used by ${usedByNumber}`, cleanUntil === undefined ? '' : `clean until ${cleanUntil}`].filter(Boolean).join(', ');
  return { status: 'dirty', ...(dirtyHold === undefined ? {} : { cleanBefore: dirtyHold }), ...(detail === '' ? {} : { detail }) };
}

function confirmation(held: Confirmation): AxisStatus {
  if (held.status !== 'held') return { status: held.status };
  return { status: 'valid', ...(held.lastDay === undefined ? {} : { lastDay: held.lastDay }), ...(held.certificate === undefined ? {} : { detail: held.certificate }) };
}
