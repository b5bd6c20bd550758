import { createHash } from 'node:crypto';
import { DomainError } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Chunk, ChunkAnswer, Recordings, RecordingView } from '../../application/recordings';

interface Row {
  readonly site: string;
  readonly id: string;
  readonly began: string;
  readonly consented: RecordingView['consented'];
  readonly ended: string | null;
  readonly why: string | null;
  readonly sha256: string | null;
  readonly size: string | null;
  readonly seconds: string | null;
  readonly mediaType: string | null;
  readonly removedAt: string | null;
}

interface Named {
  readonly site: string;
  readonly session: string;
  readonly recording: string;
}

const SELECT = 'SELECT site, id, began, consented, ended, why, sha256, size, seconds, media_type AS "mediaType", removed AS "removedAt" FROM recording';
const NAMED = 'SELECT site, session_id AS session, id AS recording FROM recording';

/** Recordings in the schema `tandem`: their bytes lie beside the consents by which they were taken. */
export class PostgresRecordings implements Recordings {
  constructor(private readonly transactions: Transactions) {}

  async keep(tx: Transaction, site: string, session: string, recording: string, { number, bytes, at, most }: { readonly number: number; readonly bytes: Uint8Array; readonly at: string; readonly most: number }): Promise<ChunkAnswer> {
    const [row] = await tx.query<{ answer: string }>('SELECT keep_recording_chunk($1, $2, $3, $4, $5, $6, $7) AS answer', [site, session, recording, number, Buffer.from(bytes), at, most]);
    const answer = row?.answer ?? 'over';
    return answer.startsWith('order ') ? { next: Number(answer.slice(6)) } : (answer as Exclude<ChunkAnswer, object>);
  }

  async drop(tx: Transaction, site: string, session: string, recording: string): Promise<void> {
    await tx.query('SELECT drop_recording_chunks($1, $2, $3)', [site, session, recording]);
  }

  async find(sites: readonly string[], session: string, recording: string): Promise<(RecordingView & { site: string }) | undefined> {
    const [row] = await this.transactions.read<Row>(`${SELECT} WHERE site = ANY ($1) AND session_id = $2 AND id = $3`, [sites, session, recording]);
    return row && { ...viewOf(row), site: row.site };
  }

  async list(sites: readonly string[], session: string): Promise<RecordingView[]> {
    return (await this.transactions.read<Row>(`${SELECT} WHERE site = ANY ($1) AND session_id = $2 ORDER BY began, id`, [sites, session])).map(viewOf);
  }

  async count(site: string, session: string, recording: string): Promise<{ sha256: string; size: number; last?: string }> {
    const hash = createHash('sha256');
    let size = 0;
    let last: string | undefined;
    for await (const { bytes, at } of this.chunks(site, session, recording)) {
      hash.update(bytes);
      size += bytes.byteLength;
      last = at;
    }
    return { sha256: hash.digest('hex'), size, ...(last === undefined ? {} : { last }) };
  }

  async *chunks(site: string, session: string, recording: string): AsyncIterable<Chunk> {
    for (let number = 1; ; number += 1) {
      const [row] = await this.transactions.read<{ content: Buffer; sha256: string; at: string }>('SELECT content, sha256, at FROM recording_chunk WHERE site = $1 AND session_id = $2 AND recording_id = $3 AND number = $4', [site, session, recording, number]);
      if (!row) return;
      if (createHash('sha256').update(row.content).digest('hex') !== row.sha256) throw new DomainError({ code: 'object-damaged', kind: 'fault', params: { sha256: row.sha256 } });
      yield { number, bytes: row.content, at: row.at };
    }
  }

  silent(since: string): Promise<Named[]> {
    return this.transactions.read(
      `SELECT r.site, r.session_id AS session, r.id AS recording FROM recording r JOIN session s ON s.site = r.site AND s.id = r.session_id AND s.recording = r.id
        WHERE r.began <= $1 AND NOT EXISTS (SELECT FROM recording_chunk c WHERE c.site = r.site AND c.session_id = r.session_id AND c.recording_id = r.id AND c.at > $1) LIMIT 100`,
      [since],
    );
  }

  notSealed(): Promise<Named[]> {
    return this.transactions.read(`${NAMED} WHERE ended IS NOT NULL AND sha256 IS NULL LIMIT 20`, []);
  }

  endedBefore(moment: string): Promise<Named[]> {
    return this.transactions.read(`${NAMED} WHERE sha256 IS NOT NULL AND removed IS NULL AND ended <= $1 LIMIT 20`, [moment]);
  }
}

function viewOf({ id, began, consented, ended, why, sha256, size, seconds, mediaType, removedAt }: Row): RecordingView {
  const told = { ended, why, sha256, mediaType, removedAt, size: size === null ? null : Number(size), seconds: seconds === null ? null : Number(seconds) };
  return { id, began, consented, removed: removedAt !== null, ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)) as object) };
}
