import { busMigrations } from '@batchwright/bus';
import { schemaOf, type ServiceName } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { CLOCK_ROLE, type ClockTarget, migrate, steerPlantClock } from '@batchwright/persistence';
import { startPostgres, type EmbeddedPostgres, type PostgresMode } from '../postgres/embedded-postgres';
import type { Progress } from './progress';

export interface PlantDatabaseOptions {
  readonly dataDir: string;
  readonly mode: PostgresMode;
  readonly clock: 'real' | 'plant-clock';
  readonly definitions: readonly ServiceDefinition[];
  readonly progress: Progress;
}

/** The embedded PostgreSQL with roles, schemas and migrations of all services. */
export interface PlantDatabase {
  readonly server: EmbeddedPostgres;
  /** URL of a service's role. */
  serviceUrl(service: ServiceName): string;
  /** Moves the plant clock of all schemas; refused by a database made for real time. */
  steerClock(target: ClockTarget): Promise<string>;
}

/** Starts the database and brings it to what this version of the house needs. */
export async function openPlantDatabase({ dataDir, mode, clock, definitions, progress }: PlantDatabaseOptions): Promise<PlantDatabase> {
  const server = await progress.stage('starting PostgreSQL', () => startPostgres({ dataDir, mode }));
  const roleOf = (service: ServiceName): string => `${schemaOf(service)}_app`;
  const passwordOf = (role: string): { appPassword?: string } => (mode === 'plant' ? { appPassword: server.password(role) } : {});
  const schemas = [
    { schema: 'bus', standard: false, migrations: busMigrations, ...passwordOf('bus_app') },
    ...definitions.map(({ name, migrations, replay }) => ({ schema: schemaOf(name), standard: true, clock, migrations, ...(replay ? { replay } : {}), ...passwordOf(roleOf(name)) })),
  ];
  try {
    await progress.stage('bringing the database up to date', () => migrate(server.adminUrl, schemas, mode === 'plant' ? { clockPassword: server.password(CLOCK_ROLE) } : {}));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    server,
    serviceUrl: (service) => server.url(roleOf(service)),
    steerClock: (target) => steerPlantClock(server.url(CLOCK_ROLE), definitions.map(({ name }) => schemaOf(name)), target),
  };
}
