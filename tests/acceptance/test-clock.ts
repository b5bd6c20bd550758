import { setTimeout as pause } from 'node:timers/promises';
import type { ScriptClock } from '../../deploy/local/demo/acting/stage';

/** Time between two tries while the plant is down, and how often. */
const PAUSE_MS = 100;
const TRIES = 1200;

/** The clock of a plant of the profile `test`, through its door. Asks again while the plant is down. */
export function testClock(url: string): ScriptClock & { settled(): Promise<void> } {
  const steer = async (target: Record<string, unknown>): Promise<string> => {
    for (let tries = 0; ; tries += 1) {
      const response = await fetch(`${url}/test/clock`, { method: 'POST', body: JSON.stringify(target) }).catch((error: unknown) => {
        if (tries > TRIES) throw error;
        return undefined;
      });
      if (response?.ok) return ((await response.json()) as { now?: string }).now ?? '';
      if (response && response.status !== 503) throw new Error(await response.text());
      await pause(PAUSE_MS);
    }
  };
  return {
    now: () => steer({ advanceSeconds: 0 }),
    async moveTo(instant) {
      const now = await steer({ advanceSeconds: 0 });
      if (Date.parse(instant) > Date.parse(now)) await steer({ to: instant });
    },
    async settled() {
      await steer({});
    },
  };
}
