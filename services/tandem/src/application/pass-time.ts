import { DomainError } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { passTime } from '../domain/decide-session';
import { passTimeOfGuests } from '../domain/guest';
import type { Session, SessionEvent } from '../domain/session';
import { before, LOST_MS } from './experts';
import type { Guests } from './guests';
import type { KeepRecording } from './keep-recording';
import { recordSession } from './record-session';
import type { RefusedGuests } from './refused-guests';
import type { Sessions } from './sessions';
import type { SharedFiles } from './shared-files';
import type { Signals } from './signals';
import type { Views } from './views';

/** What time does to sessions. Two replicas may look at once: the loser of the race finds nothing left to say. */
export class PassTime {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly signals: Pick<Signals, 'forget'>,
    private readonly files: Pick<SharedFiles, 'forget'>,
    private readonly views: Pick<Views, 'forget'>,
    private readonly guests: Pick<Guests, 'due' | 'forget'>,
    private readonly refused: Pick<RefusedGuests, 'flush'>,
    private readonly recordings: Pick<KeepRecording, 'passTime'>,
  ) {}

  /** What fails at one session does not keep the others waiting; it is thrown when all were looked at. */
  async execute(): Promise<void> {
    const { plant, real } = await this.transactions.run((tx) => tx.times());
    const failed: unknown[] = [];
    for (const { site, id, lost } of await this.sessions.due(plant, before(real, LOST_MS))) await this.lookAt(site, id, (session, now) => passTime(session, now, lost)).catch((error: unknown) => failed.push(error));
    for (const { site, id, ...guests } of await this.guests.due(real, before(real, LOST_MS))) await this.lookAt(site, id, (session) => passTimeOfGuests(session, guests)).catch((error: unknown) => failed.push(error));
    await this.refused.flush().catch((error: unknown) => failed.push(error));
    await this.recordings.passTime().catch((error: unknown) => failed.push(error));
    await this.transactions.run(async (tx) => {
      await this.signals.forget(tx);
      await this.files.forget(tx);
      await this.views.forget(tx, real);
      await this.guests.forget(tx, real);
    });
    if (failed.length > 0) throw failed.length === 1 ? failed[0] : new AggregateError(failed, `${failed.length} sessions could not be looked at`);
  }

  /** Whoever was faster, another replica or somebody in the session, has said what was to be said; if not, the next look says it. */
  private async lookAt(site: string, id: string, happens: (session: Session, plantNow: string) => SessionEvent[]): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const session = await this.sessions.find(tx, [site], id);
        if (!session) return;
        const times = await tx.times();
        await recordSession(tx, this.sessions, session, happens(session, times.plant), times);
      });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'sequence-conflict')) throw error;
    }
  }
}
