import type { DoorRoute } from '@batchwright/host';

/** Everything that is not answered yet. */
export const startingRoute: DoorRoute = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('The plant is starting.\n');
  return true;
};

/** The merged document of the public API at `/api/openapi.json`. */
export function documentRoute(document: Record<string, unknown>): DoorRoute {
  const text = JSON.stringify(document);
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/api/openapi.json') return false;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text);
    return true;
  };
}
