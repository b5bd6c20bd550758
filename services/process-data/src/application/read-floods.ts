import { floodsOf, type Flood } from '../domain/alarm';
import type { Alarms } from './alarms';

/** Alarms that are looked at for floods at most. */
const MOST = 20_000;
const DAY_MS = 86_400_000;

/** Floods of the last day: where one cause made more alarms than a person can look at. */
export class ReadFloods {
  constructor(private readonly alarms: Alarms) {}

  async execute(sites: readonly string[], now: Date): Promise<Flood[]> {
    return floodsOf(await this.alarms.times(sites, new Date(now.getTime() - DAY_MS).toISOString(), new Date(now.getTime() + 1).toISOString(), MOST));
  }
}
