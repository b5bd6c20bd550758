import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port';

/** A server that comes and goes; while it is away, who asks at its port is refused. */
export interface LaterServer {
  readonly port: number;
  open(): Promise<void>;
  /** Refuses, and cuts who is there. */
  close(): void;
}

/** Chooses its port now, and listens at 127.0.0.1 when it is opened. */
export async function laterServer(onConnection: (from: Socket) => void): Promise<LaterServer> {
  const port = await freePort();
  const there = new Set<Socket>();
  let server: Server | undefined;
  return {
    port,
    open: () => new Promise((done, failed) => {
      server = createServer((from) => {
        there.add(from);
        from.once('close', () => there.delete(from));
        onConnection(from);
      }).once('error', failed).listen(port, '127.0.0.1', done);
    }),
    close() {
      server?.close();
      for (const one of there) one.destroy();
    },
  };
}

/** Leads whoever comes to another server, at a host and port or at a socket of this machine: a way that can be cut. */
export function leadTo(where: { readonly host: string; readonly port: number } | { readonly path: string }): (from: Socket) => void {
  return (from) => {
    const onwards = connect(where);
    from.pipe(onwards).pipe(from);
    for (const [one, other] of [[from, onwards], [onwards, from]] as const) one.on('error', () => other.destroy()).on('close', () => other.destroy());
  };
}
