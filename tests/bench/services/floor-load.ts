import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Consoles that listen for hints all the time, and what somebody does at one of them, some time after the beginning. */
export interface FloorOrder {
  readonly url: string;
  readonly token: string;
  readonly consoles: number;
  /** `path` of a run that is opened, or of a step that is done. */
  readonly turns: readonly { readonly atMs: number; readonly does: 'open' | 'step'; readonly path: string }[];
}

/** Milliseconds that each took, with what had to be sent again: opened runs, and acts on steps. */
export interface FloorResult {
  readonly opened: readonly number[];
  readonly acts: readonly number[];
  /** How often something had to be sent again. */
  readonly resent: number;
  readonly faults: readonly string[];
}

const PATIENCE_MS = 60_000;
const AGAIN_MS = 250;

/** A process of its own, so that two hundred consoles cost the bench no time of its thread. Argument: file with the order. Writes a line when all listen, and then the result. */
async function main(): Promise<void> {
  const { url, token, consoles, turns } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as FloorOrder;
  const agent = new Agent({ keepAlive: true, maxSockets: consoles });
  const [opened, acts, faults]: [number[], number[], string[]] = [[], [], []];
  let resent = 0;

  const once = (method: string, path: string, key: string, body?: string): Promise<{ status: number; text: string }> =>
    new Promise((done, failed) => {
      const headers = { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': key }) };
      const sent = request(`${url}${path}`, { method, agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => done({ status: answer.statusCode ?? 500, text: Buffer.concat(chunks).toString() }));
        answer.once('error', failed);
      });
      sent.once('error', failed);
      sent.end(body);
    });
  /** As a console does: what got no answer, or is to come again, is sent again under its key. */
  const ask = async (times: number[], method: string, path: string, body?: object): Promise<{ version: number }> => {
    const [began, key] = [performance.now(), randomUUID()];
    for (;; resent += 1, await pause(AGAIN_MS)) {
      const answer = await once(method, path, key, body && JSON.stringify(body)).catch(() => undefined);
      if (answer && answer.status < 300) {
        times.push(performance.now() - began);
        return JSON.parse(answer.text) as { version: number };
      }
      const mayComeAgain = answer === undefined || answer.status === 502 || answer.status === 503;
      if (!mayComeAgain || performance.now() - began > PATIENCE_MS) throw new Error(`${method} ${path}: ${answer?.status} ${answer?.text.slice(0, 300)}`);
    }
  };
  const step = async (path: string): Promise<void> => {
    const { version } = await ask(acts, 'GET', path);
    const started = await ask(acts, 'POST', `${path}/start`, { version });
    const entered = await ask(acts, 'POST', `${path}/entries`, { version: started.version, entry: 'reading', value: '101.3', unit: 'kPa' });
    await ask(acts, 'POST', `${path}/completion`, { version: entered.version });
  };

  const listening = await Promise.all(Array.from({ length: consoles }, () => listen(`${url}/web-console/v1/hints`, token)));
  process.stdout.write('listening\n');
  const began = performance.now();
  await Promise.all(turns.map(async ({ atMs, does, path }) => {
    await pause(Math.max(0, atMs - (performance.now() - began)));
    await (does === 'open' ? ask(opened, 'GET', path) : step(path)).catch((error: unknown) => faults.push(String(error)));
  }));
  process.stdout.write(`${JSON.stringify({ opened, acts, resent, faults } satisfies FloorResult)}\n`);
  for (const stop of listening) stop();
  agent.destroy();
}

/** A stream of hints, as an open console has one. Answers how to hang up. */
async function listen(url: string, token: string): Promise<() => void> {
  return new Promise((done, failed) => {
    const sent = request(url, { agent: false, headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' } }, (answer) => {
      if (answer.statusCode !== 200) return failed(new Error(`the stream of hints was answered ${answer.statusCode}`));
      answer.once('error', () => undefined); // a stream that breaks is opened again by consoles; here the others are enough
      answer.resume();
      done(() => sent.destroy());
    });
    sent.on('error', failed);
    sent.end();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
