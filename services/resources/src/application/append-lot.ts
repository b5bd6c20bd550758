import type { Transaction } from '@batchwright/persistence';
import { buildAudit, type AuditRow } from '@batchwright/records';
import type { Lot } from '../domain/lot';
import { evolveLot, type LotEvent } from '../domain/lot-events';
import type { Recording } from './append-equipment';
import { lotMessages } from './lot-messages';
import { plain } from './plain';

/** Records what happened to a lot, with its audit rows and what others are told. */
export async function appendToLot(tx: Transaction, lot: Lot, events: readonly LotEvent[], how: Recording & { readonly ids: () => string }): Promise<void> {
  const { times, rowsOf, by, reason, signed, answer, messages = [], ids } = how;
  if (events.length === 0) return;
  let now = lot;
  await tx.append({
    site: lot.site,
    aggregateType: 'lot',
    aggregateId: lot.id,
    expectedSequence: lot.sequence,
    ...(by ? { by } : {}),
    events: events.map((event, index) => {
      const before = now;
      now = evolveLot(before, event);
      return { type: event.type, version: 1, body: plain({ ...event.body, ...(index === 0 && signed ? { signatures: [signed.signature] } : {}) }), audit: auditOf(before, event, now, reason) };
    }),
    rowsOf,
    timeUsed: times,
    ...(signed ? { evidenceUses: [signed.use] } : {}),
    messages: [...lotMessages(lot, events, { person: by?.person ?? '', at: times.plant, ids }), ...messages],
    ...(answer ?? {}),
  });
}

function auditOf(before: Lot, event: LotEvent, after: Lot, reason: string | undefined): AuditRow[] {
  if (event.type === 'MaterialGrantRefused') {
    const { container, runNumber, stepKey, axis, detail } = event.body;
    return [{ object: `container ${container}`, action: event.type, field: axis, newValue: `refused to ${runNumber}, ${stepKey}`, reason: detail }];
  }
  if (event.type === 'PickingOrderWaived') {
    const { container, runNumber, reason: why } = event.body;
    return [{ object: `container ${container}`, action: event.type, field: 'order', newValue: `${runNumber} takes it before its turn`, reason: why }];
  }
  if (event.type === 'LabelPrinted') {
    const { container, copy, reason: why } = event.body;
    return [{ object: `container ${container}`, action: event.type, field: 'labels', oldValue: String(copy - 1), newValue: String(copy), ...(why === undefined ? {} : { reason: why }) }];
  }
  const why = event.type === 'MaterialGrantRevoked' ? event.body.detail : event.type === 'MaterialConsumed' || event.type === 'MaterialUseBegun' || event.type === 'ConsumptionCorrected' ? event.body.irregular : reason;
  return buildAudit(`lot ${after.number}`, event.type, fieldsOf(before), fieldsOf(after), why === '' ? undefined : why);
}

function fieldsOf(lot: Lot): Record<string, string | undefined> {
  if (lot.sequence === 0) return {};
  const { material, title, supplierLot, supplier, grade, origin, disposition, category, restriction, blockedFor, expiry, retest, containers, holds, certificates } = lot;
  const hold = holds.length === 0 ? undefined : holds.map(({ number, reason }) => `lot ${number}: ${reason}`).join('; ');
  const drums = containers.map(({ code, free, received: { unit }, reservations, location, blockedFor: drumBlock }) => {
    const reserved = reservations.map(({ amount, runNumber, stepKey, inUse }) => `, ${amount} ${unit} ${inUse ? 'in use by' : 'reserved for'} ${runNumber}, ${stepKey}`).join('');
    return [`container ${code}`, `${free} ${unit} free${reserved}${location === undefined ? '' : `, at ${location}`}${drumBlock === undefined ? '' : `, blocked: ${drumBlock}`}`] as const;
  });
  const papers = certificates.map(({ sha256, number, fileName }) => [`certificate ${sha256}`, `${number} (${fileName})`] as const);
  return { material, title, supplierLot, supplier, grade, from: origin && `site ${origin.site}, lot ${origin.number}`, category, disposition, restriction, block: blockedFor, hold, expiry, retest, ...Object.fromEntries([...drums, ...papers]) };
}
