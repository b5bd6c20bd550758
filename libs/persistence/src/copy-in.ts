import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { databaseError } from './database-error';

/** Sends bytes to a `COPY … FROM STDIN` on a connection. */
export async function copyIn(client: PoolClient, sql: string, bytes: Buffer): Promise<void> {
  const stream = client.query(from(sql));
  stream.end(bytes);
  try {
    await finished(stream);
  } catch (error) {
    throw databaseError(error);
  }
}
