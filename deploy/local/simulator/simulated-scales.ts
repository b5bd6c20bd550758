import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { openHands, type Hands } from './hands';
import { SimulatedScale, type ScaleBuild } from './simulated-scale';

/** Scales that run in this process: where the plant reaches them, and where hands put weights on them. */
export interface SimulatedScales {
  /** `host:port` by the code of the equipment. */
  readonly addresses: Readonly<Record<string, string>>;
  /** A page with which weights are put on them; only from this machine. */
  readonly handsUrl: string;
  readonly scales: ReadonlyMap<string, SimulatedScale>;
  stop(): Promise<void>;
}

/** Longest line that is listened to. */
const LONGEST_LINE = 200;

/** Starts simulated scales, each on a TCP port of its own of this machine, as MT-SICS scales in a network are. */
export async function startSimulatedScales(builds: readonly ScaleBuild[]): Promise<SimulatedScales> {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const addresses: Record<string, string> = {};
  const scales = new Map<string, SimulatedScale>();
  for (const build of builds) {
    const scale = new SimulatedScale(build);
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      speak(socket, scale);
    });
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
    servers.push(server);
    scales.set(build.code, scale);
    addresses[build.code] = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const hands: Hands = await openHands(scales);
  return {
    addresses, scales, handsUrl: hands.url,
    async stop() {
      await hands.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise<void>((closed) => server.close(() => closed()))));
    },
  };
}

function speak(socket: Socket, scale: SimulatedScale): void {
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    heard += chunk;
    if (heard.length > LONGEST_LINE) return void socket.destroy();
    for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
      socket.write(`${scale.answer(heard.slice(0, end))}\r\n`, 'latin1');
      heard = heard.slice(end + 1);
    }
  });
}
