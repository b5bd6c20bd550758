import { Agent, request } from 'node:http';
import { readFileSync } from 'node:fs';

/** A chain is sent one after another, chains side by side. */
interface Order {
  readonly url: string;
  readonly chains: readonly (readonly { path: string; headers: Record<string, string>; body: string }[])[];
}

/** What a load came to, as one JSON line on the standard output. */
export interface LoadResult {
  readonly seconds: number;
  readonly requests: number;
  /** Milliseconds, sorted. */
  readonly p50: number;
  readonly p95: number;
  /** First answer that was no success. */
  readonly fault?: string;
}

/** A process of its own, so that sending costs the server no time of its one thread. Argument: file with the order. */
async function main(): Promise<void> {
  const { url, chains } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;
  const agent = new Agent({ keepAlive: true, maxSockets: chains.length });
  const times: number[] = [];
  let fault: string | undefined;
  const send = (path: string, headers: Record<string, string>, body: string): Promise<void> =>
    new Promise((done, failed) => {
      const began = performance.now();
      const sent = request(`${url}${path}`, { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => {
          times.push(performance.now() - began);
          if ((answer.statusCode ?? 500) >= 300) fault ??= `${path}: ${answer.statusCode} ${text.slice(0, 500)}`;
          done();
        });
      });
      sent.once('error', failed);
      sent.end(body);
    });
  const began = performance.now();
  await Promise.all(chains.map(async (chain) => {
    for (const { path, headers, body } of chain) await send(path, headers, body);
  }));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const result: LoadResult = { seconds, requests: times.length, p50: at(0.5), p95: at(0.95), ...(fault === undefined ? {} : { fault }) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  agent.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
