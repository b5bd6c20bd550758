import { setTimeout as pause } from 'node:timers/promises';
import { schemaOf, type Envelope } from '@batchwright/contracts';
import type { ServiceProcess } from '../../../deploy/local/services/service-process';
import { noiseOf } from '../../../deploy/local/simulator/machines/noise';
import type { DrillOutcome } from '../kill-drill';
import type { DrilledServices } from './drilled-services';
import type { DrillSize } from './main';
import { REPORT, REPORTED_BY, reportOf } from './reports';
import { putBack } from './send-again';

/** Messages of one key in a row, as an act leaves them. */
const IN_A_ROW = 5;
const KEYS = 40;
/** Messages of one statement, and how many may be on their way at once. */
const PORTION = 500;
const ON_THEIR_WAY = 2000;
/** How long nothing may be applied before the rest is given up: a reader that was killed is missed by its group after half a minute. */
const PATIENCE_MS = 120_000;
const SEED = 20_261_128;

type Victim = 'sender' | 'reader' | 'broker' | 'database';
const VICTIMS: readonly Victim[] = ['sender', 'reader', 'broker', 'database'];

/** Where the reader's probe writes; made by somebody else. */
const APPLIED = `${schemaOf(REPORTED_BY.reader)}.drill_applied`;

/**
 * Thousands of messages from one service to another, while whoever sends, whoever reads, the broker and the database are killed in an order of chance, always with messages on
 * their way; at the end all are delivered once more. Every message is applied once, in the order of its key.
 */
export async function chanceDrill(drilled: DrilledServices, { messages, blows }: Pick<DrillSize, 'messages' | 'blows'>, { id, reader }: { readonly id: string; readonly reader: readonly string[] }): Promise<DrillOutcome> {
  const { plant, query } = drilled;
  await startAgain(plant.of(REPORTED_BY.reader), reader);
  const time = new Date().toISOString();
  const noise = noiseOf(SEED, id);
  const turns = Array.from({ length: messages }, (_, at) => ({ key: `drill-${id}-${Math.floor(at / IN_A_ROW) % KEYS}`, number: at }));
  const order = shuffled(VICTIMS.flatMap((victim) => Array.from({ length: blows }, () => victim)), () => noise.even());
  const fell: Record<Victim, number> = { sender: 0, reader: 0, broker: 0, database: 0 };
  const share = messages / (order.length + 1);
  const began = performance.now();

  let sent = 0;
  let struck = 0;
  const progress = await watchApplied(drilled, id);
  const sender = (async () => {
    while (sent < messages && !progress.stuck()) {
      if (sent - progress.applied() > ON_THEIR_WAY || (struck < order.length && sent >= (struck + 1) * share)) {
        await pause(20);
        continue;
      }
      await leave(drilled, turns.slice(sent, sent + PORTION).flatMap(({ key, number }) => reportOf(key, number, time)));
      sent += PORTION;
    }
  })();
  const gunner = (async () => {
    for (const victim of order) {
      const from = (struck + noise.even() / 2) * share; // the other half is still on its way
      while (progress.applied() < from && !progress.stuck()) await pause(10);
      if (progress.stuck()) return;
      if (progress.applied() < sent) fell[victim] += 1;
      await strike(drilled, victim, noise.even(), reader);
      struck += 1;
    }
  })();
  await Promise.all([sender, gunner]);
  while (progress.applied() < messages && !progress.stuck()) await pause(50);
  progress.end();
  const seconds = (performance.now() - began) / 1000;

  const before = await countApplied(drilled, id);
  if (before >= messages) await deliverAgain(drilled, reader);
  const rows = await query<{ key: string; number: string }>(`SELECT run_id AS key, sequence::text AS number FROM ${APPLIED} WHERE run_id LIKE $1 ORDER BY n`, [`drill-${id}-%`]);
  const found = judge(rows, messages);
  const parked = await query<{ reason: string }>(`SELECT reason FROM ${schemaOf(REPORTED_BY.reader)}.parked WHERE state <> 'replayed' AND key LIKE $1`, [`drill-${id}-%`]);
  const spared = VICTIMS.filter((victim) => blows > 0 && fell[victim] === 0);
  const wrong = [...found.wrong, ...parked.slice(0, 5).map(({ reason }) => `a message is parked: ${reason}`), ...(spared.length === 0 ? [] : [`nothing was on its way when these were to fall: ${spared.join(', ')}`])];
  return {
    id, injected: order.length, lost: found.lost, doubled: found.doubled, passed: wrong.length === 0, found: wrong,
    seen: `${messages} messages in ${seconds.toFixed(0)} s and once more; fell with messages on their way: ${VICTIMS.map((victim) => `${victim} ${fell[victim]} times`).join(', ')}; seed ${SEED}`,
  };
}

