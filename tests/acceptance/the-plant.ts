import { readFileSync } from 'node:fs';
import type { ScriptClock, Stage } from '../../deploy/local/demo/acting/stage';
import { rememberCodesIn } from '../../deploy/local/demo/client/one-time-codes';
import { PlantClient, type PlantAddress } from '../../deploy/local/demo/client/plant-client';
import { testClock } from './test-clock';

// A whole batch takes longer than a unit test.
jest.setTimeout(300_000);

/** The plant of this run of tests, as `libs/testing/src/jest/start-plant.cjs` started it, or as the environment names it. */
export interface ThePlant extends Stage {
  readonly address: PlantAddress & { readonly openapi: string; readonly handsUrl: string };
  readonly clock: ScriptClock & { settled(): Promise<void> };
  /** Lines that were told, for the message of a failed test. */
  readonly told: readonly string[];
}

/** Everything is done over HTTP: whoever knows the url can run these tests against any plant of the profile `test`. */
export function thePlant(): ThePlant {
  const file = process.env.BATCHWRIGHT_TEST_PLANT;
  if (file === undefined) throw new Error('no plant: is this file called *.accept.spec.ts, and run by the project "accept"?');
  const address = JSON.parse(readFileSync(file, 'utf8')) as ThePlant['address'];
  rememberCodesIn(`${file}.codes`); // each file of tests has modules of its own
  const told: string[] = [];
  return { address, client: new PlantClient(address), clock: testClock(address.url), told, tell: (line) => told.push(line) };
}
