import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { ExpireSamples } from '../application/expire-samples';

/** Milliseconds between two looks: what is kept for days may stay some hours longer. */
const EVERY_MS = 6 * 3_600_000;

/** Removes samples whose days are over, beside everything else. Returns how to stop it. */
export function removeOldSamples(expire: ExpireSamples, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    for (;;) {
      await pause(EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted) return;
      await expire.execute().catch((error: unknown) => logger.error({ err: error }, 'samples whose days are over could not be removed'));
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
