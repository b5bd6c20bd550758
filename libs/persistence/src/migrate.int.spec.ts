import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXAMPLE } from './example-schema.fixture';
import { migrate, rebuildDerivedTables } from './index';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [] });
});
afterAll(() => db?.drop());

class AddColumn1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run ADD COLUMN product text');
  }
  async down(): Promise<void> {}
}
class Wrong1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half_done (a int)');
    await runner.query('SELECT nonsense');
  }
  async down(): Promise<void> {}
}

const migrated = async (): Promise<string[]> => (await (await db.client()).query<{ name: string }>('SELECT name FROM batch_execution.migration ORDER BY id')).rows.map(({ name }) => name);

describe('N4 migrations', () => {
  it('called by several processes at once run once each, in order', async () => {
    await Promise.all([1, 2, 3].map(() => migrate(db.adminUrl, [EXAMPLE, { schema: 'recipes', standard: true, migrations: [] }])));
    expect(await migrated()).toEqual(['StandardTables1700000000000', 'TerminalProofs1700000000001', 'ExampleTables1700000000001', 'AuditTraceparent1768900000000', 'DiscardedMessages1769800000010']);
  });

  it('added later run later; what ran is not run again', async () => {
    await migrate(db.adminUrl, [{ ...EXAMPLE, migrations: [...EXAMPLE.migrations, AddColumn1700000000002] }]);
    await migrate(db.adminUrl, [{ ...EXAMPLE, migrations: [...EXAMPLE.migrations, AddColumn1700000000002] }]);
    expect(await migrated()).toEqual(['StandardTables1700000000000', 'TerminalProofs1700000000001', 'ExampleTables1700000000001', 'AuditTraceparent1768900000000', 'DiscardedMessages1769800000010', 'AddColumn1700000000002']);
  });

  it('that fail leave nothing half done', async () => {
    await expect(migrate(db.adminUrl, [{ ...EXAMPLE, migrations: [...EXAMPLE.migrations, AddColumn1700000000002, Wrong1700000000003] }])).rejects.toThrow('nonsense');
    const admin = await db.client();
    expect((await admin.query(`SELECT to_regclass('batch_execution.half_done') AS t`)).rows).toEqual([{ t: null }]);
    expect(await migrated()).toHaveLength(6);
  });

  it('leave everything in the hands of the owner role, which cannot log in', async () => {
    const admin = await db.client();
    const { rows } = await admin.query(`
      SELECT DISTINCT pg_get_userbyid(owner) AS owner FROM (
        SELECT relowner AS owner FROM pg_class WHERE relnamespace = 'batch_execution'::regnamespace
        UNION SELECT proowner FROM pg_proc WHERE pronamespace = 'batch_execution'::regnamespace) all_things`);
    expect(rows).toEqual([{ owner: 'batch_execution_owner' }]);
  });

  it('close the database to temporary objects', async () => {
    await expect((await db.client('batch_execution_app')).query('CREATE TEMPORARY TABLE record (a int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('need no superuser: a role that may create roles, and owns the database, is enough', async () => {
    const admin = await db.client();
    await admin.query('CREATE ROLE plain_admin LOGIN CREATEROLE');
    await admin.query('CREATE DATABASE plain OWNER plain_admin');
    const url = new URL(db.url('plain_admin'));
    url.pathname = '/plain';
    const definition = { ...EXAMPLE, schema: 'plain_service' };
    await migrate(url.toString(), [definition]);
    await migrate(url.toString(), [definition]);
    expect(await rebuildDerivedTables(url.toString(), 'plain_service', () => [])).toEqual({ records: 0, rows: 0, differences: [] });
    await admin.query('DROP DATABASE plain WITH (FORCE)');
  });

  it('refuse a name that could be SQL', async () => {
    await expect(migrate(db.adminUrl, [{ schema: 'a"; DROP SCHEMA recipes; --', standard: true, migrations: [] }])).rejects.toThrow('cannot be the name of a schema');
  });
});
