import { schemaOf, type ServiceName } from '@batchwright/contracts';
import type { Migration, Transactions } from '@batchwright/persistence';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { busMigrations } from './embedded/bus-schema';

/** Services that take part in the tests of the bus. */
export const TEST_SERVICES: readonly ServiceName[] = ['training', 'batch-execution', 'review', 'web-console'];

/** A place where handlers leave their effects. */
function effectTable(schema: string): Migration {
  return class Effect1790000000000 {
    readonly name = 'Effect1790000000000';
    async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
      await runner.query(`CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, type text, subject text, sequence bigint);
        GRANT SELECT, INSERT ON effect TO ${schema}_app`);
    }
    down(): Promise<void> {
      return Promise.resolve();
    }
  };
}

/** A throw-away database with the embedded log and a few services. */
export interface TestPlant {
  readonly db: TestDatabase;
  of(service: ServiceName): Transactions;
}

/** Makes one. */
export async function makeTestPlant(): Promise<TestPlant> {
  const services = TEST_SERVICES.map((service) => ({ schema: schemaOf(service), standard: true, migrations: [effectTable(schemaOf(service))] }));
  const db = await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...services], clock: 'real' });
  const opened = new Map<ServiceName, Transactions>();
  for (const service of TEST_SERVICES) opened.set(service, await db.transactions(schemaOf(service)));
  return {
    db,
    of(service) {
      const found = opened.get(service);
      if (!found) throw new Error(`${service} is not part of this plant`);
      return found;
    },
  };
}
