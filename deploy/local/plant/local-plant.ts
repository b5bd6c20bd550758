import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedTransport } from '@batchwright/bus';
import type { ServiceDefinition } from '@batchwright/host';
import { createDoor, runPlant, type DoorRoute, type Plant, type PlantSettings } from '@batchwright/host';
import { FolderObjectStore } from '@batchwright/objects';
import type { ClockTarget } from '@batchwright/persistence';
import type { Telemetry } from '@batchwright/telemetry';
import { allServices } from '../../../services/all-in-one/src/boot/services';
import type { RealmOptions } from '../identity/realm';
import type { PostgresMode } from '../postgres/embedded-postgres';
import { startSimulators, type Simulators, type SimulatorsOptions } from '../simulator/start-simulators';
import { openPlantDatabase, type PlantDatabase } from './database';
import { metricsRoute, startingRoute } from './door-routes';
import { readExceptionRulesFile } from './exception-rules';
import { openFrontDoor } from './front-door';
import { openIdentity, type PlantAccount } from './identity';
import type { Progress } from './progress';
import { plantSecrets } from './secrets';
import { testRoutes } from './test-routes';

export interface LocalPlantOptions extends SimulatorsOptions {
  /** Folder of everything that stays: database, objects, provider, secrets. */
  readonly dataDir: string;
  readonly postgres: PostgresMode;
  readonly clock: 'real' | 'plant-clock';
  /** Wished port; 0 = any. */
  readonly port: number;
  /** Tablets in the network: two names of this machine, and the certificate for both. Absent = only this machine, without TLS. */
  readonly listen?: { readonly host: string; readonly signingHost: string; readonly key: string; readonly cert: string };
  /** `test`: the plant clock can be steered through the door, from this machine. */
  readonly profile: 'plant' | 'test';
  /** Other files of people than the demo's, and other credentials by user name. */
  readonly people?: readonly string[];
  readonly credentials?: RealmOptions['credentials'];
  /** With what servers of machines are met where none is simulated beside the plant. */
  readonly machineAccess?: PlantSettings['machines'];
  /** TURN servers by which consoles of a session find each other; none are needed on one machine. */
  readonly media?: Pick<PlantSettings, 'iceServers' | 'turnSecret' | 'relayOnly'>;
  /** Folder of the built console. */
  readonly consoleFiles?: string;
  readonly progress: Progress;
  readonly logLevel?: string;
  /** What counts and traces in this process; the door has a page of its numbers. Absent = nothing is counted. */
  readonly telemetry?: Telemetry;
  readonly definitions?: readonly ServiceDefinition[];
  /** Drills only, see `PlantOptions`. */
  readonly withoutInboxForDrill?: boolean;
}

/** A plant that runs in this process. */
export interface LocalPlant extends Readonly<Simulators['told']> {
  readonly url: string;
  readonly port: number;
  readonly settings: PlantSettings;
  readonly accounts: readonly PlantAccount[];
  readonly services: Plant;
  readonly database: PlantDatabase;
  /** Moves the plant clock; resolves when every service has it and due timers were taken and their messages applied. */
  steerClock(target: ClockTarget): Promise<string>;
  stop(): Promise<void>;
}

/** Seconds of idling after which a console locks itself. */
const IDLE_LOCK_SECONDS = 600;

/** Starts a whole plant in this process on embedded defaults. What was opened is closed again when something fails. */
export async function startLocalPlant(options: LocalPlantOptions): Promise<LocalPlant> {
  const { dataDir, progress, clock, listen } = options;
  mkdirSync(dataDir, { recursive: true });
  const definitions = options.definitions ?? allServices();
  const closing: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const database = await openPlantDatabase({ dataDir, mode: options.postgres, clock, definitions, progress });
    closing.push(() => database.server.stop());

    const addresses = listen ? ['::', '0.0.0.0'] : ['127.0.0.1', '::1'];
    const door = await openFrontDoor({ port: options.port, addresses: listen ? addresses.slice(0, 1) : addresses, ...(listen ? { tls: listen } : {}) });
    closing.push(() => door.close());
    const scheme = listen ? 'https' : 'http';
    const consoleOrigin = `${scheme}://${listen?.host ?? 'localhost'}:${door.port}`;
    const signingOrigin = `${scheme}://${listen?.signingHost ?? '127.0.0.1'}:${door.port}`;

    const simulators = await startSimulators(dataDir, options);
    closing.push(() => simulators.stop());

    const secrets = plantSecrets(dataDir);
    const identity = await openIdentity({ ...options, secrets, consoleOrigin, signingOrigin });
    closing.push(() => identity.close());
    const provider: DoorRoute = (request, response) => identity.handle(request, response);
    door.leadTo(createDoor({ services: [], routes: [provider, startingRoute] })); // services ask the provider for its keys while they start

    const settings: PlantSettings = {
      consoleIssuer: identity.consoleIssuer,
      signingIssuer: identity.signingIssuer,
      consoleOrigin,
      signingOrigin,
      clock,
      sites: identity.sites,
      ...(options.consoleFiles === undefined ? {} : { consoleFiles: options.consoleFiles }),
      signingClientSecret: secrets.mesSign,
      directoryClientSecret: secrets.mesDirectory,
      packageKeyPem: secrets.packageKeyPem,
      idleLockSeconds: IDLE_LOCK_SECONDS,
      exceptionRules: readExceptionRulesFile(dataDir),
      spoolFolder: join(dataDir, 'spool'),
      ...(options.machineAccess ? { machines: options.machineAccess } : {}),
      ...options.media,
      ...simulators.settings,
    };
    const objects = new FolderObjectStore(join(dataDir, 'objects'));
    const services = await progress.stage('starting the services', () =>
      runPlant({ definitions, settings, objects, verifier: identity.verifier, transport: ({ transactions, observer }) => new EmbeddedTransport(transactions, { observer }), databaseUrl: (service) => database.serviceUrl(service), withoutInboxForDrill: options.withoutInboxForDrill ?? false, ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }) }),
    );
    closing.push(() => services.stop());

    const steerClock = async (target: ClockTarget): Promise<string> => {
      const now = await database.steerClock(target);
      await services.dueTimers();
      await services.settled();
      return now;
    };
    const routes = [provider, ...(options.telemetry ? [metricsRoute(options.telemetry)] : []), ...(options.profile === 'test' ? [testRoutes({ steerClock, settled: () => services.settled() })] : [])];
    const rest = services.services.find(({ definition }) => definition.name === 'web-console');
    door.leadTo(createDoor({ services: services.services, routes, ...(rest ? { rest } : {}) }));
    return { url: consoleOrigin, port: door.port, settings, accounts: identity.accounts, services, database, steerClock, stop, ...simulators.told };
  } catch (error) {
    await stop();
    throw error;
  }
}
