import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, Pool } from 'pg';
import { bareServer } from './bare-server';
import { signedSteps } from './bench-recipe';
import { BenchPlant, type ReadyStep } from './bench-plant';
import { completer } from './in-process';
import type { LoadResult } from './load';
import { profileOf } from './profile';
import type { BenchResult } from './result';
import { bareStatement, rowsOfAnAct, type BareStatement } from './rows-of-an-act';

const run = promisify(execFile);

/** Runs side by side, and signed steps in each. */
const CHAINS = 4;
const STEPS = 150;
const CALLS = CHAINS * STEPS;

/** Signed steps per second, over HTTP beside H, and in process beside L, on the same durable PostgreSQL in the same run. */
export async function signedStepsPerSecond(): Promise<BenchResult[]> {
  const bench = await BenchPlant.start();
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  await admin.connect();
  try {
    await completeOverHttp(bench, await readyChains(bench, 0)); // warms both sides' code
    const bare = await bareRows(bench, admin);
    const overHttp = await completeOverHttp(bench, await readyChains(bench, 1));
    const h = await bareOverHttp(bench, bare);
    const [inProcess, profile] = await completeInProcess(bench, await readyChains(bench, 2));
    const l = await bareLoop(bench, bare);
    const results = [
      result('signed-steps-http', `signed steps over HTTP, ${CHAINS} runs side by side (p95 ${overHttp.p95.toFixed(1)} ms)`, CALLS / overHttp.seconds, CALLS / h.seconds, 'H: the same rows behind one bare Node HTTP call', 0.8),
      result('signed-steps-process', `signed steps in process; ${inProcess.roundTrips.toFixed(1)} round trips and ${inProcess.cpuMs.toFixed(2)} ms of CPU each`, CALLS / inProcess.seconds, CALLS / l, 'L: the same rows, one prepared statement in a bare loop of pg', 0.5),
    ];
    if (results.some(({ ratio, aim }) => ratio < Number(aim.slice(3)))) process.stdout.write(`where the time of this process goes in process:\n  ${profile.join('\n  ')}\n`);
    return results;
  } finally {
    await admin.end();
    await bench.stop();
  }
}

function result(id: string, what: string, ours: number, comparator: number, comparedWith: string, aim: number): BenchResult {
  return { id, what, ours, comparator, comparedWith, ratio: ours / comparator, aim: `>= ${aim}`, unit: 'steps/s' };
}

/** Steps that only wait for their completion, a run a chain. */
async function readyChains(bench: BenchPlant, round: number): Promise<ReadyStep[][]> {
  const document = signedSteps(STEPS);
  const chains: ReadyStep[][] = [];
  for (let chain = 0; chain < CHAINS; chain += 1) {
    const runId = await bench.run(document, `BENCH-${round}-${chain}`);
    const ready: ReadyStep[] = [];
    for (let at = 1; at <= STEPS; at += 1) ready.push(await bench.makeReady(runId, `gauge-${at}`));
    chains.push(ready);
  }
  await bench.plant.services.settled();
  return chains;
}

/** Which rows one signed step writes, and the statement that writes the like. */
async function bareRows(bench: BenchPlant, admin: Client): Promise<BareStatement> {
  const runId = await bench.run(signedSteps(STEPS), 'BENCH-ROWS');
  const step = await bench.makeReady(runId, 'gauge-1');
  await bench.plant.services.settled();
  const written = await rowsOfAnAct(admin, 'batch_execution', () => bench.operator.post(pathOf(step), bodyOf(step)));
  process.stdout.write(`one signed step writes ${written.length} rows: ${written.map(({ table }) => table).join(', ')}\n`);
  return bareStatement(admin, 'batch_execution', written);
}

const pathOf = ({ runId, stepKey }: ReadyStep): string => `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(stepKey)}/completion`;
const bodyOf = ({ version, evidence }: ReadyStep): Record<string, unknown> => ({ version, evidence: [evidence] });

async function completeOverHttp(bench: BenchPlant, chains: readonly ReadyStep[][]): Promise<LoadResult> {
  const token = await bench.operator.token();
  return load(`${bench.plant.settings.signingOrigin}/api`, chains.map((chain) =>
    chain.map((step) => ({ path: pathOf(step), headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, body: JSON.stringify(bodyOf(step)) })),
  ));
}

async function bareOverHttp(bench: BenchPlant, bare: BareStatement): Promise<LoadResult> {
  const { server, pool } = bareServer(bench.plant.database.server.adminUrl, bare.sql, CHAINS);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const requests = (count: number): { path: string; headers: Record<string, string>; body: string }[] =>
      Array.from({ length: count }, () => ({ path: '/', headers: {}, body: JSON.stringify(bare.parameters()) }));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await load(url, Array.from({ length: CHAINS }, () => requests(20)));
    return await load(url, Array.from({ length: CHAINS }, () => requests(STEPS)));
  } finally {
    server.closeAllConnections();
    server.close();
    await pool.end();
  }
}

async function load(url: string, chains: readonly (readonly object[])[]): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bw-load-'));
  try {
    const file = join(folder, 'order.json');
    writeFileSync(file, JSON.stringify({ url, chains }));
    const { stdout } = await run(process.execPath, [join(__dirname, 'load.js'), file], { maxBuffer: 1024 * 1024 });
    const done = JSON.parse(stdout) as LoadResult;
    if (done.fault !== undefined) throw new Error(`the load met ${done.fault}`);
    return done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface InProcess {
  readonly seconds: number;
  readonly roundTrips: number;
  readonly cpuMs: number;
}

async function completeInProcess(bench: BenchPlant, chains: readonly ReadyStep[][]): Promise<[InProcess, string[]]> {
  const complete = completer(bench);
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  let roundTrips = 0;
  (Client.prototype as { query: unknown }).query = function (this: unknown, ...args: unknown[]) {
    roundTrips += 1;
    return query.apply(this, args);
  };
  let seconds = 0;
  const before = process.cpuUsage();
  const profile = await profileOf(async () => {
    const began = performance.now();
    await Promise.all(chains.map(async (chain) => {
      for (const step of chain) await complete(step);
    }));
    seconds = (performance.now() - began) / 1000;
  });
  const { user, system } = process.cpuUsage(before);
  (Client.prototype as { query: unknown }).query = query;
  return [{ seconds, roundTrips: roundTrips / CALLS, cpuMs: (user + system) / 1000 / CALLS }, profile];
}

/** Seconds of the bare loops: one connection a chain. */
async function bareLoop(bench: BenchPlant, bare: BareStatement): Promise<number> {
  const pool = new Pool({ connectionString: bench.plant.database.server.adminUrl, max: CHAINS });
  try {
    const loop = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at += 1) await pool.query({ name: 'bare', text: bare.sql, values: bare.parameters() });
    };
    await Promise.all(Array.from({ length: CHAINS }, () => loop(20)));
    const began = performance.now();
    await Promise.all(Array.from({ length: CHAINS }, () => loop(STEPS)));
    return (performance.now() - began) / 1000;
  } finally {
    await pool.end();
  }
}
