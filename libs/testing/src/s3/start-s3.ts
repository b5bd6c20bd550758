import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { MACHINE_SETTINGS } from '../boot/machine-settings';
import { run } from '../java';

/** Versity S3 Gateway (Apache-2.0): a server that plants run, not a stand-in; its objects are files in a folder. */
const VERSION = '1.8.0';
const PACKAGE = 'github.com/versity/versitygw';
const PROGRAM = join(homedir(), '.cache', 'batchwright', `versitygw-${VERSION}`, 'versitygw');
const READY_MS = 60_000;
const REGION = 'eu-central-1';

/** An account at the server. */
export interface TestS3Account {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** A server of objects of its own, with one empty bucket, for one test file. */
export interface TestS3 {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** The account that may do everything. */
  readonly admin: TestS3Account;
  /** Folder in which the server keeps the objects of the bucket as files, each under its key. */
  readonly folder: string;
  /** A client, of the account that may do everything or of another. */
  client(account?: TestS3Account): S3Client;
  /** An account that may do nothing until the policy of a bucket names it. */
  createAccount(accessKey: string): Promise<TestS3Account>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again with the same data at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Why this machine cannot start a server of objects; undefined where it can: it was built before, or may be built, and Go is here and reaches the module. Asked when tests are gathered, so it does not wait. */
export function whyNoS3(): string | undefined {
  if (existsSync(PROGRAM)) return undefined;
  if (!MACHINE_SETTINGS.fullRun) return 'its server takes minutes to build; npm run test:full does that once, and with it every later run has it';
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) return 'neither Go nor what it built before is on this machine';
  const { status, stderr } = spawnSync('go', ['list', '-m', `${PACKAGE}@v${VERSION}`], { cwd: tmpdir(), encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? undefined : `Go does not reach the module ${PACKAGE}: ${(stderr ?? '').trim().split('\n').at(-1) ?? ''}`;
}

/** Starts a Versity S3 Gateway on a folder of its own. Go builds it once into the cache of the account. */
export async function startS3(): Promise<TestS3> {
  await build();
  const below = mkdtempSync(join(tmpdir(), 'batchwright-s3-'));
  for (const name of ['objects', 'accounts']) mkdirSync(join(below, name));
  const admin = { accessKey: 'admin', secretKey: randomBytes(16).toString('hex') };
  const [port, bucket] = [await freePort(), 'batchwright'];
  const endpoint = `http://127.0.0.1:${port}`;
  const client = ({ accessKey, secretKey }: TestS3Account = admin): S3Client => new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey } });
  let server = await begin(below, port, admin);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    await gone;
  };
  await client().send(new CreateBucketCommand({ Bucket: bucket }));
  return {
    endpoint, region: REGION, bucket, admin, client,
    folder: join(below, 'objects', bucket),
    async createAccount(accessKey) {
      const account = { accessKey, secretKey: randomBytes(16).toString('hex') };
      const { code, text } = await run(PROGRAM, ['admin', '--access', admin.accessKey, '--secret', admin.secretKey, '--region', REGION, '--endpoint-url', endpoint, 'create-user', '--access', account.accessKey, '--secret', account.secretKey, '--role', 'user']);
      if (code !== 0) throw new Error(`the account "${accessKey}" could not be made: ${text}`);
      return account;
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL');
      server = await begin(below, port, admin);
    },
    async stop() {
      await end('SIGTERM');
      rmSync(below, { recursive: true, force: true });
    },
  };
}

/** Built beside and then renamed, so that two who build at once do not meet. */
async function build(): Promise<void> {
  if (existsSync(PROGRAM)) return;
  const folder = resolve(PROGRAM, '..');
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const built = await run('env', [`GOBIN=${part}`, 'go', 'install', '-trimpath', '-ldflags=-s -w', `${PACKAGE}/cmd/versitygw@v${VERSION}`]);
  if (built.code !== 0) throw new Error(`the S3 server could not be built: ${built.text}`);
  try {
    renameSync(part, folder);
  } catch {
    rmSync(part, { recursive: true, force: true }); // somebody else was first
  }
}

async function begin(below: string, port: number, { accessKey, secretKey }: TestS3Account): Promise<ChildProcess> {
  const log = join(below, 'server.log');
  const file = openSync(log, 'w');
  const words = ['--port', `127.0.0.1:${port}`, '--access', accessKey, '--secret', secretKey, '--region', REGION, '--iam-dir', join(below, 'accounts'), '--health', '/health', '--quiet', 'posix', join(below, 'objects')];
  const server = spawn(PROGRAM, words, { stdio: ['ignore', file, file] });
  closeSync(file);
  process.once('exit', () => server.kill('SIGKILL'));
  for (const end = performance.now() + READY_MS; ; await new Promise((done) => setTimeout(done, 20))) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok) return server;
    if (server.exitCode !== null || performance.now() > end) {
      server.kill('SIGKILL');
      throw new Error(`the S3 server did not start: ${readFileSync(log, 'utf8').slice(-3000)}`);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
