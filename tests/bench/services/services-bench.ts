import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaCanBeStarted } from '@batchwright/testing';
import { addressOf } from '../../../deploy/local/commands/ready-file';
import { SILENT_PROGRESS } from '../../../deploy/local/plant/progress';
import { startServices } from '../../../deploy/local/services/start-services';
import { BenchPeople } from '../bench-people';
import type { BenchResult } from '../result';
import type { BenchSize } from '../size';
import { fromCommitToPaint } from './commit-to-paint';
import { eachAlone } from './each-alone';
import { shopFloor } from './shop-floor';
import { signedStepsOfServices } from './signed-steps-of-services';

/** The built screens; this file runs from dist/tests/bench/services. */
const CONSOLE = join(__dirname, '../../../services/web-console/ui');

/** What the services mode costs. Nothing where no brokers can be started. */
export async function servicesBench(size: BenchSize): Promise<BenchResult[]> {
  if (!kafkaCanBeStarted()) {
    process.stdout.write('left out: measures of the services mode, because no brokers can be started here\n');
    return [];
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'bw-bench-services-'));
  const plant = await startServices({ dataDir, port: 0, provider: 'embedded', replicas: { 'batch-execution': 2 }, logLevel: 'fatal', quiet: true, consoleFiles: CONSOLE, progress: SILENT_PROGRESS });
  try {
    const people = await BenchPeople.of(addressOf(plant), dataDir, { signingIssuer: `${plant.settings.signingOrigin}/realms/batchwright`, signingOrigin: plant.settings.signingOrigin });
    const second = plant.of('batch-execution')[1];
    await second?.stop(); // one of each, but for the floor, which loses one
    const results = [...(await fromCommitToPaint(plant, people, size)), ...(await signedStepsOfServices(plant, people, size)), ...(await eachAlone(plant, size))];
    if (second?.running === false) second.start();
    await second?.untilReady();
    return [...results, ...(await shopFloor(plant, people, size))]; // last: a group that lost a member by force reads nothing for half a minute
  } finally {
    await plant.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
