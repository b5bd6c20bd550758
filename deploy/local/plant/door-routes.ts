import type { IncomingMessage } from 'node:http';
import type { DoorRoute } from '@batchwright/host';
import type { Telemetry } from '@batchwright/telemetry';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Whether somebody on this machine asks, and nobody for whom a proxy on it asks. */
export function isOfThisMachine({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  return LOOPBACK.has(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

/** Everything that is not answered yet. */
export const startingRoute: DoorRoute = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('The plant is starting.\n');
  return true;
};

/** Everything that the process counts at `/metrics`, as each service has it on its management port: for this machine only, whoever else asks is told that nothing is there. */
export function metricsRoute({ metricsPage }: Pick<Telemetry, 'metricsPage'>): DoorRoute {
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return false;
    if (isOfThisMachine(request)) metricsPage(request, response);
    else response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not here.\n');
    return true;
  };
}
