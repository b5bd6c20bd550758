import { busMigrations } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { Client } from 'pg';
import { allServices } from '../../services/all-in-one/src/boot/services';

const REFUSED = { code: '42501' };
/** What the sources of machines say is added to by COPY, which asks for the right to insert: a row of nothing is refused there by its columns. */
const ADDED_TO = ['"process_data"."sample"', '"process_data"."sample_refused"'];
const SCHEMAS = allServices().map(({ name }) => schemaOf(name));

let db: TestDatabase;
let admin: Client;
beforeAll(async () => {
  const services = allServices().map(({ name, migrations }) => ({ schema: schemaOf(name), standard: true, migrations }));
  db = await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...services] });
  admin = await db.client();
});
afterAll(() => db?.drop());

async function tablesOf(schema: string): Promise<string[]> {
  const { rows } = await admin.query<{ tablename: string }>('SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1', [schema]);
  return rows.map(({ tablename }) => tablename);
}

async function firstColumn(table: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(`SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity = '' ORDER BY attnum LIMIT 1`, [table]);
  return rows[0]?.name ?? '';
}

describe('I4 A2 gmp 1, 11: whoever has a service\'s password still cannot change what was recorded', () => {
  it('every service of the house is attacked', () => {
    expect(SCHEMAS).toEqual(expect.arrayContaining(['identity', 'training']));
  });

  it.each(SCHEMAS)('the role of %s changes, removes, empties and forges nothing in any table of the plant', async (schema) => {
    const role = await db.client(`${schema}_app`);
    let attacked = 0;
    for (const target of [...SCHEMAS, 'bus']) {
      for (const table of await tablesOf(target)) {
        const name = `"${target}"."${table}"`;
        const column = await firstColumn(name);
        const attacks = [`UPDATE ${name} SET "${column}" = "${column}"`, `DELETE FROM ${name}`, `TRUNCATE ${name}`, `INSERT INTO ${name} DEFAULT VALUES`, `ALTER TABLE ${name} DISABLE TRIGGER ALL`, `DROP TABLE ${name}`];
        for (const attack of attacks) {
          const added = schema === target && ADDED_TO.includes(name) && attack.startsWith('INSERT');
          await expect(role.query(attack).then(() => attack)).rejects.toMatchObject(added ? { code: expect.stringMatching(/^235(02|14)$/) as string } : REFUSED);
        }
        attacked += 1;
      }
    }
    expect(attacked).toBeGreaterThan(20);
  });

  it.each(SCHEMAS)('the role of %s reads no other service, records in none, steers no clock and becomes nobody else', async (schema) => {
    const role = await db.client(`${schema}_app`);
    for (const other of SCHEMAS.filter((name) => name !== schema)) {
      await expect(role.query(`SELECT * FROM "${other}".record`)).rejects.toMatchObject(REFUSED);
      await expect(role.query(`SELECT "${other}".append_record('{}')`)).rejects.toMatchObject(REFUSED);
      await expect(role.query(`SET ROLE "${other}_owner"`)).rejects.toMatchObject(REFUSED);
    }
    await expect(role.query(`SELECT "${schema}".set_plant_clock(now(), now())`)).rejects.toMatchObject(REFUSED);
    await expect(role.query(`SET ROLE "${schema}_owner"`)).rejects.toMatchObject(REFUSED);
    await expect(role.query('SET ROLE batchwright_clock')).rejects.toMatchObject(REFUSED);
  });

  it.each(SCHEMAS)('a record made up by whoever calls the recording function of %s by hand is refused', async (schema) => {
    const role = await db.client(`${schema}_app`);
    const { rows } = await role.query<{ real: string; plant: string }>(`SELECT "${schema}".real_now()::text AS real, "${schema}".plant_now()::text AS plant`);
    const text = JSON.stringify({ format: 'batchwright.record/1', site: 'HAM', aggregateType: 'run', aggregateId: 'forged', sequence: 1, type: 'StepCompleted', body: {}, audit: [{ object: 'a', action: 'b' }] });
    const forged = { site: 'HAM', aggregateType: 'run', aggregateId: 'forged', expectedSequence: 0, timeUsed: rows[0], events: [{ canonical: text, leaf: 'ab'.repeat(32) }] };
    await expect(role.query(`SELECT "${schema}".append_record($1::jsonb)`, [JSON.stringify(forged)])).rejects.toMatchObject({ code: expect.stringMatching(/^(BW|22|23)/) as string });
    expect((await admin.query(`SELECT FROM "${schema}".record`)).rowCount).toBe(0);
  });
});
