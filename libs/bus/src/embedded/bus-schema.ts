import type { Migration } from '@batchwright/persistence';
import { busMigrations as firstMigrations } from './migrations';
import { ReadersOwnPlaces1800000000000 } from './readers-own-places-migrations';

/** All migrations of the embedded log, for `migrate` with `{ schema: 'bus', standard: false, migrations: busMigrations }`. Files of migrations stay as they are; what comes later is added here. */
export const busMigrations: readonly Migration[] = [...firstMigrations, ReadersOwnPlaces1800000000000];
