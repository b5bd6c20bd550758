import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { ExpireSamples } from '../application/expire-samples';

/** Milliseconds between two looks: what is kept for days may stay some hours longer. The first comes soon, for a process that never lives that long. */
const EVERY_MS = 6 * 3_600_000;
const FIRST_MS = 10 * 60_000;

/** Removes samples whose days are over and brings finished days into order, beside everything else. Returns how to stop it. */
export function removeOldSamples(expire: ExpireSamples, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    for (let wait = FIRST_MS; ; wait = EVERY_MS) {
      await pause(wait, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
      if (stop.signal.aborted) return;
      await expire.execute().catch((error: unknown) => logger.error({ err: error }, 'days of samples that are over could not be brought into order'));
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
