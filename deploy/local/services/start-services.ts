import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf, SERVICE_NAMES, type ServiceName } from '@batchwright/contracts';
import type { PlantSettings } from '@batchwright/host';
import { CLOCK_ROLE, steerPlantClock, type ClockTarget } from '@batchwright/persistence';
import { startKafka, type TestKafka } from '@batchwright/testing';
import { openFrontDoor } from '../plant/front-door';
import type { PlantAccount } from '../plant/identity';
import type { Progress } from '../plant/progress';
import { plantSecrets } from '../plant/secrets';
import { testRoutes } from '../plant/test-routes';
import { startPostgres, type EmbeddedPostgres } from '../postgres/embedded-postgres';
import type { ScaleBuild } from '../simulator/simulated-scale';
import { startSimulatedScales } from '../simulator/simulated-scales';
import { untilPeopleAreKnown } from './people';
import { embeddedProvider, realKeycloak } from './provider';
import { createServicesDoor } from './services-door';
import { freePorts, runJob, ServiceProcess, type Variables } from './service-process';
import { settle } from './settle';
import { steeringRoutes } from './steering-routes';
import { brokersOf, variablesOf } from './variables';

export interface ServicesOptions {
  /** Folder of everything that stays. */
  readonly dataDir: string;
  /** Wished port of the door; 0 = any. */
  readonly port: number;
  /** How many processes of a service; 1 unless named, 0 = it is absent. */
  readonly replicas?: Partial<Record<ServiceName, number>>;
  /** Drills only: a program (file and words) that runs in place of the image's entry for a service. */
  readonly programs?: Partial<Record<ServiceName, readonly string[]>>;
  readonly provider: 'keycloak' | 'embedded';
  readonly consoleFiles?: string;
  readonly simulatedScales?: readonly ScaleBuild[];
  readonly logLevel?: string;
  /** True: what services say is kept, and not repeated on the standard output. */
  readonly quiet?: boolean;
  readonly progress: Progress;
}

