import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Equipment } from '../domain/equipment';
import { axesOf, EQUIPMENT_AXES, wordsOf } from '../domain/equipment-axes';
import { evolveEquipment, type EquipmentEvent } from '../domain/equipment-events';

/** Who acted and when; `person` is empty when a run or the time did. */
export interface ActOf {
  readonly person: string;
  /** The plant's time. */
  readonly at: string;
  readonly reason?: string;
}

/** What the other services are told: the answer to whoever asked, each axis that changed, and what the item is now. */
export function equipmentMessages(before: Equipment, events: readonly EquipmentEvent[], act: ActOf): OutgoingMessage[] {
  let now = before;
  return events.flatMap((event) => {
    const previous = now;
    now = evolveEquipment(previous, event);
    const place = { subject: now.id, site: now.site, sequence: now.sequence };
    return [...answers(event, now, place, act), ...changes(previous, now, place, act), snapshot(now, place)];
  });
}

interface Place {
  readonly subject: string;
  readonly site: string;
  readonly sequence: number;
}

function answers(event: EquipmentEvent, item: Equipment, place: Place, { at }: ActOf): OutgoingMessage[] {
  const { site, code } = item;
  switch (event.type) {
    case 'EquipmentRegistered': {
      const { id, equipmentClass, title, properties } = item;
      return [outgoing('batchwright.resources.v1.EquipmentRegistered', place, { equipmentId: id, code, site, class: equipmentClass, title, properties: properties.map((property) => ({ ...property })) })];
    }
    case 'EquipmentGranted': {
      const { grantId, runId, stepKey, from, until } = event.body;
      const { calibration } = item;
      const calibrated = calibration.status !== 'held' ? {} : { ...(calibration.lastDay === undefined ? {} : { calibratedThrough: calibration.lastDay }), ...(calibration.certificate === undefined ? {} : { certificate: calibration.certificate }) };
      return [outgoing('batchwright.resources.v1.EquipmentGranted', place, { grantId, site, runId, stepKey, item: code, itemClass: item.equipmentClass, from, until, ...calibrated })];
    }
    case 'EquipmentGrantRefused': {
      const { grantId, runId, stepKey, reasonCode, axis, detail } = event.body;
      return [outgoing('batchwright.resources.v1.EquipmentGrantRefused', place, { grantId, site, runId, stepKey, item: code, reasonCode, axis, detail })];
    }
    case 'EquipmentGrantRevoked': {
      const { grantId, runId, stepKey, reasonCode, axis, detail } = event.body;
      return [outgoing('batchwright.resources.v1.EquipmentGrantRevoked', place, { grantId, site, runId, stepKey, item: code, revokedAt: at, reasonCode, axis, detail })];
    }
    case 'EquipmentOccupationEnded': {
      const { grantId, runId } = event.body;
      return [outgoing('batchwright.resources.v1.EquipmentOccupationEnded', place, { grantId, site, runId, item: code, endedAt: at })];
    }
    case 'EquipmentCleaned':
    case 'EquipmentFoundDirty':
    case 'EquipmentCleanHoldEnded':
    case 'EquipmentCalibrated':
    case 'EquipmentQualified':
    case 'EquipmentLogbookEntryMade':
    case 'EquipmentHandedOver':
    case 'EquipmentTakenBack':
    case 'EquipmentBlocked':
    case 'EquipmentUnblocked':
    case 'EquipmentOccupied':
    case 'EquipmentUsedWithoutGrant':
      return [];
  }
}

function changes(before: Equipment, after: Equipment, place: Place, act: ActOf): OutgoingMessage[] {
  if (before.sequence === 0) return [];
  const [old, now] = [axesOf(before), axesOf(after)];
  return EQUIPMENT_AXES.filter((axis) => wordsOf(old[axis]) !== wordsOf(now[axis])).map((axis) => {
    const { until } = now[axis];
    return outgoing('batchwright.resources.v1.EquipmentStatusChanged', place, {
      equipmentId: after.id, code: after.code, site: after.site, axis, before: old[axis].status, after: now[axis].status,
      ...(until === undefined ? {} : { until }), reason: act.reason ?? now[axis].detail ?? '', by: act.person,
    });
  });
}

function snapshot(item: Equipment, place: Place): OutgoingMessage {
  const { id, code, site, equipmentClass } = item;
  const now = axesOf(item);
  const axes = EQUIPMENT_AXES.map((axis) => ({ axis, status: now[axis].status, ...(now[axis].until === undefined ? {} : { until: now[axis].until }) }));
  return outgoing('batchwright.resources.v1.EquipmentSnapshot', place, { equipmentId: id, code, site, class: equipmentClass, axes });
}
