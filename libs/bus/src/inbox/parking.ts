import type { BusMessage } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';

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
  const rows = await transactions.read<ParkedRow>(`SELECT ${COLUMNS} FROM parked WHERE consumer = $1 AND state IN ('parked', 'waiting') ORDER BY parked.id`, [group]);
  return rows.map(toParked);
}
