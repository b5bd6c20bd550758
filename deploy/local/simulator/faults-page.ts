import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAULTS, type Fault, type FaultOrder, type FaultyMachine } from './machines/faults';
import { FAULTS_HTML } from './faults-html';

/** Where a person sees simulated machines, and lets them go wrong. */
export interface FaultsPage {
  readonly url: string;
  close(): Promise<void>;
}

/** `POST /faults`: switches a fault on, for some seconds or until it is ended. `POST /faults/end`: ends those of a machine, a tag or a kind; without a machine all. */
export interface FaultRequest {
  readonly machine?: string;
  readonly tag?: string;
  readonly fault?: Fault;
  readonly seconds?: number;
}

export interface FaultsPageBuild {
  readonly machines: readonly FaultyMachine[];
  /** Cuts every connection to the machines for so many seconds. */
  readonly cut?: (seconds: number) => Promise<void>;
  readonly clock?: () => number;
}

/** Opens a small page of its own port, for this machine only: what breaks simulated machines is no part of the plant's API. */
export async function openFaultsPage(build: FaultsPageBuild): Promise<FaultsPage> {
  const server = createServer((request, response) => void answer(build, request, response).catch((error: unknown) => response.writeHead(400).end(error instanceof Error ? error.message : 'what is that?')));
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}

async function answer(build: FaultsPageBuild, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { machines, clock = Date.now } = build;
  const path = request.url ?? '/';
  const json = (body: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.method === 'GET' && path === '/') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(FAULTS_HTML);
  if (request.method === 'GET' && path === '/machines') return json(seen(machines, clock()));
  // JSON only: a page of another origin cannot send that without asking first
  if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json') return void response.writeHead(404).end('no such page');
  const asked = await bodyOf(request);
  if (path === '/cut') {
    if (!build.cut) throw new Error('these machines cannot be cut off');
    await build.cut(secondsOf(asked.seconds) ?? 10);
  } else if (path === '/faults') {
    const machine = machines.find(({ code }) => code === asked.machine);
    if (!machine) throw new Error(`there is no machine ${String(asked.machine)}`);
    machine.order(orderOf(asked), clock());
  } else if (path === '/faults/end') {
    for (const machine of machines) if (asked.machine === undefined || machine.code === asked.machine) machine.end({ fault: asked.fault, tag: asked.tag });
  } else {
    return void response.writeHead(404).end('no such page');
  }
  json(seen(machines, clock()));
}

function orderOf({ fault, tag, seconds }: FaultRequest): FaultOrder {
  if (!fault || !FAULTS.includes(fault)) throw new Error(`a fault is one of ${FAULTS.join(', ')}`);
  return { fault, ...(tag === undefined ? {} : { tag }), seconds: secondsOf(seconds) };
}

function secondsOf(seconds: unknown): number | undefined {
  if (seconds === undefined || seconds === null) return undefined;
  if (typeof seconds !== 'number' || !(seconds > 0) || seconds > 86_400) throw new Error('seconds are a number from 0 to 86400');
  return seconds;
}

async function bodyOf(request: IncomingMessage): Promise<FaultRequest> {
  let text = '';
  for await (const chunk of request) if ((text += String(chunk)).length > 1000) throw new Error('too long');
  const body: unknown = JSON.parse(text || '{}');
  if (typeof body !== 'object' || body === null) throw new Error('what is that?');
  return body;
}

function seen(machines: readonly FaultyMachine[], ms: number): unknown {
  return machines.map((machine) => {
    const { values, clock, reachable } = machine.spokenAt(ms);
    return {
      code: machine.code, clock: new Date(clock).toISOString(), reachable, faults: machine.active(ms),
      // JSON knows no NaN
      tags: machine.tags.map((tag, index) => ({ ...tag, value: Number.isNaN(values[index]?.value) ? 'NaN' : values[index]?.value ?? null, quality: values[index]?.quality })),
    };
  });
}
