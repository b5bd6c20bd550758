import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { Decimal } from '@batchwright/kernel';
import type { Lot } from '../domain/lot';
import { evolveLot, type LotEvent } from '../domain/lot-events';

/** Who acted and when; `person` is empty when a run or the time did. */
export interface LotAct {
  readonly person: string;
  /** The plant's time. */
  readonly at: string;
  readonly ids: () => string;
}

interface Place {
  readonly subject: string;
  readonly site: string;
  readonly sequence: number;
}

/** What the other services are told: the answer to whoever asked, what moved, what quality decided, and what the lot is now. */
export function lotMessages(before: Lot, events: readonly LotEvent[], act: LotAct): OutgoingMessage[] {
  let now = before;
  return events.flatMap((event) => {
    const previous = now;
    now = evolveLot(previous, event);
    const place = { subject: now.id, site: now.site, sequence: now.sequence };
    return [...messagesOf(event, previous, now, place, act), snapshot(now, place)];
  });
}

function messagesOf(event: LotEvent, before: Lot, lot: Lot, place: Place, act: LotAct): OutgoingMessage[] {
  const { site, material: item, number } = lot;
  switch (event.type) {
    case 'LotReceived':
    case 'LotProduced':
      return received(lot, place, act, event.type === 'LotProduced' ? event.body.runId : undefined);
    case 'LotCategoryChanged':
    case 'LotCertificateAdded':
    case 'LotSupplierNamed':
    case 'LotHeld':
    case 'LotHoldLifted':
    case 'ContainerBlocked':
    case 'ContainerUnblocked':
    case 'LabelPrinted':
    case 'PickingOrderWaived':
    case 'MaterialUseBegun':
      return [];
    case 'StockMoved': {
      const { act: kind, container, amount, unit } = event.body;
      return [moved(lot, place, act, { kind, container, amount, unit })];
    }
    case 'LotDispositionChanged':
    case 'LotBlocked':
    case 'LotUnblocked':
      return [outgoing('batchwright.resources.v1.LotDispositionChanged', place, {
        lotId: lot.id, lot: number, site, before: before.disposition, after: lot.disposition, blocked: lot.blockedFor !== undefined, by: act.person, reason: event.body.reason,
      })];
    case 'MaterialGranted': {
      const { grantId, runId, stepKey, container, amount, unit, from, until } = event.body;
      return [outgoing('batchwright.resources.v1.MaterialGranted', place, { grantId, site, runId, stepKey, item, lot: number, container, quantity: { value: amount, unit }, from, until })];
    }
    case 'MaterialGrantRefused': {
      const { grantId, runId, stepKey, container, reasonCode, axis, detail } = event.body;
      return [outgoing('batchwright.resources.v1.MaterialGrantRefused', place, { grantId, site, runId, stepKey, item, lot: number, container, reasonCode, axis, detail })];
    }
    case 'MaterialGrantRevoked': {
      const { grantId, runId, stepKey, container, axis, reasonCode, detail } = event.body;
      return [outgoing('batchwright.resources.v1.MaterialGrantRevoked', place, { grantId, site, runId, stepKey, item, lot: number, container, revokedAt: act.at, reasonCode, axis, detail })];
    }
    case 'MaterialConsumed': {
      const { container, amount, unit, runId } = event.body;
      return [moved(lot, place, act, { kind: 'consume', container, amount: Decimal.parse(amount).neg().toString(), unit, runId })];
    }
    case 'ConsumptionCorrected': {
      const { container, amount, unit, runId } = event.body;
      return [moved(lot, place, act, { kind: 'consume', container, amount, unit, runId })];
    }
  }
}

function moved(lot: Lot, place: Place, act: LotAct, row: { kind: string; container: string; amount: string; unit: string; runId?: string }): OutgoingMessage {
  const { kind, container, amount, unit, runId } = row;
  return outgoing('batchwright.resources.v1.InventoryMoved', place, {
    movementId: act.ids(), site: lot.site, lot: lot.number, container, kind, quantity: { value: amount, unit }, balance: { value: contentOf(lot, container), unit }, ...(runId === undefined ? {} : { runId }),
  });
}

function received(lot: Lot, place: Place, act: LotAct, runId: string | undefined): OutgoingMessage[] {
  const { id, site, number, material, supplierLot, origin, expiry, retest, containers } = lot;
  const dates = { ...(origin ? { fromSite: origin.site, fromLot: origin.number } : {}), ...(expiry === undefined ? {} : { expiry }), ...(retest === undefined ? {} : { retest }) };
  const drums = containers.map(({ code, received: quantity }) => ({ code, quantity }));
  return [
    outgoing('batchwright.resources.v1.LotReceived', place, { lotId: id, lot: number, site, material, supplierLot: supplierLot ?? '', ...dates, containers: drums }),
    ...containers.map(({ code, received: quantity }) =>
      moved(lot, place, act, { kind: runId === undefined ? 'receive' : 'produce', container: code, amount: quantity.value, unit: quantity.unit, ...(runId === undefined ? {} : { runId }) })),
  ];
}

/** What is in a container: what is free and what is reserved. */
export function contentOf(lot: Lot, code: string): string {
  const drum = lot.containers.find((candidate) => candidate.code === code);
  if (!drum) return '0';
  return drum.reservations.reduce((sum, { amount }) => sum.add(Decimal.parse(amount)), Decimal.parse(drum.free)).toString();
}

function snapshot(lot: Lot, place: Place): OutgoingMessage {
  const { id, number, site, material, disposition, blockedFor, expiry, retest } = lot;
  return outgoing('batchwright.resources.v1.LotSnapshot', place, {
    lotId: id, lot: number, site, material, disposition, blocked: blockedFor !== undefined, ...(expiry === undefined ? {} : { expiry }), ...(retest === undefined ? {} : { retest }),
  });
}
