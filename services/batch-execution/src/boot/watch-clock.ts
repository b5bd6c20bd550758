import { hostname } from 'node:os';
import { ClockWatch } from '@batchwright/persistence';
import type { Platform } from '@batchwright/host';
import type { NoteClockJump } from '../application/note-clock-jump';

/** Watches the database's clock for jumps; answers how to end it. */
export function watchClock(note: NoteClockJump, { transactions, logger }: Platform): () => void {
  const failed = (error: unknown): void => logger.error({ err: error, alarm: 'clock' }, 'a jump of the clock could not be noted');
  const watch = new ClockWatch(transactions, {
    replica: `${hostname()} ${process.pid}`,
    onJump: (jumpMs) => {
      logger.warn({ jumpMs, alarm: 'clock' }, 'the clock of the database jumped');
      note.execute(jumpMs).catch(failed);
    },
    onError: (error) => logger.warn({ err: error }, 'the clock of the database could not be read'),
  });
  watch.start();
  return () => watch.stop();
}
