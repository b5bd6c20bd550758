import { createHash } from 'node:crypto';
import { mediaTypeOf } from '@batchwright/objects';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { SharedFile, SharedFiles } from '../../application/shared-files';

/** Files of open sessions in the schema `tandem`. */
export class PostgresSharedFiles implements SharedFiles {
  constructor(private readonly transactions: Transactions) {}

  describe(bytes: Uint8Array): SharedFile | undefined {
    const mediaType = mediaTypeOf(bytes);
    return mediaType && { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, size: bytes.byteLength };
  }

  async count(tx: Transaction, site: string, session: string, person: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`tandem.shared_file ${site} ${session}`]);
    const [row] = await tx.query<{ sent: string }>('SELECT count(*) AS sent FROM shared_file WHERE site = $1 AND session_id = $2 AND person = $3', [site, session, person]);
    return Number(row?.sent ?? 0);
  }

  async keep(tx: Transaction, site: string, session: string, { sha256, mediaType, size, person, bytes }: SharedFile & { readonly person: string; readonly bytes: Uint8Array }): Promise<void> {
    await tx.project([{ table: 'shared_file', op: 'upsert', values: { site, session_id: session, sha256, media_type: mediaType, size, person, content: Buffer.from(bytes).toString('base64') } }]);
  }

  async find(site: string, session: string, sha256: string): Promise<(SharedFile & { readonly bytes: Uint8Array }) | undefined> {
    const [row] = await this.transactions.read<{ mediaType: string; size: string; content: string }>('SELECT media_type AS "mediaType", size, content FROM shared_file WHERE site = $1 AND session_id = $2 AND sha256 = $3', [site, session, sha256]);
    return row && { sha256, mediaType: row.mediaType, size: Number(row.size), bytes: Buffer.from(row.content, 'base64') };
  }

  async forget(tx: Transaction): Promise<void> {
    const rows = await tx.query<{ site: string; session_id: string; sha256: string }>('SELECT f.site, f.session_id, f.sha256 FROM shared_file f JOIN session s ON s.site = f.site AND s.id = f.session_id WHERE s.ended IS NOT NULL LIMIT 100');
    await tx.project(rows.map((values) => ({ table: 'shared_file', op: 'delete', values: { ...values } })));
  }
}
