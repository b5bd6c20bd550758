import type { SourceCredentials } from '../../application/source-driver';
import type { OpcUaSettings } from '../../domain/connection';
import { openSession, type OpenSession } from './open-session';

interface Pooled {
  readonly opening: Promise<OpenSession>;
  users: number;
  idle?: NodeJS.Timeout;
}

/** So long a session is kept for the next page or the next look. */
const IDLE_MS = 30_000;

/** Sessions for single questions: one a connection, kept for some seconds, because making one costs a server more than the question does. */
export class SessionPool {
  private readonly pooled = new Map<string, Pooled>();

  constructor(private readonly credentials: SourceCredentials) {}

  async use<T>(settings: OpcUaSettings, work: (open: OpenSession) => Promise<T>): Promise<T> {
    const key = JSON.stringify(settings);
    const pooled = this.pooled.get(key) ?? this.begin(key, settings);
    clearTimeout(pooled.idle);
    pooled.users += 1;
    try {
      const open = await pooled.opening;
      return await Promise.race([work(open), open.lost]);
    } finally {
      pooled.users -= 1;
      if (pooled.users === 0) pooled.idle = setTimeout(() => void this.end(key, pooled), IDLE_MS).unref();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pooled].map(([key, pooled]) => this.end(key, pooled)));
  }

  private begin(key: string, settings: OpcUaSettings): Pooled {
    const pooled: Pooled = { opening: openSession(settings, this.credentials), users: 0 };
    this.pooled.set(key, pooled);
    const forget = (): void => {
      if (this.pooled.get(key) === pooled) this.pooled.delete(key);
    };
    pooled.opening.then(({ lost }) => lost.catch(forget), forget);
    return pooled;
  }

  private async end(key: string, pooled: Pooled): Promise<void> {
    clearTimeout(pooled.idle);
    if (this.pooled.get(key) === pooled) this.pooled.delete(key);
    await pooled.opening.then((open) => open.close(), () => undefined);
  }
}
