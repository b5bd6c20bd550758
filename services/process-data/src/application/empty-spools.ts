import type { Connections } from './connections';
import type { Log } from './listen';
import type { OpenSpool } from './spool';
import type { StoreReadings } from './store-readings';
import type { WatchTags } from './watch-tags';

/** A connection, by what names it. */
export interface NamedConnection {
  readonly site: string;
  readonly id: string;
  /** Nobody listens to it any more, and so nobody looks at what is stored. */
  readonly retired?: true;
}

/**
 * Stores what a former process of this replica left in spools of connections that another replica listens to by now, or that were retired meanwhile: readings that wait here are known nowhere else, and this replica may never
 * hold their connection again. What belongs to a tag that the last version in force has no more is kept aside like any such reading. Goes on beside the listening, one spool after the other; a spool is open once in a process.
 */
export class EmptySpools {
  private readonly empty = new Set<string>();
  private busy: string | undefined;
  private running: Promise<void> | undefined;
  private ended = false;

  constructor(
    private readonly connections: Pick<Connections, 'lastInForce'>,
    private readonly store: Pick<StoreReadings, 'execute'>,
    private readonly openSpool: OpenSpool,
    private readonly log: Log,
    /** Looks at what was stored of retired connections, which nobody else does; left out where nobody asks. */
    private readonly watch?: Pick<WatchTags, 'execute'>,
  ) {}

  /** Whether this one is being emptied just now. */
  has(key: string): boolean {
    return this.busy === key;
  }

  /** This replica listened to it: something may be left again. */
  used(key: string): void {
    this.empty.delete(key);
  }

  /** Begins to empty the spools of these connections, unless it is at it. `held`: this replica listens to it, or begins to. */
  begin(others: readonly NamedConnection[], held: (key: string) => boolean): void {
    this.running ??= this.all(others, held).finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.running;
  }

  private async all(others: readonly NamedConnection[], held: (key: string) => boolean): Promise<void> {
    for (const other of others) {
      const { site, id } = other;
      const key = `${site}/${id}`;
      if (this.ended || this.empty.has(key) || held(key)) continue;
      this.busy = key;
      try {
        if (await this.one(other)) this.empty.add(key);
      } catch (error) {
        this.log.error({ err: error, connection: id }, 'what a former process left in a spool waits: it could not be stored');
      } finally {
        this.busy = undefined;
      }
    }
  }

  private async one({ site, id, retired }: NamedConnection): Promise<boolean> {
    const connection = await this.connections.lastInForce(site, id);
    if (!connection) return false;
    const spool = await this.openSpool(site, id);
    try {
      while (!this.ended) {
        if ((await this.store.execute(connection, spool)).batches > 0) continue;
        if (retired) await this.watch?.execute(connection, undefined);
        return true;
      }
      return false;
    } finally {
      await spool.close();
    }
  }
}
