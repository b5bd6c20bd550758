import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringIntoForce } from '../demo/acting/bring-into-force';
import { BatchOnFloor } from '../demo/acting/perform-batch';
import { plantClockOf } from '../demo/acting/plant-clock-of';
import { prepare } from '../demo/acting/prepare';
import { certifyBatch, downloadPackage, releaseBatch } from '../demo/acting/release-batch';
import type { Stage } from '../demo/acting/stage';
import { verifyPackage } from '../demo/acting/verify-package';
import { PlantClient } from '../demo/client/plant-client';
import { warfarinBatch } from '../demo/recipes/warfarin-batch';
import { startLocalPlant } from '../plant/local-plant';
import { linesTo } from '../plant/progress';
import { addressOf } from './ready-file';
import type { StartOptions } from './start-options';
import { askedToStop } from './stopping';

/** What scripts read from `--json`. */
interface DemoResult {
  readonly package: string;
  readonly verified: boolean;
  readonly batch: string;
  readonly steps: number;
  readonly signatures: number;
  readonly seconds: number;
}

/** Tells one batch in the terminal: from a recipe to a verified release package, as the demo's people, on a plant of its own. */
export async function runDemo(options: StartOptions): Promise<void> {
  const progress = linesTo((text) => process.stdout.write(text));
  const began = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'bw-demo-'));
  const plant = await startLocalPlant({ dataDir, port: 0, postgres: 'plant', clock: 'plant-clock', profile: 'plant', progress });
  void askedToStop().then(() => process.exit(130));
  try {
    progress.say(`A plant of its own runs at ${plant.url}. Everything below goes through its public API and its sign-in pages.`);
    const client = new PlantClient(addressOf(plant));
    const stage: Stage = { client, clock: plantClockOf(plant), tell: (line) => progress.say(`   ${line}`) };
    const script = warfarinBatch();
    const act = (number: number, title: string): void => progress.say(`\nAct ${number}. ${title}`);

    act(1, 'What must be there before');
    await prepare(stage, script);
    act(2, 'A recipe: written, read by two others, brought into force');
    await bringIntoForce(stage, script);
    act(3, 'An order becomes a batch');
    const batch = await BatchOnFloor.begin(stage, script);
    act(4, 'The floor');
    await batch.play();
    act(5, 'Reviews and disposition');
    await releaseBatch(stage, batch.runId);
    await certifyBatch(stage, batch.runId);
    act(6, 'The record leaves');
    const folder = join(options.stateDir ?? join(options.root, '.batchwright'), 'demo');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${batch.number}.zip`);
    writeFileSync(file, await downloadPackage(stage, batch.runId));
    const { ok, text } = await verifyPackage(options.root, file);
    const steps = new Set(script.acts.map(({ step }) => step)).size;
    const result: DemoResult = { package: file, verified: ok, batch: batch.number, steps, signatures: client.signatures, seconds: Math.round((performance.now() - began) / 100) / 10 };
    progress.say(`   ${file}\n\n${text}\n\n${result.steps} steps and ${result.signatures} signatures in ${result.seconds} s.`);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
    if (!ok) process.exitCode = 1;
  } finally {
    await plant.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
