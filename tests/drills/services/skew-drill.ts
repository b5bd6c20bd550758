import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecipeDocument } from '@batchwright/procedure';
import { minutesAfter } from '../../../deploy/local/demo/acting/stage';
import type { DrillOutcome } from '../kill-drill';
import type { DrilledServices } from './drilled-services';
import { gaugePath, gauges, gaugesOnFloor, readGauge } from './gauges';
import { judgeRuns } from './judge-messages';
import { metricOf } from './metrics-of';

const SERVICE = 'batch-execution';
/** Two hours ahead, then ten minutes back, in seconds. */
const SKEWS = [7200, -600];
/** How far a number may be from what was set, and a time from the database's, in seconds. */
const NEAR = 30;
const PATIENCE_MS = 60_000;
const HOLD_MINUTES = 10;

/** Gauges of which the second has to follow the first in ten minutes: then something is due that the service records by itself. */
function gaugesInTime(): RecipeDocument {
  const document = gauges(2);
  return {
    ...document, header: { ...document.header, code: 'DRILL-GAUGES-IN-TIME' }, procedure: { ...document.procedure, type: 'sequence' } as RecipeDocument['procedure'],
    holdTimes: [{ id: 'soon', title: { en: 'Second gauge soon' }, from: { step: 'gauge-1', event: 'completed' }, to: { step: 'gauge-2', event: 'started' }, max: { value: String(HOLD_MINUTES), unit: 'min' }, severity: 'minor' }],
  };
}

/**
 * The clocks of all replicas of a service go two hours ahead, then ten minutes back. What they record meanwhile has the time of the database; the skew shows in the
 * metrics and in the security stream; nobody's token is taken by such a clock, which is said; afterwards everything goes on. `withoutWatch`: nobody compares the clocks.
 */
export async function skewDrill(drilled: DrilledServices, { withoutWatch }: { withoutWatch: boolean }): Promise<DrillOutcome> {
  const { stage, plant, query, clock, watch } = drilled;
  const folder = mkdtempSync(join(tmpdir(), 'bw-skew-'));
  const file = join(folder, 'offset');
  const set = (seconds: number): void => writeFileSync(file, String(seconds * 1000));
  const replicas = plant.of(SERVICE);
  const startAll = async (program?: readonly string[]): Promise<void> => {
    await Promise.all(replicas.map((one) => one.stop()));
    for (const one of replicas) one.start({}, program);
    await Promise.all(replicas.map((one) => one.untilReady()));
  };
  const now = async (): Promise<number> => Date.parse((await query<{ at: Date }>('SELECT clock_timestamp() AS at'))[0]?.at.toISOString() ?? '');
  const operator = await stage.client.as('op.okafor');
  const supervisor = await stage.client.as('sup.haas');
  const wrong: string[] = [];
  const seen: string[] = [];
  let untold = 0;
  set(0);
  try {
    await startAll([join(__dirname, 'skewed-service.js'), SERVICE, file, ...(withoutWatch ? ['--without-watch'] : [])]);
    const runs: string[] = [];
    for (const seconds of SKEWS) {
      const runId = await gaugesOnFloor(stage, 2, `DRILL-SKEW-${seconds}${withoutWatch ? '-UNWATCHED' : ''}`, gaugesInTime());
      runs.push(runId);
      await readGauge(operator, runId, 1);
      const since = await now();
      set(seconds);
      const near = await soon(async () => (await Promise.all(replicas.map((one) => metricOf(one, 'batchwright_clock_skew_seconds')))).every((value) => value !== undefined && Math.abs(value - seconds) < NEAR), withoutWatch);
      const told = near && (await soon(async () => (await query<{ detail: string }>("SELECT detail FROM identity.security_event WHERE kind = 'clock-skew' AND service = $1 AND at >= $2", [SERVICE, new Date(since).toISOString()])).some(({ detail }) => Math.abs(Number.parseInt(detail, 10) / 1000 - seconds) < NEAR), withoutWatch));
      if (!near) wrong.push(`${seconds} s are not in the metrics`);
      if (!told) wrong.push(`${seconds} s were not told to the security stream`);
      untold += (near ? 0 : 1) + (told ? 0 : 1);
      // a clock that is behind takes a token that was found true before; what is done with it is recorded at the database's time, as is all
      const answer = await supervisor.ask<{ code?: string }>('POST', `/batch-execution/v1/runs/${runId}/comments`, { text: `said at ${seconds} s` });
      if (answer.status !== 401 && (seconds > 0 || answer.status !== 201)) wrong.push(`at ${seconds} s somebody is answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
      await clock.moveTo(minutesAfter(await clock.now(), HOLD_MINUTES + 1)); // now the second gauge is late
      const until = await now();
      const recorded = await query<{ type: string; at: Date }>('SELECT type, recorded_at AS at FROM batch_execution.record WHERE aggregate_id = $1 AND recorded_at >= $2 ORDER BY sequence', [runId, new Date(since).toISOString()]);
      if (!recorded.some(({ type }) => type === 'HoldTimeExceeded')) wrong.push(`at ${seconds} s the late gauge is not recorded`);
      seen.push(`${seconds} s: a person is answered ${answer.body.code ?? answer.status}, ${recorded.length} events recorded meanwhile`);
      const all = await query<{ at: Date }>('SELECT recorded_at AS at FROM batch_execution.record WHERE aggregate_id = $1 ORDER BY sequence', [runId]);
      if (all.some(({ at }, index) => at.getTime() > until || at.getTime() < (all[index - 1]?.at.getTime() ?? 0))) wrong.push(`at ${seconds} s a recorded time is not that of the database`);
      set(0);
      if (!(await soon(async () => (await operator.ask('GET', gaugePath(runId, 2))).status === 200, false))) wrong.push(`after ${seconds} s nobody's token is taken`);
    }
    for (const runId of runs) await supervisor.post(`/batch-execution/v1/runs/${runId}/comments`, { text: `the clock of ${runId} is right again` });
    const { lost, doubled, disordered } = await judgeRuns(drilled, runs);
    wrong.push(...lost, ...doubled, ...disordered, ...watch.wrong.splice(0));
    return { id: withoutWatch ? 'clock-skew/without-watch' : 'clock-skew', injected: SKEWS.length, injections: 'wrong clocks', lost: lost.length + untold, doubled: doubled.length, passed: wrong.length === 0, found: wrong, seen: seen.join('; ') };
  } finally {
    await startAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether something becomes true in a while; where it is not expected, the while is short. */
async function soon(ask: () => Promise<boolean>, unexpected: boolean): Promise<boolean> {
  const patience = unexpected ? PATIENCE_MS / 4 : PATIENCE_MS;
  for (const since = performance.now(); performance.now() - since < patience; await pause(300)) if (await ask()) return true;
  return false;
}
