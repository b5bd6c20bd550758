import { topicEntry } from '@batchwright/contracts';
import { PARKED_MESSAGE, type AppendRequest, type Transaction, type Transactions } from '@batchwright/persistence';
import type { MessageHandler } from '../handler';
import { COLUMNS, lockKey, toParked, type ParkedMessage, type ParkedRow } from './parking';

/** Who decided about a message that was put aside, and why; recorded with what he decided, in one transaction. */
export interface ParkedDecision {
  readonly by: NonNullable<AppendRequest['by']>;
  /** In his own words. Without any, nothing is done. */
  readonly reason: string;
  /** Site of the record where the message itself names none. */
  readonly site: string;
}

type HandlerOf = (type: string) => MessageHandler | undefined;
type Outcome = 'replayed' | 'discarded';

/** A parked message with the hash of its envelope as it is kept. */
interface Settled extends ParkedMessage {
  readonly hash: string;
}

/**
 * Applies a parked message now and, when it succeeds, those of its key that wait behind it, in order. Returns how many were applied.
 * Throws the handler's error and leaves the message parked when it fails again; throws when the id is unknown or done, when an older message of its key comes first, and when no reason is given.
 */
export async function replayParked(transactions: Transactions, id: string, handlerOf: HandlerOf, decision: ParkedDecision): Promise<number> {
  const first = await settle(transactions, id, decision, 'replayed', (tx, parked) => apply(tx, parked, handlerOf));
  return 1 + (await replayBehind(transactions, first, handlerOf, decision));
}

/**
 * Passes over a parked message for good: it counts as seen, has no effect, and stays where it is kept. Those of its key that wait behind it are applied, in order; returns how many.
 * Throws when the id is unknown or done, when an older message of its key comes first, and when no reason is given.
 */
export async function discardParked(transactions: Transactions, id: string, handlerOf: HandlerOf, decision: ParkedDecision): Promise<number> {
  const first = await settle(transactions, id, decision, 'discarded', async (tx, parked) => void (await take(tx, parked)));
  return replayBehind(transactions, first, handlerOf, decision);
}

/** Applies those that wait behind a message that is settled, until one fails: it stays, and is named. */
async function replayBehind(transactions: Transactions, first: ParkedMessage, handlerOf: HandlerOf, decision: ParkedDecision): Promise<number> {
  const { topic, subject } = first.message;
  if (topicEntry(topic).afterParking !== 'key-waits') return 0;
  for (let count = 0; ; count++) {
    const [next] = await transactions.read<{ id: string }>(
      `SELECT parked.id::text AS id FROM parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND state = 'waiting' AND NOT EXISTS (
         SELECT 1 FROM parked older WHERE older.consumer = $1 AND older.topic = $2 AND older.key = $3 AND older.state = 'parked' AND older.id < parked.id)
       ORDER BY parked.id LIMIT 1`,
      [first.group, topic, subject]);
    if (!next) return count;
    await settle(transactions, next.id, decision, 'replayed', (tx, parked) => apply(tx, parked, handlerOf)).catch((cause: unknown) => {
      throw new Error(`${first.id} is settled, and ${count} behind it; ${next.id} cannot be applied and waits: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    });
  }
}

/** Does with one message what was decided, and records who decided it, why, and of which message. */
function settle(transactions: Transactions, id: string, decision: ParkedDecision, outcome: Outcome, work: (tx: Transaction, parked: ParkedMessage) => Promise<void>): Promise<Settled> {
  return transactions.run(async (tx) => {
    if (decision.reason.trim() === '') throw new Error('a message that was put aside is settled with a reason only');
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/parked/' || $1, 0))", [id]);
    const [row] = await tx.query<ParkedRow & { hash: string }>(`SELECT ${COLUMNS}, encode(sha256(convert_to(envelope::text, 'UTF8')), 'hex') AS hash FROM parked WHERE parked.id = $1 AND state IN ('parked', 'waiting')`, [id]);
    if (!row) throw new Error(`no message is parked under ${id}`);
    const parked = { ...toParked(row), hash: row.hash };
    await lockKey(tx, parked.group, parked.message);
    await refuseBeforeOlder(tx, parked);
    await work(tx, parked);
    await tx.append(recordOf(parked, decision, outcome));
    await tx.query(outcome === 'replayed' ? 'SELECT parked_done($1)' : 'SELECT parked_discarded($1)', [id]);
    return parked;
  });
}

/** Where the key waits, the oldest comes first: one that was applied before it would make it look like a repetition. */
async function refuseBeforeOlder(tx: Transaction, { id, group, message: { topic, subject } }: ParkedMessage): Promise<void> {
  if (topicEntry(topic).afterParking !== 'key-waits') return;
  const [older] = await tx.query<{ id: string }>("SELECT parked.id::text AS id FROM parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND state IN ('parked', 'waiting') AND parked.id < $4 ORDER BY parked.id LIMIT 1", [group, topic, subject, id]);
  if (older) throw new Error(`${older.id} is an older message of the same key and comes first`);
}

async function apply(tx: Transaction, parked: ParkedMessage, handlerOf: HandlerOf): Promise<void> {
  const { message, group } = parked;
  if (message.unreadable !== undefined) throw new Error(message.unreadable);
  const handler = handlerOf(message.type);
  if (!handler) throw new Error(`nobody handles ${message.type}`);
  const fresh = await take(tx, parked);
  // Where the key went on, the inbox already knows newer messages; where it waits, the inbox says whether this one was applied.
  const wentOn = message.sequence > 0 && topicEntry(message.topic).afterParking === 'key-goes-on';
  if (fresh || wentOn) await handler(message, { tx, group });
}

/** Lets the inbox know a message; whether it did not know it. */
async function take(tx: Transaction, { message, group }: ParkedMessage): Promise<boolean> {
  const [taken] = message.sequence > 0
    ? await tx.query<{ fresh: boolean }>("SELECT inbox_take($1, $2, $3, $4, $5)->>'outcome' = 'new' AS fresh", [group, message.topic, message.subject, message.sequence, message.part])
    : await tx.query<{ fresh: boolean }>('SELECT inbox_take_command($1, $2) AS fresh', [group, message.id]);
  return taken?.fresh === true;
}

/** The record of a decision. Whoever decides by a command is not signed in: who it was is as he says, and the record says that. */
function recordOf({ id, message, reason: why, tries, state, hash }: Settled, { by, reason, site }: ParkedDecision, outcome: Outcome): AppendRequest {
  const { topic, type, subject, sequence, part } = message;
  const object = `message ${id}: ${type || 'unreadable'} ${sequence} of ${subject}`;
  const action = outcome === 'replayed' ? 'ParkedMessageReplayed' : 'ParkedMessageDiscarded';
  return {
    site: message.site || site, aggregateType: PARKED_MESSAGE, aggregateId: `${PARKED_MESSAGE}-${id}`, expectedSequence: 0, by,
    events: [{
      type: action, version: 1, body: { topic, type, subject, sequence, part, messageId: message.id, hash, tries, failedWith: why, reason, decidedBy: 'command' },
      audit: [{ object, action, field: 'state', oldValue: state, newValue: outcome, reason }, { object, action, field: 'hash', oldValue: hash, newValue: hash, reason }],
    }],
  };
}
