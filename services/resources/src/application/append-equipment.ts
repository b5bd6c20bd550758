import type { IdempotencyAnswer, RowsOf, Times, Transaction } from '@batchwright/persistence';
import type { OutgoingMessage } from '@batchwright/contracts';
import type { RedeemedSignature } from '@batchwright/access';
import { buildAudit, type Attribution } from '@batchwright/records';
import type { Equipment } from '../domain/equipment';
import { leavesTable } from '../domain/axis-tables';
import { axesOf, EQUIPMENT_AXES, wordsOf } from '../domain/equipment-axes';
import { evolveEquipment, type EquipmentEvent, type LogbookEntryBody } from '../domain/equipment-events';
import { equipmentMessages } from './equipment-messages';
import { plain } from './plain';

/** Who, when and under which command an act on an item or a lot is recorded. */
export interface Recording {
  readonly times: Times;
  readonly rowsOf: RowsOf;
  /** Absent for what a run or the time does. */
  readonly by?: Attribution;
  readonly reason?: string;
  /** Stands in the first event. */
  readonly signed?: RedeemedSignature;
  readonly answer?: { readonly idempotency?: IdempotencyAnswer };
  /** Besides what follows from the events. */
  readonly messages?: readonly OutgoingMessage[];
}

/** Records what happened to an item, with its audit rows and what others are told. What no transition table allows is a fault of ours: nothing of it is recorded. */
export async function appendToEquipment(tx: Transaction, item: Equipment, events: readonly EquipmentEvent[], how: Recording): Promise<void> {
  const { times, rowsOf, by, reason, signed, answer, messages = [] } = how;
  if (events.length === 0) return;
  let now = item;
  await tx.append({
    site: item.site,
    aggregateType: 'equipment',
    aggregateId: item.id,
    expectedSequence: item.sequence,
    ...(by ? { by } : {}),
    events: events.map((event, index) => {
      const before = now;
      now = evolveEquipment(before, event);
      const off = leavesTable(before, event, now);
      if (off !== undefined) throw new Error(off);
      const audit = event.type === 'EquipmentGrantRefused' ? [refusalRow(now, event.body)] : event.type === 'EquipmentLogbookEntryMade' ? [entryRow(now, event.body)] : buildAudit(`equipment ${now.code}`, event.type, axisWords(before), axisWords(now), reason ?? reasonOf(event));
      return { type: event.type, version: 1, body: plain({ ...event.body, ...(index === 0 && signed ? { signatures: [signed.signature] } : {}) }), audit };
    }),
    rowsOf,
    timeUsed: times,
    ...(signed ? { evidenceUses: [signed.use] } : {}),
    messages: [...equipmentMessages(item, events, { person: by?.person ?? '', at: times.plant, ...(reason === undefined ? {} : { reason }) }), ...messages],
    ...(answer ?? {}),
  });
}

function axisWords(item: Equipment): Record<string, string> {
  if (item.sequence === 0) return {};
  const axes = axesOf(item);
  const properties = item.properties.map(({ name, value, unit }) => `${name} ${value}${unit === undefined ? '' : ` ${unit}`}`).join(', ');
  return { class: item.equipmentClass, title: item.title, area: item.area, properties, ...Object.fromEntries(EQUIPMENT_AXES.map((axis) => [axis, wordsOf(axes[axis])])) };
}

function refusalRow(item: Equipment, { axis, detail, runNumber, stepKey }: { axis: string; detail: string; runNumber: string; stepKey: string }) {
  return { object: `equipment ${item.code}`, action: 'EquipmentGrantRefused', field: axis, newValue: `refused to ${runNumber}, ${stepKey}`, reason: detail };
}

function entryRow({ code }: Equipment, { text, observedAt }: LogbookEntryBody) {
  return { object: `equipment ${code}`, action: 'EquipmentLogbookEntryMade', field: 'logbook', newValue: observedAt === undefined ? text : `${text} (seen at ${observedAt})` };
}

function reasonOf(event: EquipmentEvent): string | undefined {
  if (event.type === 'EquipmentGrantRevoked') return event.body.detail;
  if (event.type === 'EquipmentFoundDirty') return event.body.reason;
  if (event.type === 'EquipmentUsedWithoutGrant') return `used by ${event.body.runNumber}, ${event.body.stepKey} while ${event.body.takenBy} had it`;
  return undefined;
}
