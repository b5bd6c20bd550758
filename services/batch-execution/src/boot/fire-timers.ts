import type { Platform } from '@batchwright/host';
import type { FireDueTimers } from '../application/fire-due-timers';

/** How often the service looks for timers that are due. */
const EVERY_MS = 500;

/** Takes due timers again and again; answers how to end it, which waits for those in hand. */
export function fireTimers(timers: FireDueTimers, platform: Platform): () => Promise<void> {
  let ended = false;
  let waiting: NodeJS.Timeout | undefined;
  let inHand: Promise<void> = Promise.resolve();
  const look = (): void => {
    inHand = timers
      .execute()
      .then(() => undefined)
      .catch((error: unknown) => platform.logger.error({ err: error, alarm: 'timers' }, 'timers that are due could not be taken'))
      .finally(() => {
        if (!ended) waiting = setTimeout(look, EVERY_MS);
      });
  };
  waiting = setTimeout(look, EVERY_MS);
  return async () => {
    ended = true;
    clearTimeout(waiting);
    await inHand;
  };
}
