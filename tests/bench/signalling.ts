import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../deploy/local/demo/acting/stage';
import type { PersonClient } from '../../deploy/local/demo/client/plant-client';
import type { BenchPlant } from './bench-plant';
import { signedSteps } from './bench-recipe';
import type { BenchResult } from './result';

/** What a session says in a minute: as much as two consoles that connect, draw and write. */
const SESSIONS = 50;
const SECONDS = 20;
const EVERY_MS = 1000;
const BYTES = 800;
/** Jutta Haas. */
const EXPERT = 'E1010';

/** Somebody who says the same, once a second, and somebody who hears it. */
interface Pair {
  say(text: string): Promise<unknown>;
}

/**
 * Fifty sessions at once, two streams each, both sides speaking once a second: CPU of this process for one session and second, less what it needs at rest. Beside a bare server of Node in the same process that hands the same bytes on to the same number of streams. In both, those who speak and hear are in this
 * process as well; what PostgreSQL needs is in neither.
 */
export async function signallingOfManySessions(bench: BenchPlant): Promise<BenchResult[]> {
  const { people } = bench;
  const { url } = bench.plant;
  const runId = await people.run(signedSteps(SESSIONS), 'PO-SIGNALLING');
  const expert = await people.as('sup.haas');
  await expert.post('/tandem/v1/open-consoles', { console: 'c-expert', languages: ['en'] });
  const stop = new AbortController();
  const heard = { ours: 0, bare: 0 };
  const pairs: Pair[] = [];
  const consoles: (() => Promise<unknown>)[] = [];
  for (let at = 1; at <= SESSIONS; at += 1) {
    const id = await sessionAt(people.operator, expert, runId, `gauge-${at}`);
    for (const [who, name] of [[people.operator, 'operator'], [expert, 'expert']] as const) {
      void listen(`${url}/api/tandem/v1/sessions/${id}/signals`, { authorization: `Bearer ${await who.token()}` }, stop.signal, () => (heard.ours += 1));
      consoles.push(() => who.post('/tandem/v1/open-consoles', { console: `c-${name}-gauge-${at}`, languages: [], session: id }));
      pairs.push({ say: (body) => who.post(`/tandem/v1/sessions/${id}/signals`, { kind: 'candidate', peer: `p-${name}`, body }) });
    }
  }
  const bare = await bareSignalling();
  const barePairs: Pair[] = [];
  for (let at = 0; at < SESSIONS * 2; at += 1) {
    void listen(`${bare.url}/${at}`, {}, stop.signal, () => (heard.bare += 1));
    barePairs.push({ say: (body) => fetch(`${bare.url}/${at % 2 === 0 ? at + 1 : at - 1}`, { method: 'POST', body }).then((answer) => answer.text()) });
  }
  const beating = beat(consoles, stop.signal);
  try {
    await pause(3000);
    const rest = await cpuWhile(() => pause(SECONDS * 1000));
    const ours = (await cpuWhile(() => speak(pairs))) - rest;
    const theirs = (await cpuWhile(() => speak(barePairs))) - rest;
    const said = SESSIONS * 2 * SECONDS;
    if (heard.ours < said || heard.bare < said) throw new Error(`of ${said} signals ${heard.ours} were heard, of the bare server ${heard.bare}`);
    const share = (cpu: number): number => (cpu * 1000) / SESSIONS / SECONDS;
    return [{ id: 'tandem-signalling-cpu', what: `CPU of a session and second, ${SESSIONS} sessions at once, each side says ${BYTES} bytes a second (at rest ${((rest / SECONDS) * 100).toFixed(0)} % of a core with ${SESSIONS * 2} streams open)`, ours: share(ours), comparator: share(theirs), comparedWith: 'a bare server that hands the same bytes on', ratio: ours / Math.max(theirs, 0.001), aim: '<= 6', unit: 'ms' }];
  } finally {
    stop.abort();
    bare.stop();
    await beating;
  }
}

/** Open consoles say every quarter of a minute that they are: who is not heard of for a minute has lost his line. */
async function beat(consoles: readonly (() => Promise<unknown>)[], signal: AbortSignal): Promise<void> {
  for (let at = 0; !signal.aborted; at = (at + 1) % consoles.length) {
    await consoles[at]?.().catch(() => undefined);
    await pause(15_000 / consoles.length, undefined, { signal }).catch(() => undefined);
  }
}

async function sessionAt(operator: PersonClient, expert: PersonClient, runId: string, stepKey: string): Promise<string> {
  const path = `/batch-execution/v1/runs/${runId}/steps/${stepKey}`;
  const { version } = await operator.get<{ version: number }>(path);
  await operator.post(`${path}/start`, { version });
  const id = await eventually('tandem to hear of the step', async () => {
    const { status, body } = await operator.ask<{ aggregate: string }>('POST', '/tandem/v1/sessions', { runId, stepKey, person: EXPERT });
    return status < 300 ? body.aggregate : undefined;
  });
  await expert.post(`/tandem/v1/sessions/${id}/acceptance`);
  for (const [who, name] of [[operator, 'operator'], [expert, 'expert']] as const) await who.post(`/tandem/v1/sessions/${id}/joining`, { console: `c-${name}-${stepKey}`, languages: [] });
  return id;
}

/** Hears a stream of events until it is told to stop; calls back for each event with something in it. */
async function listen(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal, came: () => void): Promise<void> {
  try {
    const { body } = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal });
    for await (const text of (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) for (const _ of text.matchAll(/"body":/g)) came();
  } catch {
    if (!signal.aborted) throw new Error(`${url} was cut`);
  }
}

/** All say something once a second. */
async function speak(pairs: readonly Pair[]): Promise<void> {
  await Promise.all(pairs.map(async (pair, at) => {
    await pause((at / pairs.length) * EVERY_MS);
    for (let second = 0; second < SECONDS; second += 1) {
      const began = performance.now();
      await pair.say('x'.repeat(BYTES));
      await pause(Math.max(0, EVERY_MS - (performance.now() - began)));
    }
  }));
}

/** Seconds of CPU of this process. */
async function cpuWhile(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function bareSignalling(): Promise<{ readonly url: string; stop(): void }> {
  const streams = new Map<string, ServerResponse>();
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return void streams.set(request.url ?? '', response);
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      streams.get(request.url ?? '')?.write(`event: signal\ndata: ${JSON.stringify({ body })}\n\n`);
      response.end('{}');
    });
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.closeAllConnections() };
}
