import { Client } from 'pg';

/** Where to steer a plant clock to: an instant, an instant unless it is later already, or so much further. */
export type ClockTarget = { readonly to: string } | { readonly notBefore: string } | { readonly advanceSeconds: number };

/**
 * Moves the plant clock of several schemas of one database at once, forwards only. `clockUrl` is the role `batchwright_clock`, which
 * can do nothing else. Fails in a database made for real time. Resolves to the plant's time after the move.
 */
export async function steerPlantClock(clockUrl: string, schemas: readonly string[], target: ClockTarget): Promise<string> {
  const [first] = schemas;
  if (first === undefined) throw new Error('no schema whose clock could be steered');
  const client = new Client({ connectionString: clockUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ real: string; goal: string }>(
      `SELECT real::text, COALESCE($1::timestamptz, GREATEST($2::timestamptz, plant + $3::float8 * interval '1 second'))::text AS goal
         FROM (SELECT "${first}".real_now() AS real, "${first}".plant_now() AS plant) now`,
      'to' in target ? [target.to, null, 0] : 'notBefore' in target ? [null, target.notBefore, 0] : [null, null, target.advanceSeconds],
    );
    const [times] = rows;
    if (!times) throw new Error('the database gave no time');
    for (const schema of schemas) await client.query(`SELECT "${schema}".set_plant_clock($1, $2)`, [times.goal, times.real]);
    await client.query('COMMIT');
    return new Date(times.goal).toISOString();
  } finally {
    await client.end(); // what was not committed is rolled back
  }
}
