import { setTimeout as pause } from 'node:timers/promises';
import type { PlantClient } from '../client/plant-client';

/** The plant's time, as far as a script may move it. */
export interface ScriptClock {
  /** Plant time now, an ISO instant. */
  now(): Promise<string>;
  /** Moves the plant clock to an instant unless it is there already; answers when due timers were taken. */
  moveTo(instant: string): Promise<void>;
}

/** Where a script is acted out. */
export interface Stage {
  readonly client: PlantClient;
  readonly clock: ScriptClock;
  /** Is told what is being done, one line each. */
  readonly tell: (line: string) => void;
}

/** Some answers come by message from another service: asks again until there is one, for at most ten seconds. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error(`waited half a minute in vain for ${what}`);
}

/** An instant so many minutes later. */
export function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** A date of the site so many days later, as `YYYY-MM-DD`; sites of the demo are close enough to UTC for scripts that run by day. */
export function dateAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);
}
