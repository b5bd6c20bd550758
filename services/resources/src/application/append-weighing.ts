import type { RedeemedSignature } from '@batchwright/access';
import type { OutgoingMessage } from '@batchwright/contracts';
import type { IdempotencyAnswer, RowsOf, Times, Transaction } from '@batchwright/persistence';
import { buildAudit, type Attribution } from '@batchwright/records';
import { evolveWeighing, type Weighing, type WeighingEvent } from '../domain/weighing';
import { plain } from './plain';

interface How {
  readonly times: Times;
  readonly rowsOf: RowsOf;
  readonly by: Attribution;
  readonly signed?: RedeemedSignature;
  readonly answer?: { readonly idempotency?: IdempotencyAnswer };
  readonly messages?: readonly OutgoingMessage[];
}

/** Records what happened at a weighing, with its audit rows. */
export async function appendToWeighing(tx: Transaction, weighing: Weighing, events: readonly WeighingEvent[], { times, rowsOf, by, signed, answer, messages = [] }: How): Promise<void> {
  if (events.length === 0) return;
  let now = weighing;
  await tx.append({
    site: weighing.site,
    aggregateType: 'weighing',
    aggregateId: weighing.id,
    expectedSequence: weighing.sequence,
    by,
    events: events.map((event, index) => {
      const before = now;
      now = evolveWeighing(before, event);
      const reason = 'reason' in event.body ? event.body.reason : undefined;
      const raw = 'raw' in event.body ? { raw: event.body.raw } : {};
      const audit = buildAudit(`weighing of ${now.material} for ${now.runNumber}, ${now.stepKey}`, event.type, wordsOf(before), { ...wordsOf(now), ...raw }, reason);
      return { type: event.type, version: 1, body: plain({ ...event.body, ...(index === 0 && signed ? { signatures: [signed.signature] } : {}) }), audit };
    }),
    rowsOf,
    timeUsed: times,
    ...(signed ? { evidenceUses: [signed.use] } : {}),
    messages,
    ...(answer ?? {}),
  });
}

function wordsOf({ sequence, state, scale, from, into, tare, net, target, low, high, labels }: Weighing): Record<string, string | undefined> {
  if (sequence === 0) return {};
  const amount = (quantity: { value: string; unit: string } | undefined): string | undefined => quantity && `${quantity.value} ${quantity.unit}`;
  return { state, scale, from, into, target: amount(target), tolerance: `${low} to ${high} ${target.unit}`, tare: amount(tare), net: amount(net), labels: labels === 0 ? undefined : String(labels) };
}
