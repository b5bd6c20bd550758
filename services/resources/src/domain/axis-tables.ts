import { err, stateTable, type DomainError, type Result, type StateTable } from '@batchwright/kernel';
import type { Equipment } from './equipment';
import { axesOf, EQUIPMENT_AXES, type EquipmentAxis } from './equipment-axes';
import type { EquipmentEvent } from './equipment-events';

/** What moves an axis. Moves by hand are acts of people; the others come of runs and of time. */
export type AxisMove =
  | 'clean' | 'find-dirty' | 'use' | 'end-of-hold' | 'calibrate' | 'qualify' | 'hand-over' | 'take-back' | 'block' | 'unblock' | 'grant' | 'occupy' | 'give-back' | 'revoke';

/**
 * Which move leads from which word to which, axis by axis (requirement D2; 21 CFR 211.67, 211.182). What is not in a table is forbidden: the deciders ask it, and what
 * an event makes of an item is held against it before it is recorded.
 */
export const AXIS_TABLES: Readonly<Record<EquipmentAxis, StateTable<string, AxisMove>>> = {
  cleaning: stateTable<string, AxisMove>({
    dirty: { clean: 'clean', 'find-dirty': 'dirty', use: 'dirty' },
    clean: { clean: 'clean', 'find-dirty': 'dirty', use: 'dirty', 'end-of-hold': 'dirty' },
  }),
  calibration: stateTable<string, AxisMove>({ 'not-needed': { calibrate: 'valid' }, missing: { calibrate: 'valid' }, valid: { calibrate: 'valid' } }),
  qualification: stateTable<string, AxisMove>({ 'not-needed': { qualify: 'valid' }, missing: { qualify: 'valid' }, valid: { qualify: 'valid' } }),
  maintenance: stateTable<string, AxisMove>({ available: { 'hand-over': 'handed-over' }, 'handed-over': { 'take-back': 'available' } }),
  allocation: stateTable<string, AxisMove>({
    free: { grant: 'granted', occupy: 'occupied' },
    granted: { occupy: 'occupied', 'give-back': 'free', revoke: 'free' },
    occupied: { 'give-back': 'free' },
  }),
  block: stateTable<string, AxisMove>({ 'not-blocked': { block: 'blocked' }, blocked: { unblock: 'not-blocked' } }),
};

/** Moves that people make by hand, as screens offer them. */
const BY_HAND: readonly AxisMove[] = ['clean', 'find-dirty', 'calibrate', 'qualify', 'hand-over', 'take-back', 'block', 'unblock'];

/** The moves by hand that the table allows from where an axis stands. What else stands against one (a batch works with it) its decider says. */
export function movesByHand(item: Equipment, axis: EquipmentAxis): AxisMove[] {
  return AXIS_TABLES[axis].commands(axesOf(item)[axis].status).filter((move) => BY_HAND.includes(move));
}

/** Which moves an event is, axis by axis; an axis that is not named stays where it is. */
export function movesOf(event: EquipmentEvent): Partial<Record<EquipmentAxis, AxisMove>> {
  switch (event.type) {
    case 'EquipmentCleaned':
      return { cleaning: 'clean' };
    case 'EquipmentFoundDirty':
      return { cleaning: 'find-dirty' };
    case 'EquipmentCleanHoldEnded':
      return { cleaning: 'end-of-hold' };
    case 'EquipmentCalibrated':
      return { calibration: 'calibrate' };
    case 'EquipmentQualified':
      return { qualification: 'qualify' };
    case 'EquipmentHandedOver':
      return { maintenance: 'hand-over' };
    case 'EquipmentTakenBack':
      return { maintenance: 'take-back' };
    case 'EquipmentBlocked':
      return { block: 'block' };
    case 'EquipmentUnblocked':
      return { block: 'unblock' };
    case 'EquipmentGranted':
      return { allocation: 'grant' };
    case 'EquipmentOccupied':
      return { allocation: 'occupy' };
    case 'EquipmentOccupationEnded':
      return { allocation: 'give-back', ...(event.body.used ? { cleaning: 'use' } : {}) };
    case 'EquipmentGrantRevoked':
      return event.body.used ? {} : { allocation: 'revoke' };
    case 'EquipmentRegistered':
    case 'EquipmentGrantRefused':
    case 'EquipmentUsedWithoutGrant':
    case 'EquipmentLogbookEntryMade':
      return {};
  }
}

/** The first axis on which an event leaves its table, in words; undefined when it does not. A use that soils nothing may leave an axis where it was. */
export function leavesTable(before: Equipment, event: EquipmentEvent, after: Equipment): string | undefined {
  if (before.sequence === 0) return undefined;
  const [old, now, moves] = [axesOf(before), axesOf(after), movesOf(event)];
  for (const axis of EQUIPMENT_AXES) {
    const [from, to, move] = [old[axis].status, now[axis].status, moves[axis]];
    const allowed = move === undefined ? from : AXIS_TABLES[axis].next(from, move);
    if (to !== allowed && !(move === 'use' && to === from)) return `${axis} of ${before.code} went from ${from} to ${to} by ${event.type}`;
  }
  return undefined;
}

/** Refuses a move that the table of its axis does not have; undefined when it has it. The refusal names the axis. */
export function notOnTable(item: Equipment, axis: EquipmentAxis, move: AxisMove, refusal: (status: string) => DomainError): Result<never> | undefined {
  const { status } = axesOf(item)[axis];
  return AXIS_TABLES[axis].next(status, move) === undefined ? err(refusal(status)) : undefined;
}
