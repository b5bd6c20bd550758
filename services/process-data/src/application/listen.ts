import type { Protocol } from '../domain/connection';
import type { ConnectionInForce, Connections } from './connections';
import { EmptySpools } from './empty-spools';
import type { Samples } from './samples';
import type { SourceDriver, SourceSink, SourceState } from './source-driver';
import type { OpenSpool, Spool } from './spool';
import type { StoreReadings } from './store-readings';
import type { WatchTags } from './watch-tags';

/** Seconds for which a replica has a connection to itself; it asks again every few seconds. */
const LEASE_SECONDS = 15;

/** Where it is said that something waits. */
export interface Log {
  error(facts: object, text: string): void;
}

interface Listening {
  readonly version: number;
  readonly connection: ConnectionInForce;
  state: SourceState;
  /** Since when it is connected without a break, microseconds; absent: it is not. */
  connectedSince?: number;
  stop(): Promise<void>;
}

/** Listens to every connection in force, one replica to each; begins anew with what was approved since. */
export class Listen {
  private readonly listening = new Map<string, Listening>();
  /** What this replica holds, by `site/id`: listened to, or about to be. */
  private held: ReadonlySet<string> = new Set();
  private readonly left: EmptySpools;

  constructor(
    private readonly connections: Connections,
    private readonly samples: Samples,
    private readonly store: StoreReadings,
    private readonly drivers: Readonly<Partial<Record<Protocol, SourceDriver>>>,
    private readonly openSpool: OpenSpool,
    /** Name of this process among its replicas. */
    private readonly replica: string,
    private readonly log: Log,
    /** Looks at what was stored; left out where nobody asks. */
    private readonly watch?: Pick<WatchTags, 'execute'>,
  ) {
    this.left = new EmptySpools(connections, store, openSpool, log, watch);
  }

  /** Begins what is to be listened to, ends what is not any more. */
  async follow(): Promise<void> {
    const wanted = new Map<string, { readonly site: string; readonly id: string; readonly version: number }>();
    const inForce = await this.connections.inForce();
    for (const one of inForce) if (await this.connections.claim(one.site, one.id, this.replica, LEASE_SECONDS)) wanted.set(`${one.site}/${one.id}`, one);
    this.held = new Set(wanted.keys());
    for (const [key, { version, stop }] of this.listening) {
      if (wanted.get(key)?.version === version) continue;
      await stop();
      this.listening.delete(key);
      this.left.used(key);
    }
    for (const [key, { site, id }] of wanted) if (!this.listening.has(key) && !this.left.has(key)) await this.beginAt(key, site, id);
    for (const { connection: { site, id }, state } of this.listening.values()) await this.connections.say(site, id, this.replica, state);
    const retired = (await this.connections.retired()).map((one) => ({ ...one, retired: true as const }));
    this.left.begin([...inForce.filter(({ site, id }) => !wanted.has(`${site}/${id}`)), ...retired], (key) => this.held.has(key));
  }

  /** How each connection stands, by `site/id`. */
  states(): ReadonlyMap<string, SourceState> {
    return new Map([...this.listening].map(([key, { state }]) => [key, state]));
  }

  async stop(): Promise<void> {
    await this.left.stop();
    await Promise.all([...this.listening.values()].map(async ({ stop, connection }) => {
      await stop();
      await this.connections.leave(connection.site, connection.id, this.replica);
    }));
    this.listening.clear();
  }

  /** One that cannot be begun (a disk, a folder) keeps no other from it, and is tried again with the next look. */
  private async beginAt(key: string, site: string, id: string): Promise<void> {
    try {
      const connection = await this.connections.whole(site, id);
      if (connection) this.listening.set(key, await this.begin(connection));
    } catch (error) {
      this.log.error({ err: error, connection: id }, 'a connection could not be begun');
    }
  }

  private async begin(connection: ConnectionInForce): Promise<Listening> {
    const driver = this.drivers[connection.settings.protocol];
    const spool = await this.openSpool(connection.site, connection.id);
    const newest = await this.newestByCode(connection);
    const listening: Listening = { version: connection.version, connection, state: driver ? { state: 'connecting', why: 'just begun' } : noDriver(connection.settings.protocol), stop: () => Promise.resolve() };
    const ended = new AbortController();
    let wake: () => void = () => undefined;
    const sink: SourceSink = {
      take: async (readings) => {
        await spool.put({ received: Date.now() * 1000, readings, gaps: [] });
        for (const { tag, at } of readings) if (at > (newest.get(tag) ?? -Infinity)) newest.set(tag, at);
        wake();
      },
      gap: async (gap) => {
        await spool.put({ received: Date.now() * 1000, readings: [], gaps: [gap] });
        wake();
      },
      state: (state) => {
        listening.state = state;
        if (state.state !== 'connected') delete listening.connectedSince;
        else listening.connectedSince ??= Date.now() * 1000;
      },
      safeUntil: (tag) => newest.get(tag),
    };
    const storing = this.storeOn(connection, spool, () => listening.connectedSince, ended.signal, (resume) => (wake = resume));
    const session = driver?.listen(connection.settings, connection.tags, sink);
    return Object.assign(listening, {
      stop: async () => {
        await session?.close();
        ended.abort();
        wake();
        await storing;
        await spool.close();
      },
    });
  }

  private async newestByCode({ tags }: ConnectionInForce): Promise<Map<string, number>> {
    const newest = await this.samples.newest(tags.map(({ number }) => number));
    return new Map(tags.flatMap(({ code, number }) => (newest.has(number) ? [[code, newest.get(number) as number] as const] : [])));
  }

  /** A sample that could not be looked at stays noted: it is looked at with the next. */
  private async look(connection: ConnectionInForce, connectedSince: number | undefined): Promise<void> {
    try {
      await this.watch?.execute(connection, connectedSince);
    } catch (error) {
      this.log.error({ err: error, connection: connection.id }, 'samples wait to be held against their limits');
    }
  }

  /** Takes what waits, until it is told to end; while the database is away it tries again, and the spool grows. */
  private async storeOn(connection: ConnectionInForce, spool: Spool, connectedSince: () => number | undefined, ended: AbortSignal, onWait: (resume: () => void) => void): Promise<void> {
    while (!ended.aborted) {
      try {
        const { batches } = await this.store.execute(connection, spool);
        await this.look(connection, connectedSince());
        if (batches > 0) continue;
      } catch (error) {
        this.log.error({ err: error, connection: connection.id }, 'readings wait in the spool: they could not be stored');
      }
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, 1000);
        onWait(() => {
          clearTimeout(timer);
          resume();
        });
      });
    }
  }
}

function noDriver(protocol: Protocol): SourceState {
  return { state: 'lost', why: `this plant runs without a driver for ${protocol}; whoever runs it starts the version of process-data that has one` };
}
