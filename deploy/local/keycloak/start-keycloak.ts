import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ADMINISTRATOR, entryWords, javaWords, keycloakDistribution, plainEnvironment } from './keycloak-distribution';

/** A real Keycloak in a folder of its own. It runs as long as this process. */
export interface RunningKeycloak {
  readonly port: number;
  /** `http://localhost:PORT`: host name of consoles. Cookies do not separate by port, so signatures have a host name of their own. */
  readonly consoleOrigin: string;
  /** `http://127.0.0.1:PORT`: host name of signatures. */
  readonly signingOrigin: string;
  /** Where `/health/ready` and `/metrics` are. */
  readonly managementUrl: string;
  /** The provider's own administrator, in the realm `master`. */
  readonly admin: { readonly username: string; readonly password: string };
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

export interface KeycloakOptions {
  /** Realms to import at the start, whole: placeholders filled. None = import them later by the administration. */
  readonly realms?: readonly object[];
  /** A database of PostgreSQL, empty or of an earlier start; absent = H2 in the folder of this run. */
  readonly postgres?: { readonly host: string; readonly port: number; readonly database: string; readonly username: string; readonly password: string };
  /** Folder of themes; default those of this house. */
  readonly themes?: string;
}

/** The importing of realms can take a while on a machine under load. */
const READY_MS = 300_000;
const STOP_MS = 15_000;
const THEMES = resolve(__dirname, '../../keycloak/theme');

/**
 * Starts Keycloak on a port of this machine that is free. The issuer follows the host name under which it is reached (also behind a reverse proxy
 * that sends `X-Forwarded-Host`, `-Port` and `-Proto`): two host names are two issuers with the same keys. Throws with what Keycloak said when it does not get ready.
 */
export async function startKeycloak({ realms = [], postgres, themes = THEMES }: KeycloakOptions = {}): Promise<RunningKeycloak> {
  const distribution = await keycloakDistribution(postgres ? 'postgres' : 'h2');
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-keycloak-'));
  for (const name of ['bin', 'conf', 'lib', 'providers']) symlinkSync(join(distribution, name), join(folder, name));
  if (existsSync(themes)) symlinkSync(themes, join(folder, 'themes'));
  mkdirSync(join(folder, 'data', 'import'), { recursive: true });
  for (const [at, realm] of realms.entries()) writeFileSync(join(folder, 'data', 'import', `realm-${at}.json`), JSON.stringify(realm), { mode: 0o600 });
  const [port, management] = [await freePort(), await freePort()];
  const admin = { username: ADMINISTRATOR, password: postgres ? randomBytes(18).toString('base64url') : firstDatabase(distribution, join(folder, 'data')) };
  const words = [
    ...javaWords(folder, distribution), '-Xms64m', '-Xmx512m', ...entryWords(distribution), 'start', '--optimized', '--cache=local', ...(realms.length > 0 ? ['--import-realm'] : []),
    '--http-enabled=true', '--http-host=127.0.0.1', `--http-port=${port}`, `--http-management-port=${management}`, '--hostname-strict=false', '--proxy-headers=xforwarded',
    '--spi-theme--cache-themes=false', '--spi-theme--static-max-age=-1',
  ];
  const database = postgres ? { KC_DB_URL: `jdbc:postgresql://${postgres.host}:${postgres.port}/${postgres.database}`, KC_DB_USERNAME: postgres.username, KC_DB_PASSWORD: postgres.password } : {};
  const server = run(words, folder, { ...plainEnvironment(), ...database, KC_BOOTSTRAP_ADMIN_USERNAME: admin.username, KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password });
  const managementUrl = `http://127.0.0.1:${management}`;
  try {
    await untilReady(server, managementUrl, join(folder, 'keycloak.log'));
  } catch (error) {
    await end(server, folder);
    throw error;
  }
  return { port, consoleOrigin: `http://localhost:${port}`, signingOrigin: `http://127.0.0.1:${port}`, managementUrl, admin, stop: () => end(server, folder) };
}

/** Copies the database that every start begins with; answers the administrator's password in it. */
function firstDatabase(distribution: string, data: string): string {
  cpSync(join(distribution, 'first-database'), join(data, 'h2'), { recursive: true });
  return readFileSync(join(data, 'h2', 'password'), 'utf8');
}

function run(words: readonly string[], folder: string, env: NodeJS.ProcessEnv): ChildProcess {
  const log = openSync(join(folder, 'keycloak.log'), 'a');
  const server = spawn('java', [...words], { cwd: folder, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const goodbye = (): void => void server.kill('SIGKILL'); // a parent that ends by process.exit() takes its server along
  process.once('exit', goodbye);
  server.once('exit', () => process.removeListener('exit', goodbye));
  return server;
}

/** HTTP listens before the realms are in, so it is the health that counts. */
async function untilReady(server: ChildProcess, managementUrl: string, log: string): Promise<void> {
  let lost: Error | undefined;
  server.once('error', (error) => (lost = error));
  for (const since = performance.now(); ; await pause(500)) {
    if (lost) throw lost;
    const over = performance.now() - since > READY_MS;
    if (over || server.exitCode !== null || server.signalCode !== null) throw new Error(`Keycloak ${over ? 'is not ready after five minutes' : 'ended early'}: ${readFileSync(log, 'utf8').slice(-3000)}`);
    if (await fetch(`${managementUrl}/health/ready`, { signal: AbortSignal.timeout(3000) }).then((answer) => answer.ok, () => false)) return;
  }
}

async function end(server: ChildProcess, folder: string): Promise<void> {
  if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    const hard = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(hard);
  }
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
