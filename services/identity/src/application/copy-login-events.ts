import type { Transactions } from '@batchwright/persistence';
import { ofLoginEvent } from '../domain/security-event';
import type { Directory } from './directory';
import type { People } from './people';
import type { RecordSecurityEvent } from './record-security-event';
import type { SecurityEvents } from './security-events';

/** Events can become visible at the provider a little after later ones: the last seconds are read again. */
const OVERLAP_MS = 5000;

/** Copies what happened at the provider's door into the security stream, before the provider forgets it (I6: a lock-out is told). */
export class CopyLoginEvents {
  private since: number | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly directory: Directory,
    private readonly people: People,
    private readonly events: SecurityEvents,
    private readonly security: RecordSecurityEvent,
  ) {}

  /** Answers how many were copied. */
  async execute(): Promise<number> {
    this.since ??= await this.events.newest('provider');
    const found = await this.directory.loginEvents(Math.max(0, this.since - OVERLAP_MS));
    const entries = (await Promise.all(found.map(async (event) => ofLoginEvent(event, event.userId === undefined ? undefined : await this.people.behind(event.userId))))).filter((entry) => entry !== undefined);
    const copied = await this.transactions.run(async (tx) => {
      const known = await this.events.known(tx, entries.map(({ id }) => id));
      const fresh = entries.filter(({ id }) => !known.has(id));
      for (const entry of fresh) await this.security.execute(tx, entry);
      return fresh.length;
    });
    this.since = Math.max(this.since, ...found.map(({ time }) => time));
    return copied;
  }
}
