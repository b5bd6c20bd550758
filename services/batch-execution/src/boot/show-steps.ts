import { Alarm } from '@batchwright/bus';
import type { Platform } from '@batchwright/host';
import type { ShowSteps } from '../application/show-steps';

/** Milliseconds between two looks: for what another replica, a message or a timer changed. */
const EVERY_MS = 500;

/** Shows steps to whoever stands beside them, when the alarm rings and now and then. Returns how to stop it. */
export function showSteps(steps: ShowSteps, alarm: Alarm, { logger }: Platform): () => Promise<void> {
  let ended = false;
  const loop = async (): Promise<void> => {
    while (!ended) {
      await steps.execute().catch((error: unknown) => logger.error({ err: error }, 'steps could not be shown to those who stand beside them'));
      await alarm.sleep(EVERY_MS);
    }
  };
  const running = loop();
  return async () => {
    ended = true;
    alarm.ring();
    await running;
  };
}
