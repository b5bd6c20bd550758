import type { MigrationInterface } from 'typeorm';
import type { RowsOf } from './transaction';

/** A migration of a service: a class whose name ends in 13 digits (its time), hand-written SQL, run as the schema's owner with `search_path` = the schema. */
export type Migration = new () => MigrationInterface;

/** What a service needs of the database. */
export interface SchemaDefinition {
  /** Schema; the roles `<schema>_owner` (nologin) and `<schema>_app` (login) belong to it. */
  readonly schema: string;
  /** Password of the app role. Not needed on throw-away servers, which trust. */
  readonly appPassword?: string;
  readonly migrations: readonly Migration[];
  /** Tests of upgrades only: names of migrations, standard ones as well, that an older version did not have. */
  readonly without?: readonly string[];
  /** True: the standard tables (record, aggregate, audit, outbox, …) and recording functions come first. */
  readonly standard: boolean;
  /** Which clock the schema is made for, for good. Only the plant clock can be steered. Default `real`. */
  readonly clock?: 'real' | 'plant-clock';
  /**
   * Which rows an event makes, for a replay that sees all records in order. Where it is given, an upgrade makes the derived tables anew from the records: what an older
   * version left out of a row is there afterwards (N4). A change of what records make of rows comes with a migration, if need be an empty one.
   */
  readonly replay?: () => RowsOf;
}
