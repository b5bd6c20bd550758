import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareServer } from './bare-server';
import type { BenchPeople, ReadyStep } from './bench-people';
import type { LoadResult } from './load';
import type { BareStatement } from './rows-of-an-act';

const run = promisify(execFile);

/** The request that completes a step. */
export const completionOf = ({ runId, stepKey, version, evidence }: ReadyStep): { path: string; body: Record<string, unknown> } => ({
  path: `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(stepKey)}/completion`,
  body: { version, evidence: [evidence] },
});

/** Completes steps over HTTP, chains side by side; the sender is a process of its own. */
export async function completeOverHttp(people: BenchPeople, chains: readonly ReadyStep[][]): Promise<LoadResult> {
  const token = await people.operator.token();
  return load(`${people.origin}/api`, chains.map((chain) =>
    chain.map(completionOf).map(({ path, body }) => ({ path, headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }, body: JSON.stringify(body) })),
  ));
}

/** H: the same rows behind a bare Node HTTP call; `send` sends so many calls in each of so many chains. */
export async function bareHttp(adminUrl: string, bare: BareStatement, chains: number): Promise<{ send(count: number): Promise<LoadResult>; close(): Promise<void> }> {
  const { server, pool } = bareServer(adminUrl, bare.sql, chains);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const requests = (count: number): object[] => Array.from({ length: count }, () => ({ path: '/', headers: {}, body: JSON.stringify(bare.parameters()) }));
  return {
    send: (count) => load(url, Array.from({ length: chains }, () => requests(count))),
    async close() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
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
