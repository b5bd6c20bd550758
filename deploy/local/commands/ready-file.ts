import { renameSync, writeFileSync } from 'node:fs';
import type { PlantAddress } from '../demo/client/plant-client';
import type { PlantAccount } from '../plant/identity';

/** What a plant says about itself, in whichever way it runs. */
export interface RunningPlant {
  readonly url: string;
  readonly settings: { readonly consoleIssuer: string; readonly signingOrigin: string };
  readonly accounts: readonly PlantAccount[];
  readonly handsUrl?: string;
}

/** What a client has to know of a plant. */
export function addressOf({ url, settings, accounts }: RunningPlant): PlantAddress {
  return { url, issuer: settings.consoleIssuer, signingOrigin: settings.signingOrigin, accounts };
}

/** What scripts wait for. It has passwords in it: for the owner's eyes only. */
export function writeReady(file: string, plant: RunningPlant): void {
  const content = { ...addressOf(plant), openapi: `${plant.url}/api/openapi.json`, pid: process.pid, ...(plant.handsUrl === undefined ? {} : { handsUrl: plant.handsUrl }) };
  writeFileSync(`${file}.new`, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file); // who waits for it never reads half of it
}
