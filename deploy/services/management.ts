import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ServiceApp } from '@batchwright/host';
import type { Telemetry } from '@batchwright/telemetry';
import type { ServiceState } from './service-state';

export interface ManagementOptions {
  readonly port: number;
  readonly state: ServiceState;
  readonly telemetry: Telemetry;
  /** In the profile `test`: the service once it runs. Absent in every other profile. */
  readonly tested?: () => ServiceApp | undefined;
}

type Answer = { readonly status: number; readonly body: object };

/** Opens the port for those who run the service: probes, counters, and in the profile `test`, from this machine only, what tests wait for. */
export function openManagement({ port, state, telemetry, tested }: ManagementOptions): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === '/metrics') return telemetry.metricsPage(request, response);
    void answerTo(path, request, state, tested).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, tested ? '127.0.0.1' : undefined, () => done(server));
  });
}

async function answerTo(path: string, request: IncomingMessage, state: ServiceState, tested: ManagementOptions['tested']): Promise<Answer> {
  switch (path) {
    case '/health/live':
      return { status: 200, body: { status: 'live' } };
    case '/health/started':
      return state.isStarted ? { status: 200, body: { status: 'started' } } : { status: 503, body: { status: 'starting', why: (await state.readiness()).why } };
    case '/health/ready': {
      const { ready, why, without } = await state.readiness();
      return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'not ready', ...(why.length > 0 ? { why } : {}), ...(without.length > 0 ? { without } : {}) } };
    }
    default:
      return tested && request.method === 'POST' && path.startsWith('/test/') ? testAnswer(path.slice('/test/'.length), tested()) : { status: 404, body: { error: 'not here' } };
  }
}

/** What the plant in one process asks its services directly. */
async function testAnswer(what: string, service: ServiceApp | undefined): Promise<Answer> {
  if (!service) return { status: 503, body: { error: 'it is starting' } };
  switch (what) {
    case 'drained':
      await service.drained();
      break;
    case 'caught-up':
      await service.caughtUp();
      break;
    case 'due-timers':
      await service.dueTimers();
      break;
    case 'handed-over':
      break;
    default:
      return { status: 404, body: { error: 'not here' } };
  }
  return { status: 200, body: { handedOver: service.handedOver() } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
