import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** How long the first import of people, and its way to all services, may take, in milliseconds. */
const PATIENCE_MS = 180_000;

/** Resolves when every service knows so many people: before that, nobody whom the provider lets in may do anything. */
export async function untilPeopleAreKnown(adminUrl: string, schemas: readonly string[], count: number): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const since = performance.now(); ; await pause(100)) {
      const { rows } = await client.query<{ known: number }>(`SELECT min(n)::int AS known FROM (${schemas.map((schema) => `SELECT count(*) AS n FROM "${schema}".person`).join(' UNION ALL ')}) counts`);
      const known = rows[0]?.known ?? 0;
      if (known >= count) return;
      if (performance.now() - since > PATIENCE_MS) throw new Error(`only ${known} of ${count} people of the provider are known to every service after ${PATIENCE_MS / 1000} s`);
    }
  } finally {
    await client.end();
  }
}
