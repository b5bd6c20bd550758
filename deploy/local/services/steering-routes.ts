import type { IncomingMessage } from 'node:http';
import { isServiceName } from '@batchwright/contracts';
import type { DoorRoute } from '@batchwright/host';
import type { TestKafka } from '@batchwright/testing';
import { isOfThisMachine } from '../plant/door-routes';
import type { ServiceProcess } from './service-process';

/** What tests may end and begin. */
export interface SteeredPlant {
  readonly processes: readonly ServiceProcess[];
  readonly kafka: Pick<TestKafka, 'kill' | 'restart'>;
}

/**
 * For tests only, from this machine only. `POST /test/services/<service>/end|kill|begin` ends or begins all replicas of a service; `begin` answers at once, and requests are
 * led to them when they are ready. `POST /test/brokers/kill|begin` does it with the broker. `GET /test/services` answers what each replica says of its readiness.
 */
export function steeringRoutes(plant: SteeredPlant): DoorRoute {
  return (request, response) => {
    if (!/^\/test\/(services|brokers)\b/.test(request.url ?? '') || !isOfThisMachine(request)) return false;
    void answer(plant, request).then(
      (body) => (body === undefined ? response.writeHead(404).end() : response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))),
      (error: unknown) => response.writeHead(400, { 'content-type': 'text/plain' }).end(`${String(error)}\n`),
    );
    return true;
  };
}

async function answer({ processes, kafka }: SteeredPlant, { method, url = '' }: IncomingMessage): Promise<object | undefined> {
  const [, , of, ...words] = url.split('/');
  if (of === 'services' && words.length === 0) return Promise.all(processes.map(readinessOf));
  if (method !== 'POST') return undefined;
  if (of === 'brokers' && words[0] === 'kill') return done(kafka.kill());
  if (of === 'brokers' && words[0] === 'begin') return done(kafka.restart());
  const [service = '', what] = words;
  if (!isServiceName(service)) return undefined;
  const replicas = processes.filter((one) => one.service === service);
  if (what === 'begin') return done(Promise.resolve(replicas.filter(({ running }) => !running).forEach(begin)));
  if (what === 'kill') return done(Promise.all(replicas.map((one) => one.kill())));
  return what === 'end' ? done(Promise.all(replicas.map((one) => one.stop()))) : undefined;
}

function begin(one: ServiceProcess): void {
  one.start();
  void one.untilReady().catch(() => undefined); // whoever waits for it asks, and is told what it says
}

async function done(work: Promise<unknown>): Promise<object> {
  await work;
  return {};
}

async function readinessOf({ service, replica, running, ready, managementPort }: ServiceProcess): Promise<object> {
  const said = running ? await fetch(`http://127.0.0.1:${managementPort}/health/ready`).catch(() => undefined) : undefined;
  return { service, replica, running, led: ready, ...(said ? { ready: said.ok, ...((await said.json()) as object) } : {}) };
}
