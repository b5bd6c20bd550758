import { setTimeout as pause } from 'node:timers/promises';
import type { DrillOutcome } from '../kill-drill';
import { crew, tasksOf } from './crew';
import type { DrilledServices } from './drilled-services';
import { gaugesOnFloor } from './gauges';
import { judgeRuns } from './judge-messages';
import type { DrillSize } from './main';

/** Gauges that are read between two restarts. */
const STEPS_EACH = 10;
const AHEAD = 4;

/** Settings with which PostgreSQL answers before it has kept what it was told, and keeps it late. */
const ANSWERS_FIRST = { synchronous_commit: 'off', wal_writer_delay: '10s', wal_writer_flush_after: '1GB' } as const;

/**
 * PostgreSQL is restarted in immediate mode while four people work: they see success, or 503 with Retry-After and then success; nothing is lost. `answersFirst`:
 * acts are acknowledged before the database has kept them, which spoils the plant.
 */
export async function postgresDrill(drilled: DrilledServices, { restarts }: Pick<DrillSize, 'restarts'>, { answersFirst = false }: { answersFirst?: boolean } = {}): Promise<DrillOutcome> {
  const { stage, plant, watch, query } = drilled;
  const runId = await gaugesOnFloor(stage, STEPS_EACH * (restarts + 1), 'DRILL-POSTGRES');
  const tasks = tasksOf([runId], STEPS_EACH * (restarts + 1));
  if (answersFirst) {
    for (const [name, value] of Object.entries(ANSWERS_FIRST)) await query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await query('SELECT pg_reload_conf()');
  }
  const refusals: string[] = [];
  watch.statuses.clear();
  let done = 0;
  let restarted = 0;
  const breaker = (async () => {
    for (; restarted < restarts; restarted += 1) {
      while (done < restarted * STEPS_EACH + 2) await pause(5);
      await plant.postgres.restart();
    }
  })();
  await Promise.all([breaker, crew(drilled, tasks, {
    mayGo: async (task) => {
      while (task > (restarted + 1) * STEPS_EACH + AHEAD) await pause(20);
    },
    onDone: (now) => (done = now),
    onRefused: (one) => refusals.push(`a step cannot be done: ${one.message.slice(0, 300)}`),
  })]);
  const found = await judgeRuns(drilled, [runId]);
  const refused = watch.statuses.get(503) ?? 0;
  const wrong = [
    ...found.lost, ...found.doubled, ...found.disordered, ...watch.wrong.splice(0), ...refusals, ...(found.stepsCompleted === tasks.length ? [] : [`${found.stepsCompleted} of ${tasks.length} steps recorded`]),
    ...(refused > 0 ? [] : ['nobody was told to come again: no restart hit a request']),
  ];
  return { id: answersFirst ? 'postgres-restarts/answers-first' : 'postgres-restarts', injected: restarted, injections: 'restarts', lost: found.lost.length, doubled: found.doubled.length, passed: wrong.length === 0, found: wrong, seen: `${found.stepsCompleted} steps, ${refused} times 503 with Retry-After` };
}
