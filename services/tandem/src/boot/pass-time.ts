import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { PassTime } from '../application/pass-time';

/** Milliseconds between two looks. Whether a call still rings, its answer asks itself. */
const EVERY_MS = 1000;

/** Tells of calls that nobody answered and of lines that are lost, beside everything else. Returns how to stop it. */
export function lookAtSessions(passTime: PassTime, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await passTime.execute().catch((error: unknown) => logger.error({ err: error }, 'it could not be looked whether calls or lines are over'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
  };
}
