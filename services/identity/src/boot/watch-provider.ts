import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';

/** Work that is done again and again, and how often. */
export interface Watch {
  /** For the log: `people could not be imported`. */
  readonly failure: string;
  readonly everyMs: number;
  work(): Promise<unknown>;
}

/**
 * Does all of it once, so that a plant that says it runs knows its people and keys, then each in its own rhythm. A provider that is away is
 * asked again; meanwhile everything known stays. Returns how to stop.
 */
export async function watchProvider(watches: readonly Watch[], { logger }: Platform): Promise<() => Promise<void>> {
  const stop = new AbortController();
  const once = ({ work, failure }: Watch): Promise<unknown> => work().catch((error: unknown) => logger.error({ err: error }, failure));
  for (const watch of watches) await once(watch);
  const loops = watches.map(async (watch) => {
    for (;;) {
      await pause(watch.everyMs, undefined, { signal: stop.signal }).catch(() => undefined);
      if (stop.signal.aborted) return;
      await once(watch);
    }
  });
  return async () => {
    stop.abort();
    await Promise.all(loops);
  };
}
