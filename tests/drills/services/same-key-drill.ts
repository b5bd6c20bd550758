import { randomUUID } from 'node:crypto';
import type { DrillOutcome } from '../kill-drill';
import { recordOf } from '../record-of';
import type { DrilledServices } from './drilled-services';
import { gaugesOnFloor } from './gauges';

const AT_ONCE = 100;

/** One comment sent a hundred times at once over all replicas under one key; then with another text; then after each replica was killed. `withoutKey`: each has its own. */
export async function sameKeyDrill(drilled: DrilledServices, { withoutKey }: { withoutKey: boolean }): Promise<DrillOutcome> {
  const { stage, plant, watch, ledger } = drilled;
  watch.wrong.splice(0);
  const runId = await gaugesOnFloor(stage, 2, withoutKey ? 'DRILL-KEYS' : 'DRILL-KEY');
  const writer = await stage.client.as('sup.haas');
  const path = `/batch-execution/v1/runs/${runId}/comments`;
  const key = randomUUID();
  const send = (text: string): Promise<{ status: number; body: unknown }> => writer.ask('POST', path, { text }, withoutKey ? randomUUID() : key);
  const text = 'sent a hundred times';
  const found: string[] = [];

  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(text)));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const different = new Set(answers.map((answer) => JSON.stringify(answer)));
  const [first = ''] = different;
  const taken = answers.filter(({ status }) => status === 201).length;
  for (const answer of answers.filter(({ status }) => status !== 201)) found.push(`answered ${JSON.stringify(answer).slice(0, 300)}`);
  if (different.size !== 1) found.push(`${different.size} different answers, as ${[...different].slice(0, 3).join(' and ').slice(0, 500)}`);
  if (!withoutKey) {
    const other = await send('another text');
    if (other.status !== 422) found.push(`the same key with another body: ${JSON.stringify(other).slice(0, 300)} instead of 422`);
    const replicas = plant.of('batch-execution');
    await Promise.all(replicas.map((one) => one.kill()));
    for (const one of replicas) one.start();
    await Promise.all(replicas.map((one) => one.untilReady()));
    for (let at = 0; at < replicas.length; at += 1) {
      const again = JSON.stringify(await send(text));
      if (again !== first) found.push(`after the restart: ${again.slice(0, 300)} instead of ${first.slice(0, 300)}`);
    }
  }
  const recorded = (await recordOf(stage.client, runId)).filter(({ type, body }) => type === 'CommentAdded' && body.text === text).length;
  if (recorded !== 1) found.push(`${recorded} records of one comment`);
  const lost = Math.max(0, (withoutKey ? taken : Math.min(1, taken)) - recorded);
  found.push(...watch.wrong.splice(0), ...(lost > 0 ? [`${lost} comments were acknowledged and are not in the record`] : []));
  return { id: withoutKey ? 'same-key/without-key' : 'same-key', injected: AT_ONCE, injections: 'repeats', lost, doubled: Math.max(0, recorded - 1), passed: found.length === 0, found, seen: `${taken} of ${AT_ONCE} taken in ${seconds} s, ${recorded} recorded, ${ledger.resent} sent again` };
}
