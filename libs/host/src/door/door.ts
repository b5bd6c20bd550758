import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ServiceApp } from '../boot/service-app';

/** Something else behind the door: the provider's pages, the plant clock. Answers true when the request is its own. */
export type DoorRoute = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface DoorOptions {
  readonly services: readonly ServiceApp[];
  readonly routes: readonly DoorRoute[];
  /** Gets everything that nobody else takes: the console's files. */
  readonly rest?: ServiceApp;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** One plain server in front of all services of a process. */
export function createDoor({ services, routes, rest, tls }: DoorOptions): Server {
  const byName = new Map<string, ServiceApp>(services.map((service) => [service.definition.name, service]));
  const listener: RequestListener = (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    if (routes.some((route) => route(request, response))) return;
    const [, first, second] = (request.url ?? '/').split(/[/?]/);
    const service = first === 'api' ? byName.get(second ?? '') : undefined;
    if (service) service.handle(request, response);
    else if (rest) rest.handle(request, response);
    else response.writeHead(404).end();
  };
  return tls ? createTlsServer({ key: tls.key, cert: tls.cert }, listener) : createServer(listener);
}
