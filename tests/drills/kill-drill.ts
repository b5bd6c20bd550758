import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { downloadPackage, releaseBatch } from '../../deploy/local/demo/acting/release-batch';
import type { Stage } from '../../deploy/local/demo/acting/stage';
import { PlantClient } from '../../deploy/local/demo/client/plant-client';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { testClock } from '../acceptance/test-clock';
import { verifyBytes } from './verify-package';
import { judge, type RecordedAct } from './judge';
import { PlantUnderFire } from './plant-under-fire';
import { PROBE_TABLE, PROBED_SERVICE } from './probe';
import { recordOf } from './record-of';
import { stubborn, type Ledger } from './stubborn';

/** The checkout; this file runs from dist/tests/drills. */
const ROOT = join(__dirname, '../../..');

/** How a drill ended. */
export interface DrillOutcome {
  readonly id: string;
  /** Kills that hit while the batch was running. */
  readonly injected: number;
  /** What was injected, where it is not kills. */
  readonly injections?: string;
  /** What was measured, in words. */
  readonly seen?: string;
  /** Acknowledged acts that are not in the record, and messages that were not applied. */
  readonly lost: number;
  /** Acts recorded twice, and messages applied twice. */
  readonly doubled: number;
  readonly passed: boolean;
  /** What was found, in words. */
  readonly found: readonly string[];
}

export interface KillDrill {
  readonly id: string;
  readonly script: BatchScript;
  readonly kills: number;
  /** Whether PostgreSQL is killed, too. */
  readonly postgres: 'never' | 'every-second' | 'always';
  readonly withoutInbox?: boolean;
}

/**
 * Kills the plant during a scripted batch, at moments spread over it, each time just after a command went out; starts it again on its data;
 * the people's tablets send again what was cut. Then: every acknowledged act is there once, every message was applied once, and the
 * release package verifies.
 */
export async function killDrill({ id, script, kills, postgres, withoutInbox = false }: KillDrill): Promise<DrillOutcome> {
  const plant = new PlantUnderFire(withoutInbox);
  const ledger: Ledger = { acknowledged: [], resent: 0 };
  try {
    const address = await plant.start();
    const client = new PlantClient(address, stubborn(ledger));
    const clock = testClock(address.url);
    const stage: Stage = { client, clock, tell: () => undefined };
    await prepare(stage, script);
    await bringIntoForce(stage, script);
    const batch = await BatchOnFloor.begin(stage, script);

    const gunner = aim(plant, kills, script.acts.length, postgres);
    ledger.beforeCommand = gunner.shootNow;
    for (const act of script.acts) {
      gunner.next();
      await batch.perform(act);
      await gunner.recovered();
    }
    delete ledger.beforeCommand;

    await releaseBatch(stage, batch.runId);
    const record = await recordOf(client, batch.runId);
    const verdict = judge(ledger.acknowledged.filter(({ path }) => path.includes(batch.runId)), record);
    await clock.settled(); // until then a consumer may be behind
    const messages = await judgeMessages(plant, batch.runId, record);
    const verified = await verifyBytes(ROOT, await downloadPackage(stage, batch.runId));
    const lost = [...verdict.lost, ...messages.lost];
    const doubled = [...verdict.doubled, ...messages.doubled];
    const found = [...lost.map((text) => `lost: ${text}`), ...doubled.map((text) => `doubled: ${text}`), ...(verified.ok ? [] : [`package: ${verified.text}`])];
    return { id, injected: gunner.shots(), lost: lost.length, doubled: doubled.length, passed: found.length === 0 && gunner.shots() === kills && ledger.resent > 0, found };
  } finally {
    await plant.remove();
  }
}

/** Shoots between 0 and 30 ms after a command went out, at acts spread evenly over the batch. */
function aim(plant: PlantUnderFire, kills: number, acts: number, postgres: KillDrill['postgres']): { next(): void; shootNow(): void; recovered(): Promise<void>; shots(): number } {
  let act = 0;
  let fired = 0;
  let loaded = false;
  let recovering: Promise<void> = Promise.resolve();
  const shoot = async (): Promise<void> => {
    await pause((fired * 7) % 30);
    const both = postgres === 'always' || (postgres === 'every-second' && fired % 2 === 1);
    fired += 1;
    await plant.kill(both);
    if (!both) await plant.loseOffsets(PROBED_SERVICE);
    await plant.start();
  };
  return {
    next() {
      act += 1;
      loaded = fired < kills && act >= ((fired + 1) * acts) / (kills + 1);
    },
    shootNow() {
      if (!loaded) return;
      loaded = false;
      recovering = shoot();
    },
    recovered: () => recovering,
    shots: () => fired,
  };
}

const PROBED = ['StepStarted', 'StepCompleted', 'EntryRecorded'];

/** What the probe applied, beside what it should have. */
async function judgeMessages(plant: PlantUnderFire, runId: string, record: readonly RecordedAct[]): Promise<{ lost: string[]; doubled: string[] }> {
  const applied = await plant.query<{ type: string; times: string }>(`SELECT type, sequence, count(*) AS times FROM ${PROBE_TABLE} WHERE run_id = $1 GROUP BY type, sequence`, [runId]);
  const doubled = applied.filter(({ times }) => Number(times) > 1).map(({ type, times }) => `message ${type} applied ${times} times`);
  const missing = record.filter(({ type }) => PROBED.includes(type)).length - applied.length;
  return { lost: missing > 0 ? [`${missing} messages were not applied`] : [], doubled };
}
