import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { serverAccount } from './account';
import { findBinaries } from './binaries';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres';
import { formerOwner, leaveOwnership, takeOwnership } from './owner';

jest.setTimeout(60_000); // starts real servers

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-test-'));
  dataDir = join(folder, 'plant');
  if (serverAccount()) chmodSync(folder, 0o711); // the server's account has to get through
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** A program of its own that starts the server on the folder and says so. */
async function startElsewhere(): Promise<{ child: ChildProcess; pid: number }> {
  const program = join(folder, 'plant.cjs');
  writeFileSync(program, `
    const swc = require(${JSON.stringify(require.resolve('@swc/core'))});
    require.extensions['.ts'] = (module, file) => module._compile(swc.transformFileSync(file, { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } }).code, file);
    require(${JSON.stringify(join(__dirname, 'embedded-postgres.ts'))}).startPostgres({ dataDir: ${JSON.stringify(dataDir)}, mode: 'plant' })
      .then((server) => { process.send(server.pid); setInterval(() => {}, 1000); }, (error) => { process.send(error.message); });
  `);
  const child = fork(program, [], { execArgv: [], stdio: 'inherit' });
  children.push(child);
  const [pid] = (await once(child, 'message')) as [number];
  return { child, pid };
}

/** A dead process that nobody has collected still has a folder there, but runs nothing. */
const alive = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);

describe('N1 the embedded PostgreSQL of a plant', () => {
  it('restarts in immediate mode at the same address, cuts who is connected, and loses nothing that was committed', async () => {
    const server = await startPostgres({ dataDir, mode: 'plant' });
    await query(server.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
    const { pid } = server;
    const connected = new Client({ connectionString: server.adminUrl });
    await connected.connect();
    const cut = once(connected, 'error');
    await server.restart();
    await cut;
    expect(server.pid).not.toBe(pid);
    expect(alive(pid)).toBe(false);
    expect(await query(server.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await server.stop();
    expect(alive(server.pid)).toBe(false);
  });

  it('is durable, asks for passwords, and keeps its data over a restart', async () => {
    const first = await startPostgres({ dataDir, mode: 'plant' });
    expect(await query(first.adminUrl, `SELECT current_setting('fsync') AS fsync, current_setting('data_checksums') AS sums, current_setting('listen_addresses') AS ports`)).toEqual([{ fsync: 'on', sums: 'on', ports: '' }]);
    await query(first.adminUrl, `CREATE ROLE clerk LOGIN PASSWORD '${first.password('clerk')}'`);
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
    expect(statSync(join(dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
    await first.stop();

    const second = await startPostgres({ dataDir, mode: 'plant' });
    expect(await query(second.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(await query(second.url('clerk'), 'SELECT current_user AS who')).toEqual([{ who: 'clerk' }]);
    await expect(query(second.url('clerk').replace(second.password('clerk'), 'wrong'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await second.stop();
    await second.ended;
    expect(alive(second.pid)).toBe(false);
  });

  it('left over by a killed parent is stopped and taken over; beside a living one the start is refused', async () => {
    const { child, pid } = await startElsewhere();
    await expect(startPostgres({ dataDir, mode: 'plant' })).rejects.toThrow('running already');
    expect(alive(pid)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(alive(pid)).toBe(true); // it outlives its parent: that is the case

    const next = await startPostgres({ dataDir, mode: 'plant' });
    expect(alive(pid)).toBe(false);
    expect(await query(next.adminUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await next.stop();
  });

  it('killed hard comes back with what was committed', async () => {
    const first = await startPostgres({ dataDir, mode: 'plant' });
    await query(first.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    await first.stop();
    const next = await startPostgres({ dataDir, mode: 'plant' });
    expect(await query(next.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await next.stop();
  });

  // As root the server runs as another account and says so; an ordinary user is refused by the folder itself.
  it('says so when its account cannot reach the folder', async () => {
    chmodSync(folder, serverAccount() ? 0o700 : 0o000);
    await expect(startPostgres({ dataDir, mode: 'plant' })).rejects.toThrow(serverAccount() ? 'cannot be entered' : 'EACCES');
    chmodSync(folder, 0o755);
  });

  it('makes the links that an install without scripts left out', () => {
    const { folder: native } = findBinaries(serverAccount());
    const link = join(native, 'lib', 'libpgtypes.so');
    unlinkSync(link);
    findBinaries(serverAccount());
    expect(readFileSync(link).length).toBeGreaterThan(1000);
  });
});

describe('N1 whose a data folder is', () => {
  it('is a living process\'s, even when it is this one', () => {
    takeOwnership(folder, '/tmp/socket');
    expect(() => formerOwner(folder)).toThrow('running already');
    leaveOwnership(folder);
    expect(formerOwner(folder)).toBeUndefined();
  });

  it('is nobody\'s when its number went to another process', () => {
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, born: '1', socketFolder: '/tmp/socket' }));
    expect(formerOwner(folder)).toMatchObject({ socketFolder: '/tmp/socket' });
  });
});

describe('N1 the throw-away PostgreSQL of tests', () => {
  it('leaves nothing behind', async () => {
    const server: EmbeddedPostgres = await startPostgres({ mode: 'throw-away' });
    const socketFolder = new URL(server.adminUrl).searchParams.get('host') ?? '';
    expect(existsSync(socketFolder)).toBe(true);
    await server.stop();
    expect([existsSync(server.dataDir), existsSync(socketFolder), alive(server.pid)]).toEqual([false, false, false]);
  });
});
