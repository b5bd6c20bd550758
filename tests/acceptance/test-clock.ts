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
  let ahead = -Infinity; // of real time at least: others may have moved it further, and nobody moves it back
  const note = (plantTime: string): string => {
    ahead = Math.max(ahead, Date.parse(plantTime) - Date.now());
    return plantTime;
  };
  return {
    now: async () => note(await steer({ advanceSeconds: 0 })),
    async moveTo(instant) {
      if (Date.parse(instant) > Date.now() + ahead) note(await steer({ notBefore: instant }));
    },
    async settled() {
      await steer({});
    },
  };
}
