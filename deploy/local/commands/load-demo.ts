import { connectMachines } from '../demo/acting/connect-machines';
import { plantClockOf, type SteeredPlant } from '../demo/acting/plant-clock-of';
import { PlantClient } from '../demo/client/plant-client';
import { makeDemoPlant, waitOnFloor } from '../demo/demo-plant';
import { dryingBatch } from '../demo/recipes/drying';
import { MOISTURE_SLIP, smallBatch } from '../demo/recipes/small-batch';
import { BOXES, PART_OF_PACKING, smallPacking } from '../demo/recipes/small-packing';
import { warfarinBatch } from '../demo/recipes/warfarin-batch';
import type { LocalPlant } from '../plant/local-plant';
import type { Progress } from '../plant/progress';
import { addressOf, type RunningPlant } from './ready-file';

/** Has the demo's people make the demo plant, and says now and then what they are doing. */
export async function loadDemo(plant: RunningPlant & SteeredPlant & Pick<LocalPlant, 'machines'>, progress: Progress): Promise<void> {
  let newest = '';
  let told = '';
  const timer = setInterval(() => {
    if (newest !== told) progress.say(`    ${newest}`);
    told = newest;
  }, 3000);
  try {
    const stage = { client: new PlantClient(addressOf(plant)), clock: plantClockOf(plant), tell: (line: string) => void (newest = line) };
    await progress.stage('making the demo plant, as its people', async () => {
      if (plant.machines) await connectMachines(stage, plant.machines);
      await makeDemoPlant(stage, { released: warfarinBatch(), partly: { script: smallPacking(), boxes: BOXES, release: PART_OF_PACKING }, short: smallBatch(), slip: MOISTURE_SLIP });
      if (plant.machines) await waitOnFloor(stage, dryingBatch());
    });
  } finally {
    clearInterval(timer);
  }
}
