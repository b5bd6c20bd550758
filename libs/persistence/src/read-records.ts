import { chainHead, parseRecord, type RecordedEvent } from '@batchwright/records';
import type { Transactions } from './transaction';

/** Reads an aggregate's records in order, from after a sequence. Hashes are computed from the texts. */
export async function readRecords(read: Pick<Transactions, 'read'>, site: string, aggregateId: string, after = 0, limit = 10_000): Promise<RecordedEvent[]> {
  const rows = await read.read<{ canonical: string }>(
    'SELECT canonical FROM record WHERE site = $1 AND aggregate_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4',
    [site, aggregateId, after, limit],
    { prepared: true },
  );
  return rows.map(({ canonical }) => parseRecord(canonical));
}

/**
 * Looks whether an aggregate is what was recorded: no gap, every text under its hash, the chain ends in the head. Undefined = whole;
 * otherwise what is wrong, and from which sequence on. A change made by the owner of the database shows here.
 */
export async function findTampering(read: Pick<Transactions, 'read'>, site: string, aggregateId: string): Promise<{ sequence: number; what: string } | undefined> {
  const stored = await read.read<{ canonical: string; leaf: string; sequence: number }>(
    `SELECT canonical, encode(leaf_hash, 'hex') AS leaf, sequence FROM record WHERE site = $1 AND aggregate_id = $2 ORDER BY sequence`,
    [site, aggregateId],
  );
  const [head] = await read.read<{ head: string; sequence: number }>(
    `SELECT encode(head_hash, 'hex') AS head, sequence FROM aggregate WHERE site = $1 AND aggregate_id = $2`,
    [site, aggregateId],
  );
  const leaves: string[] = [];
  for (const [index, row] of stored.entries()) {
    const record = parseRecord(row.canonical);
    if (row.sequence !== index + 1 || record.sequence !== index + 1) return { sequence: index + 1, what: 'a record is missing' };
    if (record.leafHash !== row.leaf) return { sequence: row.sequence, what: 'the text does not have its hash' };
    leaves.push(record.leafHash);
  }
  if ((head?.sequence ?? 0) !== stored.length) return { sequence: stored.length + 1, what: 'a record is missing' };
  if (head && head.head !== chainHead(leaves)) return { sequence: stored.length, what: 'the chain does not end in its head' };
  return undefined;
}
