import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that does something to what is sent. */
export interface Line {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** `send` gets each piece on its way to the server; undefined = the line is cut. */
export async function makeLine(endpoint: string, send: (piece: Buffer) => Buffer | undefined): Promise<Line> {
  const { hostname, port } = new URL(endpoint);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).once('close', () => { near.destroy(); far.destroy(); open.delete(socket); });
    }
    near.on('data', (piece) => {
      const sent = send(piece);
      if (sent) far.write(sent);
      else near.destroy();
    });
    far.pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
