import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';

/** Milliseconds between two looks. A request for the same item finds a lapsed grant by itself: a second late does no harm. */
const EVERY_MS = 1000;

/** Ends what the time ends, beside everything else: grants that nobody used, and clean holds. Returns how to stop it. */
export function expireUnused(due: readonly { execute(): Promise<void> }[], { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      for (const one of due) await one.execute().catch((error: unknown) => logger.error({ err: error }, 'unused grants or clean holds could not be ended'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
