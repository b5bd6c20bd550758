import type { Transactions } from '@batchwright/persistence';
import { instantOfMicroseconds, microsecondsOf } from '../domain/instants';
import type { Alarms } from './alarms';
import { appendToAlarm } from './append-alarm';
import type { NoteGaps } from './note-gaps';
import type { RunsOfAlarm } from './runs-of-alarm';
import type { TagWatches } from './tag-watches';

/** Nobody hears a tag any more, because its connection was retired or a newer version is without it: its alarms and gaps end with that, and not with a value. */
export class LetGo {
  constructor(
    private readonly transactions: Transactions,
    private readonly watches: TagWatches,
    private readonly alarms: Alarms,
    private readonly gaps: Pick<NoteGaps, 'letGo'>,
    private readonly runs: Pick<RunsOfAlarm, 'ended'>,
  ) {}

  /** Answers of how many tags. */
  execute(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const left = await this.watches.left(tx);
      for (const { site, tag, code, watch } of left) {
        const times = await tx.times();
        const until = instantOfMicroseconds(microsecondsOf(times.real));
        for (const [limit, stand] of Object.entries(watch.limits)) {
          const alarm = stand.phase === 'outside' || stand.phase === 'returning' ? await this.alarms.active(tx, site, code, limit) : undefined;
          if (!alarm || stand.phase === 'inside') continue;
          const body = { from: alarm.from, until, peak: String(stand.peak), peakAt: instantOfMicroseconds(stand.peakAt), why: 'not-watched' as const };
          await appendToAlarm(tx, [{ type: 'AlarmCleared', body }], this.alarms, { site, id: alarm.id, sequence: alarm.sequence, name: `${code} ${limit}`, times, messages: this.runs.ended({ ...alarm, ...body }, alarm.runs) });
        }
        await this.gaps.letGo(tx, site, code, until);
        await this.watches.save(tx, site, [{ tag, watch: { at: watch.at, limits: {} }, due: undefined }]);
      }
      return left.length;
    });
  }
}
