import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaCanBeStarted } from '@batchwright/testing';
import { linesTo } from '../plant/progress';
import { startServices } from '../services/start-services';
import { DEMO_SCALES } from '../simulator/demo-scales';
import { loadDemo } from './load-demo';
import { writeReady } from './ready-file';
import type { StartOptions } from './start-options';
import { askedToStop } from './stopping';
import { welcome } from './welcome';

/** Runs the services mode on this machine, on throw-away data, until somebody ends it. */
export async function runServicesCommand(options: StartOptions): Promise<void> {
  const progress = linesTo((text) => process.stdout.write(text));
  if (!kafkaCanBeStarted()) return progress.say('left out: the services mode, because Java, or both Maven and what it fetched before, is missing on this machine');
  const stopped = askedToStop();
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'bw-services-'));
  const state = options.stateDir ?? join(options.root, '.batchwright', 'services');
  const ready = join(state, 'ready.json');
  mkdirSync(state, { recursive: true, mode: 0o711 });
  rmSync(ready, { force: true });
  const consoleFiles = join(options.root, 'dist/services/web-console/ui');
  const plant = await startServices({ dataDir, port: options.port ?? 0, progress, provider: options.provider ?? 'embedded', simulatedScales: DEMO_SCALES, ...(existsSync(join(consoleFiles, 'index.html')) ? { consoleFiles } : {}) });
  try {
    if (options.demo !== 'none') await loadDemo(plant, progress);
    writeReady(ready, plant);
    progress.say(welcome(plant, { clock: 'plant-clock', demo: options.demo === 'none' ? 'none' : 'loaded' }));
    progress.say(`\nstopping (${await stopped}) …`);
  } finally {
    rmSync(ready, { force: true });
    await plant.stop();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}
