import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import type { Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../deploy/local/demo/client/plant-client';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { testClock } from '../acceptance/test-clock';
import { forceDrill } from './force-drill';
import type { DrillOutcome } from './kill-drill';
import { PlantUnderFire } from './plant-under-fire';

/**
 * A run is put on hold while a step is under way, and the plant is killed with its PostgreSQL: it comes back in HOLDING, goes to HELD
 * when the step is done, and starts nothing until it is restarted (requirement B2).
 * Before that the plant is killed while the recipe comes into force: both drills on one plant.
 */
export async function holdDrill(script: BatchScript): Promise<readonly DrillOutcome[]> {
  const plant = new PlantUnderFire();
  const found: string[] = [];
  try {
    const address = await plant.start();
    const stage: Stage = { client: new PlantClient(address), clock: testClock(address.url), tell: () => undefined };
    await prepare(stage, script);
    const inForce = await forceDrill(plant, stage, { ...script, order: { ...script.order, number: `${script.order.number}-F` } });
    const batch = await BatchOnFloor.begin(stage, script);
    const supervisor = await stage.client.as(script.releasedToFloorBy);
    const path = `/batch-execution/v1/runs/${batch.runId}`;
    const expectState = async (wanted: string, when: string): Promise<void> => {
      const { state } = await supervisor.get<{ state: string }>(path);
      if (state !== wanted) found.push(`${when}: ${state} instead of ${wanted}`);
    };

    const first = script.acts[0]?.step;
    const completed = script.acts.findIndex((act) => act.step === first && act.act === 'complete');
    await batch.play(0, 1);
    await supervisor.post(`${path}/commands`, { command: 'hold', reason: 'fire alarm' });
    await plant.kill(true);
    await plant.start();
    await expectState('holding', 'after the kill');
    await batch.play(1, completed + 1);
    await expectState('held', 'when its step was done');
    await supervisor.post(`${path}/commands`, { command: 'restart' });
    await expectState('running', 'after its restart');
    return [inForce, { id: 'kill-in-holding', injected: 1, lost: found.length, doubled: 0, passed: found.length === 0, found }];
  } finally {
    await plant.remove();
  }
}
