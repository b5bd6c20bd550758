import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { Client } from 'pg';
import { actOf, EXAMPLE } from './example-schema.fixture';
import { findTampering } from './index';

let db: TestDatabase;
let app: Client;
let admin: Client;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE, { schema: 'recipes', standard: true, migrations: [] }] });
  const tx = await db.transactions('batch_execution');
  await tx.append(actOf('r1', 0, [['RunCreated', { number: 'WS-1' }], ['StepStarted', { key: 'weigh' }]]));
  app = await db.client('batch_execution_app');
  admin = await db.client();
  await app.query('SET search_path = batch_execution');
  await admin.query('SET search_path = batch_execution');
});
afterAll(() => db?.drop());

const PROTECTED = ['record', 'audit', 'aggregate', 'statement', 'evidence_use', 'idempotency', 'derived_table', 'outbox', 'inbox', 'inbox_command', 'parked',
  'person', 'signing_key', 'terminal_proof', 'plant_clock', 'clock_jump', 'migration', 'step', 'run', 'qualification'];
const REFUSED = { code: '42501' };

describe('I4 A2 gmp 1, 11: the role of a service can read and record, and nothing else', () => {
  it('knows every table of the schema', async () => {
    const { rows } = await admin.query<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'batch_execution'`);
    expect(rows.map(({ tablename }) => tablename).sort()).toEqual([...PROTECTED].sort());
  });

  it.each(PROTECTED)('cannot change, empty or fill %s', async (table) => {
    const { rows } = await admin.query<{ column: string }>(`SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attidentity = '' ORDER BY attnum LIMIT 1`, [table]);
    const column = rows[0]?.column ?? '';
    await expect(app.query(`UPDATE ${table} SET "${column}" = "${column}"`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`DELETE FROM ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`TRUNCATE ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`INSERT INTO ${table} DEFAULT VALUES`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`DROP TABLE ${table}`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`SELECT count(*) FROM ${table}`)).resolves.toBeDefined();
  });

  it('cannot make objects, become another role, or call the inner functions', async () => {
    await expect(app.query('CREATE TABLE mine (a int)')).rejects.toMatchObject(REFUSED);
    await expect(app.query('CREATE TEMPORARY TABLE record (a int)')).rejects.toMatchObject(REFUSED);
    await expect(app.query('CREATE SCHEMA mine')).rejects.toMatchObject(REFUSED);
    await expect(app.query('SET ROLE batch_execution_owner')).rejects.toMatchObject(REFUSED);
    await expect(app.query(`SELECT apply_rows('derived', 'HAM', '[]')`)).rejects.toMatchObject(REFUSED);
    await expect(app.query(`SELECT use_evidence('HAM', 'r1', 1, '{}')`)).rejects.toMatchObject(REFUSED);
    await expect(app.query('SELECT set_plant_clock(now(), now())')).rejects.toMatchObject(REFUSED);
    await expect(app.query(`COPY record FROM PROGRAM 'true'`)).rejects.toMatchObject(REFUSED);
  });

  it('cannot see another service', async () => {
    await expect(app.query('SELECT * FROM recipes.record')).rejects.toMatchObject(REFUSED);
    await expect(app.query(`SELECT recipes.append_record('{}')`)).rejects.toMatchObject(REFUSED);
  });

  it('every function runs with a search path of its own', async () => {
    const { rows } = await admin.query(`SELECT proname FROM pg_proc WHERE pronamespace = 'batch_execution'::regnamespace AND prosecdef AND (proconfig IS NULL OR NOT proconfig::text LIKE '%search_path=batch_execution, pg_temp%')`);
    expect(rows).toEqual([]);
  });

  it('owner roles cannot log in', async () => {
    const { rows } = await admin.query(`SELECT rolname FROM pg_roles WHERE (rolname LIKE '%\\_owner' AND rolcanlogin) OR (rolname LIKE '%\\_app' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls))`);
    expect(rows).toEqual([]);
  });
});

describe('I4 the owner of the schema and the administrator of the server', () => {
  it.each(['record', 'audit', 'plant_clock', 'statement', 'idempotency'])('are stopped by the guard on %s', async (table) => {
    if (table === 'statement') await admin.query(`SELECT keep_statement('{"id":"s","site":"HAM","action":"a","subject":{"type":"t","id":"i"},"issuedAt":"2026-11-24T08:00:00Z","expiresAt":"2026-11-24T08:05:00Z"}')`);
    if (table === 'idempotency') await admin.query(`SELECT keep_answer('{"key":"k","person":"p","route":"r","bodyHash":"h","status":200,"response":"{}"}')`);
    await expect(admin.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: 'BW405' });
    await expect(admin.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: 'BW405' });
  });

  it('leave evidence when they take the guard away', async () => {
    const tx = await db.transactions('batch_execution');
    await tx.append(actOf('victim', 0, [['RunCreated', { number: 'V' }], ['StepStarted', { key: 'a' }], ['StepStarted', { key: 'b' }]]));
    await admin.query('ALTER TABLE record DISABLE TRIGGER ALL');
    await admin.query(`UPDATE record SET canonical = replace(canonical, 'Mara Berger', 'Nils Lindqvist') WHERE aggregate_id = 'victim' AND sequence = 2`);
    expect(await findTampering(tx, 'HAM', 'victim')).toEqual({ sequence: 2, what: 'the text does not have its hash' });
    await admin.query(`UPDATE record SET leaf_hash = sha256('\\x00'::bytea || convert_to(canonical, 'UTF8')) WHERE aggregate_id = 'victim' AND sequence = 2`);
    expect(await findTampering(tx, 'HAM', 'victim')).toEqual({ sequence: 3, what: 'the chain does not end in its head' });
    await admin.query('ALTER TABLE audit DISABLE TRIGGER ALL');
    await admin.query(`DELETE FROM audit WHERE aggregate_id = 'victim'`);
    await admin.query(`DELETE FROM record WHERE aggregate_id = 'victim' AND sequence = 3`);
    expect(await findTampering(tx, 'HAM', 'victim')).toEqual({ sequence: 3, what: 'a record is missing' });
    await admin.query('ALTER TABLE record ENABLE TRIGGER ALL');
    await admin.query('ALTER TABLE audit ENABLE TRIGGER ALL');
  });
});
