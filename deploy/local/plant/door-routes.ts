import type { DoorRoute } from '@batchwright/host';

/** Everything that is not answered yet. */
export const startingRoute: DoorRoute = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('The plant is starting.\n');
  return true;
};
