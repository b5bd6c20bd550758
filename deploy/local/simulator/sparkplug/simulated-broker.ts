import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { Aedes } from 'aedes';

export interface BrokerBuild {
  /** Absent: one that the system gives. */
  readonly port?: number;
  /** Absent: everybody is let in. */
  readonly users?: ReadonlyMap<string, string>;
  /** Speaks TLS with this certificate; PEM. */
  readonly secure?: { readonly certificate: string; readonly key: string };
  /** Takes connections, subscriptions and messages, and passes nothing on. */
  readonly forgetful?: boolean;
}

const BAD_USER_OR_PASSWORD = 4;

/** An MQTT 3.1.1 broker in this process, on a TCP port of this machine. It can be stopped and started again: it keeps its port, its sessions and what stands retained. */
export class SimulatedBroker {
  private server: Server | undefined;
  private aedes: Aedes | undefined;
  private persistence: unknown;
  private readonly sockets = new Set<Socket>();
  private known: number;

  constructor(private readonly build: BrokerBuild = {}) {
    this.known = build.port ?? 0;
  }

  /** `mqtt://127.0.0.1:…` */
  get endpoint(): string {
    return `${this.build.secure ? 'mqtts' : 'mqtt'}://127.0.0.1:${this.known}`;
  }

  async start(): Promise<this> {
    const { users, secure, forgetful } = this.build;
    const aedes = await Aedes.createBroker({
      ...(this.persistence === undefined ? {} : { persistence: this.persistence }),
      authenticate: (_client, user, password, done) => {
        const known = users === undefined || (user !== undefined && password !== undefined && users.get(user) === password.toString());
        if (known) done(null, true);
        else done(Object.assign(new Error('bad user name or password'), { returnCode: BAD_USER_OR_PASSWORD }), null);
      },
      authorizeForward: (_client, packet) => (forgetful ? null : packet),
    });
    this.aedes = aedes;
    this.persistence = (aedes as unknown as { persistence: unknown }).persistence;
    const take = (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
      aedes.handle(socket);
    };
    const server = secure ? createSecureServer({ cert: secure.certificate, key: secure.key }, take) : createServer(take);
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.known, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address && typeof address === 'object') this.known = address.port;
    return this;
  }

  /** Cuts all connections and takes none until it is started again. */
  async stop(): Promise<void> {
    const { server, aedes } = this;
    this.server = this.aedes = undefined;
    if (!server || !aedes) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
  }
}
