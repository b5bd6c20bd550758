import { createHash } from 'node:crypto';
import { CATALOGUE } from '@batchwright/contracts';
import type { Migration } from '@batchwright/persistence';
import { catalogueSql } from './catalogue-sql';
import { LOG_SQL } from './log-sql';

/** What a migration needs of its runner; kept structural, so that the ORM stays out of this library. */
interface Runner {
  query(sql: string): Promise<unknown>;
}

const refuseDown = (): Promise<void> => Promise.reject(new Error('the log holds messages that nobody else has: it is never taken back'));

class EmbeddedLog1700000000000 {
  readonly name = 'EmbeddedLog1700000000000';
  readonly down = refuseDown;

  async up(runner: Runner): Promise<void> {
    await runner.query(LOG_SQL);
  }
}

/** Thirteen digits, later than the tables, that follow from the content: a changed catalogue is a new migration. */
function nameOfCatalogue(): string {
  const digest = createHash('sha256').update(JSON.stringify(CATALOGUE)).digest().readUIntBE(0, 5) % 99_999_999_999;
  return `Catalogue17${String(digest).padStart(11, '0')}`;
}

class CatalogueRights {
  readonly name = nameOfCatalogue();
  readonly down = refuseDown;

  async up(runner: Runner): Promise<void> {
    await runner.query(catalogueSql());
  }
}

// Whoever knows migrations by their class alone must see the change too.
Object.defineProperty(CatalogueRights, 'name', { value: nameOfCatalogue() });

/**
 * Migrations of the embedded log, for `migrate` with `{ schema: 'bus', standard: false, migrations: busMigrations }`. The second one
 * carries the topic catalogue and is called after its content, so it runs whenever the catalogue has changed.
 */
export const busMigrations: readonly Migration[] = [EmbeddedLog1700000000000, CatalogueRights];
