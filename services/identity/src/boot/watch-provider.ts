import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';

/** Work that is done again and again, and how often. */
export interface Watch {
  /** For the log: `people could not be imported`. */
  readonly failure: string;
  readonly everyMs: number;
  work(): Promise<unknown>;
}

/** After a failure it is tried again this soon, in milliseconds: the provider may be back. */
const SOON_MS = 2000;

/**
 * Does all of it once, so that a plant that says it runs knows its people and keys, then each in its own rhythm. A provider that is away is
 * asked again; meanwhile everything known stays. Returns how to stop.
 */
export async function watchProvider(watches: readonly Watch[], { logger }: Platform): Promise<() => Promise<void>> {
  const stop = new AbortController();
  /** Resolves to the time until the next one. */
  const once = ({ work, failure, everyMs }: Watch): Promise<number> =>
    work().then(() => everyMs, (error: unknown) => {
      logger.error({ err: error }, failure);
      return Math.min(everyMs, SOON_MS);
    });
  const first: number[] = [];
  for (const watch of watches) first.push(await once(watch));
  const loops = watches.map(async (watch, at) => {
    for (let next = first[at] ?? watch.everyMs; ; next = await once(watch)) {
      await pause(next, undefined, { signal: stop.signal }).catch(() => undefined);
      if (stop.signal.aborted) return;
    }
  });
  return async () => {
    stop.abort();
    await Promise.all(loops);
  };
}
