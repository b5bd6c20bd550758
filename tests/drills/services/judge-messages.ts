import { schemaOf, SERVICE_NAMES } from '@batchwright/contracts';
import { judge } from '../judge';
import { PROBE_TABLE } from '../probe';
import { recordOf } from '../record-of';
import type { DrilledServices } from './drilled-services';

const PROBED = ['StepStarted', 'StepCompleted', 'EntryRecorded'];

/** What a drill found of runs. */
export interface Findings {
  readonly lost: string[];
  readonly doubled: string[];
  /** Applied, but not in the order of their key. */
  readonly disordered: string[];
  readonly stepsCompleted: number;
}

/** Holds what was acknowledged against the records of runs, and these against what the probe applied. Waits until no message is on its way. */
export async function judgeRuns(drilled: DrilledServices, runs: readonly string[]): Promise<Findings> {
  const { ledger, stage, clock, query } = drilled;
  await clock.settled();
  const found: Findings = { lost: [], doubled: [], disordered: [], stepsCompleted: 0 };
  let completed = 0;
  for (const runId of runs) {
    const record = await recordOf(stage.client, runId);
    const { lost, doubled } = judge(ledger.acknowledged.filter(({ path }) => path.includes(runId)), record);
    const applied = await query<{ sequence: string; type: string }>(`SELECT sequence, type FROM ${PROBE_TABLE} WHERE run_id = $1 ORDER BY n`, [runId]);
    const seen = new Set<number>();
    let highest = 0;
    for (const { sequence: text, type } of applied) {
      const sequence = Number(text);
      if (seen.has(sequence)) found.doubled.push(`message ${type} ${sequence} of ${runId} applied again`);
      else if (sequence < highest) found.disordered.push(`message ${type} ${sequence} of ${runId} applied after ${highest}`);
      seen.add(sequence);
      highest = Math.max(highest, sequence);
    }
    const missing = record.filter(({ type }) => PROBED.includes(type)).length - seen.size;
    if (missing > 0) found.lost.push(`${missing} messages of ${runId} were not applied`);
    found.lost.push(...lost);
    found.doubled.push(...doubled);
    completed += record.filter(({ type }) => type === 'StepCompleted').length;
  }
  found.lost.push(...(await parkedOf(drilled, runs)));
  return { ...found, stepsCompleted: completed };
}

/** Messages of these runs that some service put aside: nothing here is poison, so that each is a message that was not applied. */
async function parkedOf({ query }: DrilledServices, runs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of SERVICE_NAMES.filter((one) => one !== 'web-console')) {
    const parked = await query<{ topic: string; key: string; reason: string; state: string }>(`SELECT topic, key, reason, state FROM ${schemaOf(name)}.parked WHERE state <> 'replayed' AND key = ANY ($1) ORDER BY id LIMIT 5`, [runs]);
    found.push(...parked.map(({ topic, key, reason, state }) => `${name}: a message of ${key} on ${topic} is ${state}: ${reason}`));
  }
  return found;
}

/** Messages that wait in all outboxes. */
export async function waitingMessages({ query }: DrilledServices): Promise<number> {
  const counts = await Promise.all(SERVICE_NAMES.filter((name) => name !== 'web-console').map(async (name) => Number((await query<{ count: string }>(`SELECT count(*) FROM ${schemaOf(name)}.outbox`))[0]?.count)));
  return counts.reduce((sum, count) => sum + count, 0);
}