/** A plant whose services are processes of their own, with real brokers between them, in the profile `test`. */
export interface ServicesPlant {
  readonly url: string;
  readonly port: number;
  readonly settings: Pick<PlantSettings, 'consoleIssuer' | 'signingOrigin'>;
  readonly accounts: readonly PlantAccount[];
  readonly handsUrl?: string;
  readonly postgres: EmbeddedPostgres;
  readonly kafka: TestKafka;
  /** Password of every account on the brokers: services, and `int-erp` of another system. */
  readonly kafkaPasswords: Readonly<Record<string, string>>;
  /** All replicas, running or not: to be killed, stopped and started again. */
  readonly processes: readonly ServiceProcess[];
  of(service: ServiceName): readonly ServiceProcess[];
  /** A replica that has a request which it did not answer yet. */
  atWork(service: ServiceName): ServiceProcess | undefined;
  steerClock(target: ClockTarget): Promise<string>;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const REALM_PATH = '/realms/batchwright';

/** Starts it. What was opened is closed again when something fails. */
export async function startServices(options: ServicesOptions): Promise<ServicesPlant> {
  const { dataDir, progress } = options;
  mkdirSync(dataDir, { recursive: true });
  const closing: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const [postgres, kafka] = await progress.stage('starting PostgreSQL and Apache Kafka', () => Promise.all([
      startPostgres({ dataDir, mode: 'plant' }).then((server) => (closing.push(() => server.stop()), server)),
      startKafka().then((broker) => (closing.push(() => broker.stop()), broker)),
    ]));
    const door = await openFrontDoor({ port: options.port, addresses: ['127.0.0.1', '::1'] });
    closing.push(() => door.close());
    const consoleOrigin = `http://localhost:${door.port}`;
    const signingOrigin = `http://127.0.0.1:${door.port}`;
    const simulator = options.simulatedScales ? await startSimulatedScales(options.simulatedScales) : undefined;
    if (simulator) closing.push(() => simulator.stop());
    const secrets = plantSecrets(dataDir);
    const open = options.provider === 'embedded' ? embeddedProvider : realKeycloak;
    const provider = await progress.stage('starting the provider', () => open({ dataDir, secrets, consoleOrigin, signingOrigin }));
    closing.push(() => provider.stop());

    const roles = [...SERVICE_NAMES.map((name) => `${schemaOf(name)}_app`), CLOCK_ROLE];
    const kafkaPasswords = Object.fromEntries([...SERVICE_NAMES, 'int-erp'].map((account) => [account, randomBytes(18).toString('base64url')]));
    const jobs: Variables = {
      BATCHWRIGHT_PROFILE: 'test', BATCHWRIGHT_CLOCK: 'plant-clock', BATCHWRIGHT_KAFKA_REPLICAS: '1', BATCHWRIGHT_KAFKA_ACCOUNTS: JSON.stringify(kafkaPasswords),
      ...brokersOf(kafka, kafka.admin),
      BATCHWRIGHT_DATABASE_ADMIN_URL: postgres.adminUrl, BATCHWRIGHT_ROLE_PASSWORDS: JSON.stringify(Object.fromEntries(roles.map((role) => [role, postgres.password(role)]))),
    };
    await progress.stage('migrating, and making topics', () => Promise.all([runJob(['migrate'], jobs), runJob(['topics'], jobs)]));

    const processes = await makeProcesses(options, (service) => variablesOf(service, {
      databaseUrl: postgres.url(`${schemaOf(service)}_app`), kafka: brokersOf(kafka, { username: service, password: kafkaPasswords[service] ?? '' }), objects: join(dataDir, 'objects'), consoleOrigin, signingOrigin, sites: provider.sites, secrets,
      logLevel: options.logLevel ?? 'warn', ...(options.consoleFiles === undefined ? {} : { consoleFiles: options.consoleFiles }), ...(simulator ? { scales: simulator.addresses } : {}),
    }));
    closing.push(async () => void (await Promise.all(processes.map((one) => one.stop()))));

    const settled = (): Promise<void> => settle(processes);
    const steerClock = async (target: ClockTarget): Promise<string> => {
      const now = await steerPlantClock(postgres.url(CLOCK_ROLE), SERVICE_NAMES.map(schemaOf), target);
      for (const service of SERVICE_NAMES) await processes.find((one) => one.service === service && one.ready)?.ask('due-timers');
      await settled();
      return now;
    };
    const inHand = new Map<ServiceProcess, number>();
    door.leadTo(createServicesDoor(processes, [provider.route, testRoutes({ steerClock, settled }), steeringRoutes({ processes, kafka })], inHand));
    await progress.stage(`starting ${processes.length} services`, async () => {
      for (const one of processes) one.start();
      await Promise.all(processes.map((one) => one.untilReady()));
      const there = [...new Set(processes.map(({ service }) => schemaOf(service)))];
      if (there.includes('identity')) await untilPeopleAreKnown(postgres.adminUrl, there, new Set(provider.accounts.map(({ employeeNumber }) => employeeNumber)).size);
    });
    return {
      url: consoleOrigin, port: door.port, accounts: provider.accounts, postgres, kafka, kafkaPasswords, processes, steerClock, settled, stop,
      settings: { consoleIssuer: `${consoleOrigin}${REALM_PATH}`, signingOrigin },
      of: (service) => processes.filter((one) => one.service === service),
      atWork: (service) => processes.find((one) => one.service === service && one.running && (inHand.get(one) ?? 0) > 0),
      ...(simulator ? { handsUrl: simulator.handsUrl } : {}),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeProcesses({ replicas = {}, programs = {}, quiet }: Pick<ServicesOptions, 'replicas' | 'programs' | 'quiet'>, variables: (service: ServiceName) => Variables): Promise<ServiceProcess[]> {
  const wanted = SERVICE_NAMES.flatMap((service) => Array.from({ length: replicas[service] ?? 1 }, (_, replica) => ({ service, replica })));
  const ports = await freePorts(wanted.length * 2);
  return wanted.map(({ service, replica }, at) => new ServiceProcess(service, replica, ports[at * 2] as number, ports[at * 2 + 1] as number, variables(service), { program: programs[service], quiet }));
}
