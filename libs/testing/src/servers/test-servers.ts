import { startKeycloak as startKeycloakProcess, type KeycloakOptions, type RunningKeycloak } from '../../../../deploy/local/keycloak/start-keycloak';
import { startPostgres } from '../../../../deploy/local/postgres/embedded-postgres';
import { chosenServers } from '../boot/chosen-servers';
import { startKafkaProcess, type StartKafkaOptions, type TestKafka } from '../kafka/start-kafka';
import type { ChosenServers } from './choose-servers';
import { serversFromContainers } from './from-containers';

/** A throw-away PostgreSQL that trusts whoever reaches it. */
export interface TestPostgres {
  readonly adminUrl: string;
  stop(): Promise<void>;
}

/** The servers that tests stand on, wherever they come from. Each call starts one of its own. */
export interface TestServers {
  postgres(): Promise<TestPostgres>;
  kafka(options?: StartKafkaOptions): Promise<TestKafka>;
  keycloak(options?: KeycloakOptions): Promise<RunningKeycloak>;
}

const PROCESSES: TestServers = { postgres: () => startPostgres({ mode: 'throw-away' }), kafka: startKafkaProcess, keycloak: startKeycloakProcess };

/**
 * The servers of a choice. Those of which nothing real can be had throw with the reason. A container that does not start is said in the output, and a process
 * of this machine takes its place.
 */
export function testServers(chosen: ChosenServers = chosenServers()): TestServers {
  const containers = serversFromContainers(chosen.engine ?? '');
  const from = async <T>(server: 'postgres' | 'kafka' | 'keycloak', start: (servers: TestServers) => Promise<T>): Promise<T> => {
    const { way, says } = chosen[server];
    if (way === 'embedded' && server !== 'postgres') throw new Error(`there is no ${server} for tests here: ${says}`);
    if (way === 'container') {
      try {
        return await start(containers);
      } catch (error) {
        process.stdout.write(`${server} did not start in a container, so it is a process of this machine: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    return start(PROCESSES);
  };
  return {
    postgres: () => from('postgres', (servers) => servers.postgres()),
    kafka: (options) => from('kafka', (servers) => servers.kafka(options)),
    keycloak: (options) => from('keycloak', (servers) => servers.keycloak(options)),
  };
}

/** Whether a real Kafka can be had; asked when tests are gathered. */
export const kafkaCanBeStarted = (): boolean => chosenServers().kafka.way !== 'embedded';

/** Whether a real Keycloak can be had; asked when tests are gathered. */
export const keycloakCanBeStarted = (): boolean => chosenServers().keycloak.way !== 'embedded';

/** A Kafka of one's own, from where this run has it. */
export const startKafka = (options?: StartKafkaOptions): Promise<TestKafka> => testServers().kafka(options);

/** A Keycloak of one's own, from where this run has it. */
export const startKeycloak = (options?: KeycloakOptions): Promise<RunningKeycloak> => testServers().keycloak(options);
