import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianCanBeHad, unpackDebian } from '../debian';
import { freePort } from '../free-port';
import { until } from '../until';

/** coturn and what of its libraries is not on every machine. */
const PACKAGES = ['coturn', 'libevent-core-2.1-7', 'libevent-extra-2.1-7', 'libevent-openssl-2.1-7', 'libevent-pthreads-2.1-7', 'libhiredis0.14', 'libmariadb3', 'libpq5'];
const FOLDER = join(homedir(), '.cache', 'batchwright', 'coturn');
const KEPT = join(FOLDER, 'usr', 'bin', 'turnserver');
const LIBRARIES = join(FOLDER, 'usr', 'lib', 'x86_64-linux-gnu');

/** Why no TURN server can be started here; undefined when one can. Asked when tests are gathered, so it does not wait for the network. */
export function whyNoTurn(): string | undefined {
  if (existsSync(KEPT) || spawnSync('turnserver', ['-h'], { stdio: 'ignore' }).error === undefined) return undefined;
  return debianCanBeHad() && process.arch === 'x64' ? undefined : 'there is no coturn, and no Debian to fetch it from';
}

/** A TURN server of this machine. */
export interface TestTurn {
  /** As a browser is told it. */
  readonly url: string;
  /** What it said so far. */
  log(): string;
  /** It answers nothing and relays nothing, until `goOn`. */
  pause(): void;
  goOn(): void;
  stop(): Promise<void>;
}

/** Starts coturn for who has credentials by a secret that is shared with it, at an address that browsers of this machine reach. `port`: that of one before. */
export async function startTurn(secret: string, port?: number): Promise<TestTurn> {
  const installed = spawnSync('turnserver', ['-h'], { stdio: 'ignore' }).error === undefined;
  if (!installed && !existsSync(KEPT)) await unpackDebian(PACKAGES, FOLDER);
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-turn-'));
  const [file, log] = [join(folder, 'turnserver.conf'), join(folder, 'turn.log')];
  writeFileSync(file, `static-auth-secret=${secret}\n`, { mode: 0o600 });
  const [address, listening] = [addressHere(), port ?? (await freePort())];
  const words = ['-c', file, '--use-auth-secret', '--realm=batchwright', `--listening-ip=${address}`, `--relay-ip=${address}`, `--listening-port=${listening}`, '--no-tls', '--no-dtls', '--no-cli', '--verbose', `--userdb=${join(folder, 'db')}`, `--pidfile=${join(folder, 'pid')}`, `--log-file=${log}`, '--simple-log', '--new-log-timestamp'];
  const server = installed ? spawn('turnserver', words, { stdio: 'ignore' }) : spawn('env', [`LD_LIBRARY_PATH=${LIBRARIES}`, KEPT, ...words], { stdio: 'ignore' }); // env becomes the server
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const said = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  await until(() => {
    if (server.exitCode !== null) throw new Error(`coturn ended with ${server.exitCode}: ${said()}`);
    return /listener opened on/i.test(said());
  });
  return {
    url: `turn:${address}:${listening}?transport=udp`,
    log: said,
    pause: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
    stop: async () => {
      server.kill('SIGCONT');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of the network if there is one: a browser looks for no server on its own machine alone. */
function addressHere(): string {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
