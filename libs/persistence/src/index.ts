export { recordedEvents } from './append-request';
export { ClockWatch, type ClockWatchOptions } from './clock-watch';
export { COLUMN_TYPES, createDataSource, type ConnectionSettings } from './data-source';
export { databaseIsAway, mayTryAgain } from './database-error';
export { grantProjection, registerDerivedTable, registerProjection } from './derived-tables';
export { tellListeners } from './hearing';
export { personLookup, signingKeys, terminalIsProven } from './identity-projections';
export { migrate, migrationsOf, type MigrateOptions } from './migrate';
export { steerPlantClock, type ClockTarget } from './plant-clock';
export { findTampering, readRecords } from './read-records';
export { rebuildDerivedTables, renewDerivedTables, type Rebuild, type RowDifference } from './replay';
export { CLOCK_ROLE } from './roles';
export type { Migration, SchemaDefinition } from './schema-definition';
export {
  AlreadyAnswered,
  type AppendRequest, type Appended, type EvidenceUse, type IdempotencyAnswer, type IdempotencyKey, type NewEvent,
  type PoolUse, type RowChange, type RowsOf, type Times, type Transaction, type Transactions,
} from './transaction';
export { TypeOrmTransactions, type TransactionsOptions } from './typeorm-transactions';
export { PARKED_MESSAGE } from './standard/discarded-messages';
export { OtherClock, whyNoSchema } from './why-no-schema';
