import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { ExpireGrants } from '../application/expire-grants';

/** Milliseconds between two looks. A request for the same item finds a lapsed grant by itself: a second late does no harm. */
const EVERY_MS = 1000;

/** Ends grants that nobody used in their time, beside everything else. Returns how to stop it. */
export function expireUnused(expire: ExpireGrants, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await expire.execute().catch((error: unknown) => logger.error({ err: error }, 'unused grants could not be ended'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
