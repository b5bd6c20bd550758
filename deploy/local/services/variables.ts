import { join } from 'node:path';
import type { ServiceName } from '@batchwright/contracts';
import type { SiteSettings } from '@batchwright/host';
import type { KafkaAccount, KafkaSettings } from '@batchwright/testing';
import type { PlantSecrets } from '../plant/secrets';
import type { Variables } from './service-process';

/** What the services of one plant are told. */
export interface Told {
  readonly databaseUrl: string;
  /** How it reaches the brokers. */
  readonly kafka: Variables;
  /** Folder of the object store. */
  readonly objects: string;
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  readonly sites: readonly SiteSettings[];
  readonly secrets: PlantSecrets;
  readonly logLevel: string;
  readonly consoleFiles?: string;
  readonly scales?: Readonly<Record<string, string>>;
}

/** How an account reaches the brokers. */
export function brokersOf({ brokers, ca }: KafkaSettings, { username, password }: KafkaAccount): Variables {
  return { BATCHWRIGHT_KAFKA_BROKERS: brokers.join(','), BATCHWRIGHT_KAFKA_CA: ca, BATCHWRIGHT_KAFKA_USERNAME: username, BATCHWRIGHT_KAFKA_PASSWORD: password };
}

/** The environment of one service: what all have, and the secrets that are its own. */
export function variablesOf(service: ServiceName, told: Told): Variables {
  const { databaseUrl, kafka, objects, consoleOrigin, signingOrigin, sites, secrets, logLevel, consoleFiles, scales } = told;
  const own: Partial<Record<ServiceName, Variables>> = {
    identity: { BATCHWRIGHT_SIGNING_CLIENT_SECRET: secrets.mesSign, BATCHWRIGHT_DIRECTORY_CLIENT_SECRET: secrets.mesDirectory },
    review: { BATCHWRIGHT_PACKAGE_KEY: secrets.packageKeyPem },
    'process-data': { BATCHWRIGHT_SPOOL_FOLDER: join(objects, '..', 'spool') },
    resources: scales ? { BATCHWRIGHT_SCALES: JSON.stringify(scales) } : {},
    'web-console': consoleFiles === undefined ? {} : { BATCHWRIGHT_CONSOLE_FILES: consoleFiles },
  };
  return {
    BATCHWRIGHT_PROFILE: 'test', BATCHWRIGHT_CLOCK: 'plant-clock', BATCHWRIGHT_LOG_LEVEL: logLevel,
    BATCHWRIGHT_DATABASE_URL: databaseUrl, ...kafka, BATCHWRIGHT_OBJECTS_URL: `file://${objects}`,
    BATCHWRIGHT_CONSOLE_ORIGIN: consoleOrigin, BATCHWRIGHT_SIGNING_ORIGIN: signingOrigin, BATCHWRIGHT_SITES: JSON.stringify(sites),
    ...(service === 'web-console' ? {} : { BATCHWRIGHT_API_CLIENT_SECRET: secrets.mesApi }),
    ...own[service],
  };
}
