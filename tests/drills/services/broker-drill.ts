import { setTimeout as pause } from 'node:timers/promises';
import type { DrillOutcome } from '../kill-drill';
import { crew, tasksOf } from './crew';
import type { DrilledServices } from './drilled-services';
import { gaugesOnFloor } from './gauges';
import { judgeRuns, waitingMessages } from './judge-messages';
import type { DrillSize } from './main';
import { ScreensWord, wrongInWords } from './screens-word';

/** Gauges that are read in a second of the outage, and before and after it. */
const STEPS_A_SECOND = 2;
const STEPS_BESIDE = 8;
/** How long screens may take to see that all was applied, in milliseconds. */
const WORD_MS = 30_000;

/**
 * The broker is gone for a while under load: every step is recorded, screens say "delayed", messages wait in the outbox, leave afterwards, and are applied in order; then no screen says so any more.
 * A service that is asked to end meanwhile ends well.
 */
export async function brokerDrill(drilled: DrilledServices, { brokerAwaySeconds }: Pick<DrillSize, 'brokerAwaySeconds'>): Promise<DrillOutcome> {
  const { stage, plant, watch } = drilled;
  const gauges = STEPS_BESIDE * 2 + STEPS_A_SECOND * brokerAwaySeconds;
  const runId = await gaugesOnFloor(stage, gauges, 'DRILL-BROKER');
  const tasks = tasksOf([runId], gauges);
  const during = gauges - STEPS_BESIDE;
  const [leaving] = plant.of('recipes');
  let away: 'not yet' | 'away' | 'back' = 'not yet';
  let done = 0;
  let doneWhileAway = 0;
  let waited = 0;
  const killed = { plantTime: '', at: Infinity };
  let backAt = Infinity;
  const reader = await stage.client.as('sup.haas');
  const screens = new ScreensWord(plant.url, reader);
  const breaker = (async () => {
    while (done < STEPS_BESIDE) await pause(5);
    killed.plantTime = (await reader.get<{ plant: string }>('/web-console/v1/time')).plant;
    killed.at = performance.now();
    await plant.kafka.kill();
    away = 'away';
    const before = done;
    await pause(brokerAwaySeconds * 1000);
    await leaving?.stop();
    doneWhileAway = done - before;
    waited = await waitingMessages(drilled);
    backAt = performance.now();
    await plant.kafka.restart();
    leaving?.start();
    await leaving?.untilReady();
    away = 'back';
  })();
  await Promise.all([breaker, crew(drilled, tasks, {
    mayGo: async (task) => {
      while ((task >= STEPS_BESIDE + 4 && away === 'not yet') || (task >= during && away !== 'back')) await pause(20);
    },
    onDone: (now) => (done = now),
  })]);
  const began = performance.now();
  const found = await judgeRuns(drilled, [runId]);
  const left = await waitingMessages(drilled);
  const seconds = (performance.now() - began) / 1000;
  const onTime = await screens.hear('on-time', backAt, WORD_MS);
  const delayed = screens.said.find(({ event }) => event === 'delayed');
  await screens.stop();
  const wrong = [
    ...found.lost, ...found.doubled, ...found.disordered, ...watch.wrong.splice(0), ...(found.stepsCompleted === tasks.length ? [] : [`${found.stepsCompleted} of ${tasks.length} steps recorded`]),
    ...(leaving?.ending === 0 ? [] : [`a service that was asked to end while the broker was away ended with ${leaving?.ending}`]),
    ...wrongInWords(screens.said, killed, backAt),
    ...(waited > 0 && doneWhileAway > 0 ? [] : ['no message waited: the outage did not bite']), ...(left === 0 ? [] : [`${left} messages are still in outboxes`]),
  ];
  return {
    id: 'broker-away', injected: brokerAwaySeconds, injections: 'seconds without a broker', lost: found.lost.length, doubled: found.doubled.length, passed: wrong.length === 0, found: wrong,
    seen: `${doneWhileAway} steps recorded meanwhile, ${waited} messages waited, all applied ${seconds.toFixed(1)} s after the last step; screens said "delayed" ${secondsFrom(killed.at, delayed?.at)} s after the broker was gone, and no more ${secondsFrom(backAt, onTime?.at)} s after it was started again`,
  };
}

function secondsFrom(began: number, at: number | undefined): string {
  return at === undefined ? '?' : ((at - began) / 1000).toFixed(1);
}
