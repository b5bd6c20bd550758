import { setTimeout as pause } from 'node:timers/promises';
import { siteDateOf } from '@batchwright/kernel';
import { ADMINISTRATOR, type PlantClient } from '../client/plant-client';

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

/** The date at a site now, as `YYYY-MM-DD`: late in the evening it has begun another day than UTC. */
export async function todayAt({ client, clock }: Pick<Stage, 'client' | 'clock'>, site: string): Promise<string> {
  const { sites } = await (await client.as(ADMINISTRATOR)).get<{ sites: { code: string; timeZone: string }[] }>('/identity/v1/configuration');
  const zone = sites.find(({ code }) => code === site)?.timeZone;
  if (zone === undefined) throw new Error(`the plant has no site ${site}`);
  return siteDateOf(await clock.now(), zone);
}
