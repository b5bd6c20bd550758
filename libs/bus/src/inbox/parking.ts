import type { BusMessage } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';

/** A message that was put aside, as people see it. */
export interface ParkedMessage {
  readonly id: string;
  readonly group: string;
  readonly message: BusMessage;
  readonly reason: string;
  readonly tries: number;
  /** `parked`: it failed itself. `waiting`: an older message of its key did. */
  readonly state: 'parked' | 'waiting' | 'replayed' | 'discarded';
  readonly at: string;
}

/** A row of the table `parked`. */
export interface ParkedRow {
  id: string;
  consumer: string;
  envelope: { message: BusMessage };
  reason: string;
  tries: number;
  state: ParkedMessage['state'];
  at: string;
}

export const COLUMNS = 'id::text AS id, consumer, envelope, reason, tries, state, at';

export function toParked(row: ParkedRow): ParkedMessage {
  const { id, consumer, envelope, reason, tries, state, at } = row;
  return { id, group: consumer, message: envelope.message, reason, tries, state, at };
}

/** What is put aside, and why. */
export interface PutAside {
  readonly group: string;
  readonly message: BusMessage;
  readonly reason: string;
  readonly tries: number;
  readonly state: 'parked' | 'waiting';
}

/** Puts a message aside in a transaction of its own; returns its id. */
export function park(transactions: Transactions, what: PutAside): Promise<string> {
  return transactions.run((tx) => insert(tx, what));
}

/** Puts a message aside behind an older one of its key; returns its id, or nothing when none is there any more: it was settled meanwhile, and this one need not wait. */
export function parkBehind(transactions: Transactions, what: PutAside): Promise<string | undefined> {
  const { group, message } = what;
  return transactions.run(async (tx) => {
    await lockKey(tx, group, message);
    const open = await tx.query("SELECT 1 FROM parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND state IN ('parked', 'waiting') LIMIT 1", [group, message.topic, message.subject]);
    return open.length > 0 ? insert(tx, what) : undefined;
  });
}

/** Until commit nobody else settles what is put aside of this key, or puts more behind it: otherwise one could begin to wait for what has just gone. */
export async function lockKey(tx: Transaction, group: string, { topic, subject }: Pick<BusMessage, 'topic' | 'subject'>): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(concat_ws('/', current_schema(), 'parked-key', $1::text, $2::text, $3::text), 0))", [group, topic, subject]);
}

async function insert(tx: Transaction, { group, message, reason, tries, state }: PutAside): Promise<string> {
  const envelope = { headers: { ce_id: message.id }, message };
  const row = { consumer: group, topic: message.topic, key: message.subject, position: message.position, envelope, reason, tries, state };
  const [parked] = await tx.query<{ id: string }>('SELECT park($1)::text AS id', [JSON.stringify(row)]);
  return parked?.id ?? '';
}

/** Messages that wait to be looked at, oldest first. */
export async function listParked(transactions: Transactions, group: string): Promise<ParkedMessage[]> {
  const rows = await transactions.read<ParkedRow>(`SELECT ${COLUMNS} FROM parked WHERE consumer = $1 AND state IN ('parked', 'waiting') ORDER BY parked.id`, [group]);
  return rows.map(toParked);
}