/** Makes the table into which the reader's probe writes. */
export async function makeReportsTable({ query }: Pick<DrilledServices, 'query'>): Promise<void> {
  await query(`CREATE TABLE ${APPLIED} (n bigint GENERATED ALWAYS AS IDENTITY, run_id text NOT NULL, sequence bigint NOT NULL, type text NOT NULL)`);
  await query(`GRANT SELECT, INSERT ON ${APPLIED} TO ${schemaOf(REPORTED_BY.reader)}_app`);
}

/** Puts messages into the sender's outbox, as an act does. Whoever is not told whether they are there puts them there again: they are the same messages. */
async function leave({ query }: DrilledServices, envelopes: readonly Envelope[]): Promise<void> {
  const outbox = `${schemaOf(REPORTED_BY.writer)}.outbox`;
  const put = (): Promise<unknown> => query(`INSERT INTO ${outbox} (topic, key, headers, body) SELECT m->>'topic', m->>'key', m->'headers', m->>'body' FROM jsonb_array_elements($1::jsonb) m`, [JSON.stringify(envelopes)]);
  await insisting(put);
}

/** Tries while the database is being restarted. */
async function insisting<T>(work: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

async function strike({ plant }: DrilledServices, victim: Victim, chance: number, reader: readonly string[]): Promise<void> {
  if (victim === 'broker') {
    await plant.kafka.kill();
    await plant.kafka.restart();
  } else if (victim === 'database') await plant.postgres.restart();
  else {
    const replicas = plant.of(victim === 'sender' ? REPORTED_BY.writer : REPORTED_BY.reader);
    const one = replicas[Math.floor(chance * replicas.length)] as ServiceProcess;
    await one.kill();
    one.start({}, victim === 'reader' ? reader : undefined);
    await one.untilReady();
  }
}

interface Applied {
  applied(): number;
  /** Whether nothing was applied for so long that nothing more will be. */
  stuck(): boolean;
  end(): void;
}

/** Looks again and again how many messages were applied. */
async function watchApplied(drilled: DrilledServices, id: string): Promise<Applied> {
  let [count, newest, ended] = [0, performance.now(), false];
  const look = async (): Promise<void> => {
    while (!ended) {
      const now = await countApplied(drilled, id).catch(() => count);
      if (now > count) newest = performance.now();
      count = now;
      await pause(50);
    }
  };
  void look();
  return { applied: () => count, stuck: () => performance.now() - newest > PATIENCE_MS, end: () => (ended = true) };
}

async function countApplied({ query }: DrilledServices, id: string): Promise<number> {
  const [row] = await query<{ count: string }>(`SELECT count(*) FROM ${APPLIED} WHERE run_id LIKE $1`, [`drill-${id}-%`]);
  return Number(row?.count);
}

/** Has everything delivered once more to the reader, and waits until it has looked at it. */
async function deliverAgain(drilled: DrilledServices, reader: readonly string[]): Promise<void> {
  await putBack(drilled, REPORTED_BY.reader, REPORT);
  await startAgain(drilled.plant.of(REPORTED_BY.reader), reader);
  await drilled.clock.settled();
}

/** Ends what runs of them, and starts them all with a program. */
async function startAgain(replicas: readonly ServiceProcess[], program: readonly string[]): Promise<void> {
  await Promise.all(replicas.map((one) => one.stop()));
  for (const one of replicas) one.start({}, program);
  await Promise.all(replicas.map((one) => one.untilReady()));
}

function judge(rows: readonly { readonly key: string; readonly number: string }[], messages: number): { lost: number; doubled: number; wrong: string[] } {
  const seen = new Set<number>();
  const highest = new Map<string, number>();
  const wrong: string[] = [];
  let doubled = 0;
  for (const { key, number: text } of rows) {
    const number = Number(text);
    if (seen.has(number)) {
      doubled += 1;
      wrong.push(`message ${number} of ${key} was applied again`);
    } else if (number < (highest.get(key) ?? -1)) wrong.push(`message ${number} of ${key} was applied after ${highest.get(key)}`);
    seen.add(number);
    highest.set(key, Math.max(number, highest.get(key) ?? -1));
  }
  const lost = messages - seen.size;
  return { lost, doubled, wrong: [...(lost === 0 ? [] : [`${lost} messages were not applied`]), ...wrong] };
}

function shuffled<T>(list: readonly T[], even: () => number): T[] {
  return list.map((one) => ({ one, at: even() })).toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}
