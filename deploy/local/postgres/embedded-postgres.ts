import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { reachableBy, serverAccount, type ServerAccount } from './account';
import { findBinaries, type Binaries } from './binaries';
import { formerOwner, leaveOwnership, livingSocketFolder, takeOwnership } from './owner';
import { RolePasswords } from './passwords';
import { stopLeftOver, untilReady } from './postmaster';

/** `plant`: durable, passwords. `throw-away`: for tests; trusts everybody who reaches the socket, loses data at a power cut, removed at stop. */
export type PostgresMode = 'plant' | 'throw-away';

/** A PostgreSQL server that runs as long as this process. */
export interface EmbeddedPostgres {
  /** Connection URL of a role; the database is `batchwright` unless named. */
  url(role: string, database?: string): string;
  /** Password of a role, from the file of passwords; whoever makes the role sets it. */
  password(role: string): string;
  /** Connection URL of the superuser. */
  readonly adminUrl: string;
  /** Process id of the server; another one after a restart. */
  readonly pid: number;
  /** Folder of the data. */
  readonly dataDir: string;
  /** Resolves when the server ended, whoever ended it; a restart counts as well. */
  readonly ended: Promise<void>;
  /** Ends it in immediate mode, as a power cut does, and starts it again at the same address: it recovers by its log. */
  restart(): Promise<void>;
  /** Stops the server: waits for nobody's transaction, loses nothing that was committed. */
  stop(): Promise<void>;
}

/** Name of the superuser and of the database that a new server is made with. */
const ADMIN = 'batchwright_admin';
const DATABASE = 'batchwright';

/** How long a fast shutdown may take before the server is ended the hard way. */
const STOP_PATIENCE_MS = 20_000;

/** How folders of throw-away servers begin. */
const THROW_AWAY = 'bw-data-';

const SETTINGS: Record<PostgresMode, readonly string[]> = {
  plant: ['max_connections=200', 'shared_buffers=128MB', 'password_encryption=scram-sha-256', 'max_wal_size=1GB', 'jit=off'],
  'throw-away': ['max_connections=300', 'shared_buffers=64MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'jit=off'],
};

/**
 * Starts PostgreSQL on a folder, making the cluster when there is none. Connections go through a Unix socket in a private
 * folder; there is no port. A server left over from a killed process is stopped first; a folder that a living process uses is refused.
 */
export async function startPostgres(options: { dataDir?: string; mode: PostgresMode }): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const binaries = findBinaries(account);
  if (options.mode === 'throw-away') await sweep();
  const dataDir = options.dataDir === undefined ? mkdtempSync(join(tmpdir(), THROW_AWAY)) : resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, account ? 0o711 : 0o700); // root's server account has to get through, and sees nothing on the way
  if (account && !reachableBy(account, dataDir)) throw new Error(`${dataDir} cannot be entered by the account "nobody", under which root's PostgreSQL runs`);
  const cluster = join(dataDir, 'cluster');

  const former = formerOwner(dataDir);
  await stopLeftOver(cluster);
  if (former) rmSync(former.socketFolder, { recursive: true, force: true });
  const socketFolder = privateFolder(account);
  takeOwnership(dataDir, socketFolder);

  const passwords = new RolePasswords(join(dataDir, 'passwords.json'));
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(cluster, options.mode, binaries, account, passwords.of(ADMIN));
  const url = (role: string, database = DATABASE): string => {
    return urlOf(socketFolder, database, role, options.mode === 'plant' ? passwords.of(role) : undefined);
  };

  const run = (): ChildProcess => runServer(dataDir, cluster, socketFolder, options.mode, binaries, account);
  const lives = (): boolean => server.exitCode === null && server.signalCode === null;
  const becomesReady = async (): Promise<void> => {
    if (await untilReady(cluster, server.pid ?? -1, () => !lives())) return;
    await stop();
    throw new Error(`PostgreSQL did not start; see ${join(dataDir, 'postgres.log')}`);
  };
  let server = run();
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const goodbye = (): void => void server.kill('SIGINT'); // a parent that ends by process.exit() takes its server along
  process.once('exit', goodbye);
  const endServer = async (signal: NodeJS.Signals): Promise<void> => {
    if (!lives()) return;
    server.ref(); // until here it kept nobody awake
    const gone = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    // a server without room on its disk can wait for ever for its last checkpoint; it recovers by its log at the next start
    const hard = setTimeout(() => lives() && server.kill('SIGQUIT'), STOP_PATIENCE_MS);
    await gone;
    clearTimeout(hard);
  };
  const stop = async (): Promise<void> => {
    process.removeListener('exit', goodbye);
    await endServer(options.mode === 'plant' ? 'SIGINT' : 'SIGQUIT');
    rmSync(socketFolder, { recursive: true, force: true });
    leaveOwnership(dataDir);
    if (options.mode === 'throw-away') rmSync(dataDir, { recursive: true, force: true });
  };
  await becomesReady();
  await makeDatabase(url(ADMIN, 'postgres'));
  return {
    url, password: (role) => passwords.of(role), adminUrl: url(ADMIN), dataDir, ended, stop,
    get pid() { return server.pid ?? -1; },
    async restart() {
      await endServer('SIGQUIT');
      server = run();
      await becomesReady();
    },
  };
}

