import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { TakeScheduledEffect } from '../application/take-scheduled-effect';

/** Milliseconds between two looks. Starts of batches ask the moment itself: a second late does no harm. */
const EVERY_MS = 1000;

/** Brings scheduled versions into force when their date begins, beside everything else. Returns how to stop it. */
export function watchSchedule(take: TakeScheduledEffect, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await take.execute().catch((error: unknown) => logger.error({ err: error, alarm: 'timers' }, 'recipe versions that are due could not be brought into force'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
