import { randomBytes } from 'node:crypto';
import type { TokenVerifier } from '@batchwright/access';
import { loggingObserver, OutboxRelay, type BusObserver, type BusTransport } from '@batchwright/bus';
import { schemaOf, type ServiceName } from '@batchwright/contracts';
import { newId } from '@batchwright/kernel';
import type { ObjectStore } from '@batchwright/objects';
import { createDataSource, TypeOrmTransactions, type Transactions } from '@batchwright/persistence';
import { createLogger, currentTraceparent, Metrics } from '@batchwright/telemetry';
import type { Platform, PlantSettings, ServiceDefinition } from '../platform';
import { startService, type ServiceApp } from './service-app';
import { WakingTransactions } from './waking-transactions';

/** What a transport may stand on: the service's own connections, and whom it tells of trouble. */
export interface TransportParts {
  readonly service: ServiceName;
  readonly transactions: Transactions;
  readonly observer: BusObserver;
}

/** What a process needs to run services. */
export interface PlantOptions {
  readonly definitions: readonly ServiceDefinition[];
  readonly settings: PlantSettings;
  readonly objects: ObjectStore;
  readonly verifier: TokenVerifier;
  /** What carries messages between services; chosen in the composition root and asked about nowhere else. */
  transport(parts: TransportParts): BusTransport;
  /** URL of the database for the role of a service. */
  databaseUrl(service: ServiceName): string;
  readonly logLevel?: string;
  readonly metrics?: Metrics;
  /** Drills only: consumers forget what they applied, to show what the inbox is good for. */
  readonly withoutInboxForDrill?: boolean;
}

/** Services that run in this process. */
export interface Plant {
  readonly services: readonly ServiceApp[];
  readonly metrics: Metrics;
  /** Resolves when no message is on its way any more. */
  settled(): Promise<void>;
  /** Takes the timers that are due, in all services. */
  dueTimers(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs services in this process, each on its own schema, role and connections. What was started is stopped again when one fails. */
export async function runPlant(options: PlantOptions): Promise<Plant> {
  const metrics = options.metrics ?? new Metrics();
  const services: ServiceApp[] = [];
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop();
  };
  try {
    for (const definition of options.definitions) services.push(await startOne(definition, options, metrics));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    services,
    metrics,
    async settled() {
      const ofAll = (ask: (service: ServiceApp) => Promise<void>): Promise<void[]> => Promise.all(services.map(ask));
      const handedOver = (): number => services.reduce((sum, service) => sum + service.handedOver(), 0);
      await ofAll((service) => service.drained());
      for (let before = -1; before !== handedOver(); ) {
        before = handedOver(); // what is handled may leave messages behind: until a round in which nobody said anything
        await ofAll((service) => service.caughtUp());
        await ofAll((service) => service.drained());
      }
    },
    async dueTimers() {
      for (const service of services) await service.dueTimers();
    },
    stop,
  };
}

/** Connections to the database that one process of a service opens at most. */
export const CONNECTIONS_EACH = 8;

async function startOne(definition: ServiceDefinition, options: PlantOptions, metrics: Metrics): Promise<ServiceApp> {
  const { platform, relay, close } = await layPlatform(definition.name, options, metrics);
  try {
    return await startService(definition, platform, relay, options.withoutInboxForDrill);
  } catch (error) {
    await relay.stop();
    await close();
    throw error;
  }
}

/** What a service stands on, opened and at rest. */
export interface LaidPlatform {
  readonly platform: Platform;
  readonly relay: OutboxRelay;
  /** For a service that was not started; one that was closes its platform itself. */
  close(): Promise<void>;
}

/** Opens what a service stands on. The brokers are reached when they are first needed. */
export async function layPlatform(name: ServiceName, options: Omit<PlantOptions, 'definitions'>, metrics: Metrics): Promise<LaidPlatform> {
  const logger = createLogger({ service: name, level: options.logLevel ?? 'warn' });
  const source = await createDataSource({ url: options.databaseUrl(name), schema: schemaOf(name), poolSize: CONNECTIONS_EACH, applicationName: `batchwright ${name}` });
  const inner: Transactions = new TypeOrmTransactions(source, { service: name, traceparent: currentTraceparent });
  const observer = loggingObserver(logger);
  const bus = options.transport({ service: name, transactions: inner, observer });
  const relay = new OutboxRelay({ service: name, transactions: inner, transport: bus, observer });
  const wake = (): void => relay.wake();
  const platform: Platform = {
    service: name,
    transactions: new WakingTransactions(inner, wake),
    bus,
    objects: options.objects,
    verifier: options.verifier,
    settings: options.settings,
    ids: () => newId(Date.now(), randomBytes(10)),
    logger,
    metrics,
    wake,
  };
  return {
    platform,
    relay,
    async close() {
      await bus.close().catch(() => undefined);
      await inner.close();
    },
  };
}
