import { topicEntry, type BusMessage } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import type { MessageHandler } from '../handler';

/** A message that was put aside, as people see it. */
export interface ParkedMessage {
  readonly id: string;
  readonly group: string;
  readonly message: BusMessage;
  readonly reason: string;
  readonly tries: number;
  /** `parked`: it failed itself. `waiting`: an older message of its key did. */
  readonly state: 'parked' | 'waiting' | 'replayed';
  readonly at: string;
}

interface ParkedRow {
  id: string;
  consumer: string;
  envelope: { message: BusMessage };
  reason: string;
  tries: number;
  state: ParkedMessage['state'];
  at: string;
}

const COLUMNS = 'id::text AS id, consumer, envelope, reason, tries, state, at';

function toParked(row: ParkedRow): ParkedMessage {
  const { id, consumer, envelope, reason, tries, state, at } = row;
  return { id, group: consumer, message: envelope.message, reason, tries, state, at };
}

/** Puts a message aside in a transaction of its own; returns its id. */
export async function park(
  transactions: Transactions,
  what: { group: string; message: BusMessage; reason: string; tries: number; state: 'parked' | 'waiting' },
): Promise<string> {
  const { group, message, reason, tries, state } = what;
  const envelope = { headers: { ce_id: message.id }, message };
  const row = { consumer: group, topic: message.topic, key: message.subject, position: message.position, envelope, reason, tries, state };
  const [parked] = await transactions.run((tx) => tx.query<{ id: string }>('SELECT park($1)::text AS id', [JSON.stringify(row)]));
  return parked?.id ?? '';
}

/** Messages that wait to be looked at, oldest first. */
export async function listParked(transactions: Transactions, group: string): Promise<ParkedMessage[]> {
  const rows = await transactions.read<ParkedRow>(`SELECT ${COLUMNS} FROM parked WHERE consumer = $1 AND state <> 'replayed' ORDER BY parked.id`, [group]);
  return rows.map(toParked);
}

/**
 * Applies a parked message now and, when it succeeds, those of its key that wait behind it, in order. Returns how many were applied.
 * Throws the handler's error and leaves the message parked when it fails again; throws when the id is unknown or done.
 */
export async function replayParked(transactions: Transactions, id: string, handlerOf: (type: string) => MessageHandler | undefined): Promise<number> {
  const first = await replayOne(transactions, id, handlerOf);
  if (topicEntry(first.message.topic).afterParking !== 'key-waits') return 1;
  let count = 1;
  for (;;) {
    const [next] = await transactions.read<{ id: string }>(
      `SELECT parked.id::text AS id FROM parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND state = 'waiting' AND NOT EXISTS (
         SELECT 1 FROM parked older WHERE older.consumer = $1 AND older.topic = $2 AND older.key = $3 AND older.state = 'parked' AND older.id < parked.id)
       ORDER BY parked.id LIMIT 1`,
      [first.group, first.message.topic, first.message.subject]);
    if (!next) return count;
    await replayOne(transactions, next.id, handlerOf);
    count++;
  }
}

function replayOne(transactions: Transactions, id: string, handlerOf: (type: string) => MessageHandler | undefined): Promise<ParkedMessage> {
  return transactions.run(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || '/parked/' || $1, 0))", [id]);
    const [row] = await tx.query<ParkedRow>(`SELECT ${COLUMNS} FROM parked WHERE parked.id = $1 AND state <> 'replayed'`, [id]);
    if (!row) throw new Error(`no message is parked under ${id}`);
    const parked = toParked(row);
    const { message, group } = parked;
    if (message.unreadable !== undefined) throw new Error(message.unreadable);
    const handler = handlerOf(message.type);
    if (!handler) throw new Error(`nobody handles ${message.type}`);
    // Where the key went on, the inbox already knows newer messages; where it waits, the inbox says whether this one was applied.
    const [taken] = message.sequence > 0
      ? await tx.query<{ fresh: boolean }>("SELECT inbox_take($1, $2, $3, $4, $5)->>'outcome' = 'new' AS fresh", [group, message.topic, message.subject, message.sequence, message.part])
      : await tx.query<{ fresh: boolean }>('SELECT inbox_take_command($1, $2) AS fresh', [group, message.id]);
    const wentOn = message.sequence > 0 && topicEntry(message.topic).afterParking === 'key-goes-on';
    if (taken?.fresh || wentOn) await handler(message, { tx, group });
    await tx.query('SELECT parked_done($1)', [id]);
    return parked;
  });
}
