import type { Platform } from '../platform';

/** The part of Fastify that is needed. */
interface Server {
  addHook(name: 'onResponse', hook: (request: Asked, reply: Answered, done: () => void) => void): unknown;
}

interface Asked {
  readonly method: string;
  readonly routeOptions: { readonly url?: string | undefined };
}

interface Answered {
  readonly statusCode: number;
  /** In ms. */
  readonly elapsedTime: number;
  getHeader(name: string): unknown;
}

/** Notes how long each request took, by its route. A stream that stays open says nothing about speed and is left out. */
export function timeRequests(fastify: Server, { metrics, service }: Platform): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const type = reply.getHeader('content-type');
    if (typeof type !== 'string' || !type.startsWith('text/event-stream')) {
      const route = request.routeOptions.url ?? 'unknown';
      metrics.took('batchwright_request_duration_seconds', reply.elapsedTime / 1000, { service, method: request.method, route, status: String(reply.statusCode) });
    }
    done();
  });
}