function urlOf(socketFolder: string, database: string, role: string, password?: string): string {
  return `postgresql://${role}${password === undefined ? '' : `:${password}`}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** Connection URL of a role at the server that another process runs on a folder, in the mode `plant`; undefined when none runs there. */
export function urlAtRunning(dataDir: string, role: string): string | undefined {
  const socketFolder = livingSocketFolder(dataDir);
  return socketFolder === undefined ? undefined : urlOf(socketFolder, DATABASE, role, new RolePasswords(join(dataDir, 'passwords.json')).of(role));
}

/** Removes what killed test runs left behind: their servers run on, and nobody would ever start on their folders again. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(THROW_AWAY))) {
    const folder = join(tmpdir(), name);
    try {
      const former = formerOwner(folder); // throws when the owner lives
      if (!former) continue; // being made at this moment
      await stopLeftOver(join(folder, 'cluster'), 1000);
      for (const path of [former.socketFolder, folder]) rmSync(path, { recursive: true, force: true });
    } catch {
      // in use, or somebody else's
    }
  }
}

/** A folder with a short name (socket paths end at 107 bytes) that only the server's account can enter. */
function privateFolder(account: ServerAccount | undefined): string {
  const folder = mkdtempSync(join(tmpdir().length > 60 ? '/tmp' : tmpdir(), 'bw-pg-'));
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** initdb into a folder beside, renamed when it is whole: a kill in between leaves no half cluster. */
async function makeCluster(cluster: string, mode: PostgresMode, binaries: Binaries, account: ServerAccount | undefined, password: string): Promise<void> {
  const unfinished = `${cluster}.new`;
  const secret = `${cluster}.secret`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, secret]) chownSync(path, account.uid, account.gid);
  const args = ['-D', unfinished, '-U', ADMIN, `--pwfile=${secret}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8',
    '-A', mode === 'plant' ? 'scram-sha-256' : 'trust', ...(mode === 'plant' ? [] : ['--no-sync'])];
  try {
    await new Promise<void>((done, failed) => {
      const initdb = spawn(binaries.initdb, args, { env: binaries.env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...account });
      let said = '';
      initdb.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      initdb.once('error', failed);
      initdb.once('close', (code) => (code === 0 ? done() : failed(new Error(`initdb failed: ${said.trim()}`))));
    });
  } finally {
    rmSync(secret, { force: true });
  }
  renameSync(unfinished, cluster);
}

function runServer(dataDir: string, cluster: string, socketFolder: string, mode: PostgresMode, binaries: Binaries, account: ServerAccount | undefined): ChildProcess {
  const log = join(dataDir, 'postgres.log');
  if (existsSync(log) && statSync(log).size > 10 * 1024 * 1024) truncateSync(log);
  const output = openSync(log, 'a', 0o600);
  const settings = ['listen_addresses=', `unix_socket_directories=${socketFolder}`, 'unix_socket_permissions=0700', ...SETTINGS[mode]];
  // A group of its own: Ctrl-C in a terminal reaches this process first, which ends its work before it stops the server.
  const server = spawn(binaries.postgres, ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])], {
    env: binaries.env, cwd: '/', stdio: ['ignore', output, output], detached: true, ...account,
  });
  server.on('error', () => undefined); // shows as "did not start"
  server.unref();
  closeSync(output);
  return server;
}

async function makeDatabase(url: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await admin.end();
  }
}
