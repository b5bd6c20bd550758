import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isServiceName, type ServiceName } from '@batchwright/contracts';
import type { DoorRoute } from '@batchwright/host';
import { createProxyServer } from 'httpxy';
import type { ServiceProcess } from './service-process';

/** What the door has to know of a replica. */
export type Replica = Pick<ServiceProcess, 'service' | 'replica' | 'ready' | 'url'>;

/** Names the replica to which a request was led, as `service/number`: for drills that look whether each has its share. */
export const REPLICA_HEADER = 'x-batchwright-replica';

/**
 * The paths of the chart's ingress on one port: `/api/<service>` goes to the replicas of that service in turn, everything else to the console, unless
 * one of the `routes` takes it. `inHand` is kept: how many requests each replica has that it did not answer yet. What comes back goes on as it comes. Of a service without a replica that is ready
 * it says so: 503 with Retry-After.
 */
export function createServicesDoor<R extends Replica>(processes: readonly R[], routes: readonly DoorRoute[], inHand = new Map<R, number>()): Server {
  const proxy = createProxyServer({ xfwd: true, proxyTimeout: 0 });
  proxy.on('error', (_error, request, response) => {
    if (response && 'writeHead' in response) away(response as ServerResponse, serviceOf(request));
  });
  const turns = new Map<ServiceName, number>();
  const next = (service: ServiceName): R | undefined => {
    const ready = processes.filter((one) => one.service === service && one.ready);
    const turn = turns.get(service) ?? 0;
    turns.set(service, turn + 1);
    return ready[turn % Math.max(1, ready.length)];
  };
  return createServer((request, response) => {
    if (routes.some((route) => route(request, response))) return;
    const target = next(serviceOf(request));
    if (!target) return away(response, serviceOf(request));
    count(inHand, target, 1);
    response.once('close', () => count(inHand, target, -1));
    response.setHeader(REPLICA_HEADER, `${target.service}/${target.replica}`);
    void proxy.web(request, response, { target: target.url }).catch(() => away(response, target.service));
  });
}

function count<R>(counts: Map<R, number>, one: R, change: number): void {
  counts.set(one, (counts.get(one) ?? 0) + change);
}

function serviceOf({ url = '/' }: Partial<Pick<IncomingMessage, 'url'>> = {}): ServiceName {
  const [, first, second = ''] = url.split(/[/?]/);
  return first === 'api' && isServiceName(second) ? second : 'web-console';
}

/** Nobody there, or gone in the middle: what was answered already cannot be taken back, so it is cut. */
function away(response: ServerResponse, service: ServiceName): void {
  if (response.headersSent) return void response.destroy();
  response.removeHeader(REPLICA_HEADER);
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end(`The service ${service} does not answer. Try again in a moment.\n`);
}
