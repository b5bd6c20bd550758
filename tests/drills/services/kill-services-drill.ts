import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { downloadPackage, releaseBatch } from '../../../deploy/local/demo/acting/release-batch';
import type { ServiceProcess } from '../../../deploy/local/services/service-process';
import type { DrillOutcome } from '../kill-drill';
import { PROBED_SERVICE } from '../probe';
import { verifyBytes } from '../verify-package';
import { crew, tasksOf } from './crew';
import type { DrilledServices } from './drilled-services';
import { gaugesOnFloor } from './gauges';
import { judgeRuns } from './judge-messages';
import type { DrillSize } from './main';
import { putBack } from './send-again';

/** The checkout; this file runs from dist/tests/drills/services. */
const ROOT = join(__dirname, '../../../..');
const RUNS = 4;
/** Steps that may be begun before the next kill is over. */
const AHEAD = 8;
/** Within this a service that was killed should be ready again. */
const READY_AIM_S = 5;

/**
 * Kills all services in turn, each just after a command went out and again and again while four people read gauges; afterwards all messages are sent once
 * more to the service with the probe.
 */
export async function killServicesDrill(drilled: DrilledServices, { kills, steps }: Pick<DrillSize, 'kills' | 'steps'>): Promise<DrillOutcome> {
  const { stage, plant, ledger, watch } = drilled;
  const gauges = Math.ceil(steps / RUNS);
  const runs: string[] = [];
  for (let at = 1; at <= RUNS; at += 1) runs.push(await gaugesOnFloor(stage, gauges, `DRILL-KILL-${at}`));
  const starts: { readonly service: string; readonly seconds: number }[] = [];
  const tasks = tasksOf(runs, gauges);
  let done = 0;
  const share = tasks.length / (kills + 1);
  const gunner = (async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      while (done < kill * share) await pause(5);
      await untilCommand(drilled);
      await pause((kill * 7) % 30);
      const target = plant.processes[kill % plant.processes.length] as ServiceProcess;
      await target.kill();
      starts.push({ service: target.service, seconds: await startAgain(target) });
    }
  })();
  await Promise.all([gunner, crew(drilled, tasks, {
    mayGo: async (task) => {
      while (task > (starts.length + 1) * share + AHEAD) await pause(20);
    },
    onDone: (now) => (done = now),
  })]);

  const applied = await sendAgain(drilled);
  const found = await judgeRuns(drilled, runs);
  const verified = await released(drilled, runs[0] ?? '');
  starts.sort((a, b) => a.seconds - b.seconds);
  const [middle, longest] = [starts[Math.floor(starts.length / 2)], starts.at(-1)];
  const wrong = [
    ...found.lost, ...found.doubled, ...found.disordered, ...watch.wrong.splice(0), ...(verified.ok ? [] : [`package: ${verified.text}`]),
    ...(found.stepsCompleted === tasks.length ? [] : [`${found.stepsCompleted} of ${tasks.length} steps recorded`]), ...(ledger.resent > 0 ? [] : ['no kill hit a request']),
  ];
  return {
    id: 'kill-services', injected: starts.length, lost: found.lost.length, doubled: found.doubled.length, passed: wrong.length === 0 && starts.length === kills, found: wrong,
    seen: `${found.stepsCompleted} steps, ${ledger.resent} requests sent again, ${applied} messages sent once more; ready again after ${middle?.seconds.toFixed(1)} s (median), ${longest?.seconds.toFixed(1)} s (longest, ${longest?.service}), ${starts.filter(({ seconds }) => seconds > READY_AIM_S).length} of them after more than ${READY_AIM_S} s`,
  };
}

/** What the verifier says about the package of a run, released as it is; or what the release waits for. */
async function released({ stage }: DrilledServices, runId: string): Promise<{ ok: boolean; text: string }> {
  try {
    await releaseBatch(stage, runId);
    return await verifyBytes(ROOT, await downloadPackage(stage, runId));
  } catch (error) {
    const { openPoints } = await (await stage.client.as('qa.adeyemi')).get<{ openPoints?: { code: string; holds: boolean }[] }>(`/review/v1/batches/${runId}`);
    return { ok: false, text: `${String(error)}; review waits for ${JSON.stringify(openPoints?.filter(({ holds }) => !holds))}` };
  }
}

/** Resolves when somebody sends the next command, or soon when nobody does. */
async function untilCommand({ ledger }: DrilledServices): Promise<void> {
  const sent = new Promise<void>((seen) => (ledger.beforeCommand = seen));
  await Promise.race([sent, pause(2000, undefined, { ref: false })]);
  delete ledger.beforeCommand;
}

async function startAgain(target: ServiceProcess): Promise<number> {
  const began = performance.now();
  target.start();
  await target.untilReady();
  return (performance.now() - began) / 1000;
}

/** Has the events of runs delivered once more to the probed service; answers how many messages it had applied. */
async function sendAgain(drilled: DrilledServices): Promise<number> {
  const { plant, clock, query } = drilled;
  await clock.settled();
  await putBack(drilled, PROBED_SERVICE, 'batchwright.batch-execution.v1.StepStarted');
  await Promise.all(plant.of(PROBED_SERVICE).map(startAgain));
  const [row] = await query<{ count: string }>('SELECT count(*) FROM training.drill_applied');
  return Number(row?.count);
}
