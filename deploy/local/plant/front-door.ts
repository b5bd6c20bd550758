import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface FrontDoorOptions {
  /** Wished port; the next free ones are tried when it is taken. 0 = any. */
  readonly port: number;
  /** Addresses to listen at; the first has to work, the others where the machine has them. */
  readonly addresses: readonly string[];
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** The sockets people knock at. They are open before the plant runs, so that nobody else takes the port meanwhile. */
export interface FrontDoor {
  readonly port: number;
  /** From now on requests go to this server's listeners; until then they are told to come back. */
  leadTo(inside: Server): void;
  close(): Promise<void>;
}

/** How many ports are tried after the wished one. */
const TRIES = 50;

/** Opens the door. Throws when no port near the wished one is free. */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  let inside: Server | undefined;
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (inside) inside.emit('request', request, response);
    else response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('The plant is starting.\n');
  };
  const make = (): Server => (options.tls ? createTlsServer(options.tls, listener) : createServer(listener));
  for (let port = options.port; ; port += 1) {
    const servers: Server[] = [];
    try {
      for (const [at, address] of options.addresses.entries()) {
        const server = make();
        const taken = servers[0] ? (servers[0].address() as AddressInfo).port : port;
        if (await listen(server, taken, address, at > 0)) servers.push(server);
      }
    } catch (error) {
      await Promise.all(servers.map(closed));
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (port - options.port < TRIES) continue;
      throw new Error(`no port between ${options.port} and ${port} is free; choose another with --port`);
    }
    return {
      port: (servers[0]?.address() as AddressInfo).port,
      leadTo: (server) => void (inside = server),
      async close() {
        await Promise.all(servers.map(closed));
      },
    };
  }
}

/** Answers false when the address is optional and this machine does not have it. */
function listen(server: Server, port: number, address: string, optional: boolean): Promise<boolean> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (optional && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) done(false);
      else failed(error);
    });
    server.listen(port, address, () => done(true));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref(); // streams of hints end only when they are cut
  });
}
