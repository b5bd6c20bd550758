import type { Transactions } from '@batchwright/persistence';
import { passTime } from '../domain/decide-session';
import { before, LOST_MS } from './experts';
import { recordSession } from './record-session';
import type { Sessions } from './sessions';
import type { Signals } from './signals';

/** What time does to sessions. Two replicas may look at once: the loser of the race finds nothing left to say. */
export class PassTime {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signals: Signals,
  ) {}

  async execute(): Promise<void> {
    const { plant, real } = await this.transactions.run((tx) => tx.times());
    for (const { site, id, lost } of await this.sessions.due(plant, before(real, LOST_MS))) {
      await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, [site], id);
        if (!session) return;
        const times = await tx.times();
        await recordSession(tx, this.sessions, session, passTime(session, times.plant, lost), times);
      });
    }
    await this.transactions.run((tx) => this.signals.forget(tx));
  }
}
