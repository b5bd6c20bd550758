import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '@batchwright/host';
import type { LetGo } from '../application/let-go';
import type { Listen } from '../application/listen';

/** Milliseconds between two looks at what is to be listened to; shorter than the lease of a connection. */
const EVERY_MS = 3000;

/** Listens to the connections in force, beside everything else. Returns how to stop it. */
export function followConnections(listen: Listen, letGo: LetGo, { logger }: Platform): () => Promise<void> {
  const stop = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await listen.follow().catch((error: unknown) => logger.error({ err: error }, 'it is not known what is to be listened to'));
      await letGo.execute().catch((error: unknown) => logger.error({ err: error }, 'alarms of what nobody hears any more stay active'));
      await pause(EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return async () => {
    stop.abort();
    await running;
    await listen.stop();
  };
}
