import { setTimeout as pause } from 'node:timers/promises';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { keepDocuments } from '../../deploy/local/demo/acting/keep-documents';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import type { Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../deploy/local/demo/client/plant-client';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import { testClock } from '../acceptance/test-clock';
import { judge } from './judge';
import type { DrillOutcome } from './kill-drill';
import { PlantUnderFire } from './plant-under-fire';
import { recordOf } from './record-of';
import { stubborn, type Ledger } from './stubborn';

export interface CommentDrill {
  readonly id: string;
  readonly kills: number;
  /** The tablet makes a new key for each try. */
  readonly withoutKey: boolean;
}

/** Comments sent at once, so that a kill finds some recorded and not yet answered. */
const SALVO = 12;

/** Answers of each salvo that are lost: the time between act and answer is too short to be hit by a kill alone. */
const ANSWERS_LOST = 3;

/**
 * Comments are the acts that nothing but the idempotency key protects: no version, no order, the same text is allowed twice. Several
 * people write at once, some answers are lost, the plant is killed in the middle, the tablets send again what they have no answer to.
 */
export async function commentDrill({ id, kills, withoutKey }: CommentDrill): Promise<DrillOutcome> {
  const plant = new PlantUnderFire();
  const ledger: Ledger = { acknowledged: [], resent: 0 };
  try {
    const address = await plant.start();
    const client = new PlantClient(address, stubborn(ledger, withoutKey));
    const script = warfarinBatch();
    const stage: Stage = { client, clock: testClock(address.url), tell: () => undefined };
    await keepDocuments(stage, script);
    await bringIntoForce(stage, script);
    const { runId } = await BatchOnFloor.begin(stage, script);
    const writer = await client.as(script.releasedToFloorBy);

    for (let kill = 1; kill <= kills; kill += 1) {
      ledger.answersToLose = ANSWERS_LOST;
      const before = ledger.acknowledged.length;
      const salvo = Array.from({ length: SALVO }, (_, at) => writer.post(`/batch-execution/v1/runs/${runId}/comments`, { text: `remark ${kill}.${at}` }));
      while (ledger.acknowledged.length === before) await pause(1); // the first is there: others are on their way
      await plant.kill(false);
      await plant.start();
      await Promise.all(salvo);
    }
    const { lost, doubled } = judge(ledger.acknowledged.filter(({ path }) => path.endsWith('/comments')), await recordOf(client, runId));
    const found = [...lost.map((text) => `lost: ${text}`), ...doubled.map((text) => `doubled: ${text}`)];
    return { id, injected: kills, lost: lost.length, doubled: doubled.length, passed: found.length === 0 && ledger.resent > 0, found };
  } finally {
    await plant.remove();
  }
}
