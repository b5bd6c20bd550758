import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Version of Keycloak that the services mode and its tests run against. */
export const KEYCLOAK_VERSION = '26.7.3';

/** Databases that a build of Keycloak is made for; H2 needs no server. */
export type KeycloakDatabase = 'h2' | 'postgres';

const VENDORS: Readonly<Record<KeycloakDatabase, string>> = { h2: 'dev-file', postgres: 'postgres' };
/** Name of Keycloak's own administrator. */
export const ADMINISTRATOR = 'admin';
const CACHE = join(homedir(), '.cache', 'batchwright', `keycloak-${KEYCLOAK_VERSION}`);

/**
 * Folder of a Keycloak that is built for a database: fetched from Maven Central and built once, into the cache of the account. Made beside
 * and then renamed, so that two who fetch at once do not meet. Throws with what Maven or Keycloak said.
 */
export async function keycloakDistribution(database: KeycloakDatabase): Promise<string> {
  const home = join(CACHE, database);
  if (existsSync(home)) return home;
  mkdirSync(CACHE, { recursive: true });
  const part = mkdtempSync(join(CACHE, 'part-'));
  const artifact = `org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;
  const fetched = await ended('mvn', ['-q', '-B', 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack', `-Dartifact=${artifact}`, `-DoutputDirectory=${part}`], part); // leaves markers where it runs
  if (fetched.code !== 0) throw new Error(`Keycloak could not be fetched: ${fetched.text}`);
  const made = join(part, `keycloak-${KEYCLOAK_VERSION}`);
  const built = await ended('java', [...javaWords(made), '-Xmx512m', ...entryWords(made), 'build', `--db=${VENDORS[database]}`, '--health-enabled=true', '--metrics-enabled=true'], made);
  if (built.code !== 0) throw new Error(`Keycloak could not be built: ${built.text}`);
  if (database === 'h2') await makeFirstDatabase(made);
  try {
    renameSync(made, home);
  } catch {
    // somebody else was first
  }
  rmSync(part, { recursive: true, force: true });
  return home;
}

/**
 * An H2 database with Keycloak's tables, its own realm and its administrator, for every start to begin from a copy: making it takes longer than all
 * else in a start. It lies in `first-database/`, the administrator's password beside it.
 */
async function makeFirstDatabase(distribution: string): Promise<void> {
  const password = randomBytes(18).toString('base64url');
  const words = [...javaWords(distribution), '-Xmx512m', ...entryWords(distribution), 'bootstrap-admin', 'user', '--optimized', '--username', ADMINISTRATOR, '--password:env', 'FIRST_PASSWORD', '--no-prompt'];
  const made = await ended('java', words, distribution, { FIRST_PASSWORD: password });
  if (made.code !== 0) throw new Error(`Keycloak's first database could not be made: ${made.text}`);
  renameSync(join(distribution, 'data', 'h2'), join(distribution, 'first-database'));
  rmSync(join(distribution, 'data'), { recursive: true, force: true });
  writeFileSync(join(distribution, 'first-database', 'password'), password, { mode: 0o600 });
}

/** Words for `java` before those of the memory: the same that `kc.sh` uses. `home` is where `data/` lies. */
export function javaWords(home: string, distribution = home): string[] {
  const opened = ['java.util', 'java.util.concurrent', 'java.security', 'java.lang'];
  return [
    `-Dkc.home.dir=${home}`, `-Djboss.server.config.dir=${join(distribution, 'conf')}`, '-Djava.util.logging.manager=org.jboss.logmanager.LogManager', '-Dpicocli.disable.closures=true',
    '-Dquarkus-log-max-startup-records=10000', '-Djava.security.egd=file:/dev/urandom', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
}

/** Words for `java` that name the program; what follows is Keycloak's own command line. */
export function entryWords(distribution: string): string[] {
  return ['-cp', join(distribution, 'lib', 'quarkus-run.jar'), 'io.quarkus.bootstrap.runner.QuarkusEntryPoint'];
}

/** The environment without what would win over the command line: a stray `KC_DB` starts another database. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(KC_|KEYCLOAK_|QUARKUS_|JAVA_OPTS|JAVA_TOOL_OPTIONS)/.test(name)));
}

function ended(program: string, words: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<{ code: number; text: string }> {
  return new Promise((done) => {
    const child = spawn(program, [...words], { cwd, env: { ...plainEnvironment(), ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text = `${text}${chunk.toString()}`.slice(-4000)));
    child.once('error', (error) => done({ code: 127, text: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, text }));
  });
}
