import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { ExpireQualifications } from '../application/expire-qualifications';

/** Milliseconds between two looks. Steps ask the end itself, not this announcement: a second late does no harm. */
const EVERY_MS = 1000;

/** Announces qualifications that ran out, beside everything else. Returns how to stop it. */
export function announceExpiry(expire: ExpireQualifications, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await expire.execute().catch((error: unknown) => logger.error({ err: error }, 'the end of qualifications could not be announced'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
