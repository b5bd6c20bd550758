import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outgoing, toEnvelopes, type Envelope } from '@batchwright/contracts';
import type { ServiceProcess } from '../../../deploy/local/services/service-process';
import type { DrillOutcome } from '../kill-drill';
import type { DrilledServices } from './drilled-services';
import type { DrillSize } from './main';
import { metricOf } from './metrics-of';

/** Reports of one service to another: nobody else reads them, and each is a record of its reader. */
const REPORT = 'batchwright.identity.v1.RecordSecurityEvent';
const KIND = 'drill-poison';
/** Messages of one statement. */
const PORTION = 500;

/** Ways to be poison, and what the reason of the parked message has to say of it. */
const POISON: readonly { readonly spoil: (envelope: Envelope) => Envelope; readonly reason: RegExp }[] = [
  { spoil: (whole) => ({ ...whole, body: whole.body.slice(0, whole.body.length / 2) }), reason: /JSON/ },
  { spoil: (whole) => ({ ...whole, headers: {} }), reason: /without header/ },
  { spoil: (whole) => ({ ...whole, body: whole.body.replace('"count":1', '"count":"many"') }), reason: /RecordSecurityEvent.*count/s },
  { spoil: (whole) => ({ ...whole, body: 'null' }), reason: /RecordSecurityEvent/ },
  { spoil: (whole) => ({ ...whole, body: whole.body.replace(/"at":"[^"]*"/, '"at":"the day before yesterday"') }), reason: /database-refused/ },
];

/** One more that is good, and that the database of the reader refuses until somebody mends it. */
const HELD_UP = 'held up by a constraint';

/**
 * Thousands of messages, five of which cannot be applied, each for another reason, and one that cannot be applied yet: these are parked with their reason and show in the metrics, all others are
 * applied once, and nothing waits. When the database is mended the one is replayed and a poisonous one discarded by the image's own commands, which leave their records; then all good ones are there once, as if nothing had been.
 */
export async function poisonDrill(drilled: DrilledServices, { messages }: Pick<DrillSize, 'messages'>, patience = 60_000 + messages * 60): Promise<DrillOutcome> {
  const { plant, query } = drilled;
  const time = new Date().toISOString();
  const ids = Array.from({ length: messages }, () => randomUUID());
  const poisonous = new Set(POISON.map((_, at) => Math.floor(((at + 0.5) * messages) / POISON.length)));
  const whole = ids.flatMap((id) => toEnvelopes([outgoing(REPORT, { subject: id, site: 'HAM', sequence: 0, id }, { id, site: 'HAM', service: 'batch-execution', kind: KIND, person: '', account: '', terminal: '', object: id === ids[0] ? HELD_UP : 'a drill', detail: '', at: time, count: 1 })], { service: 'batch-execution', time, newId: randomUUID }));
  const [mendable = ''] = ids;
  await query(`ALTER TABLE identity.security_event ADD CONSTRAINT drill_poison CHECK (object <> '${HELD_UP}') NOT VALID`);
  let spoilt = 0;
  const sent = whole.map((envelope, at) => (poisonous.has(at) ? (POISON[spoilt++]?.spoil(envelope) ?? envelope) : envelope));
  const began = performance.now();
  for (let at = 0; at < sent.length; at += PORTION) {
    await query("INSERT INTO batch_execution.outbox (topic, key, headers, body) SELECT m->>'topic', m->>'key', m->'headers', m->>'body' FROM jsonb_array_elements($1::jsonb) m", [JSON.stringify(sent.slice(at, at + PORTION))]);
  }
  const recorded = async (): Promise<number> => Number((await query<{ count: string }>("SELECT count(*) FROM identity.security_event WHERE kind = $1 AND at = $2", [KIND, time]))[0]?.count);
  const good = messages - POISON.length;
  while ((await recorded()) < good - 1 && performance.now() - began < patience) await pause(200);
  const seconds = (performance.now() - began) / 1000;
  const parked = await query<Parked>("SELECT id::text AS id, key, reason, tries FROM identity.parked WHERE state <> 'replayed' AND key = ANY ($1)", [ids]);
  const inMetrics = await shownInMetrics(plant.of('identity')[0], parked.length);
  await query('ALTER TABLE identity.security_event DROP CONSTRAINT drill_poison');
  const replayed = await replayedWhenMended(drilled, parked, mendable);
  const applied = await recorded();
  const twice = await query<{ id: string }>('SELECT id FROM identity.security_event WHERE kind = $1 AND at = $2 GROUP BY id HAVING count(*) > 1', [KIND, time]);
  const keys = [...poisonous].sort((a, b) => a - b).map((at) => ids[at]);
  const wrong = [
    ...(applied === good ? [] : [`${applied} of ${good} good messages were applied`]),
    ...twice.map(({ id }) => `message ${id} was applied more than once`),
    ...POISON.flatMap(({ reason }, at) => {
      const found = parked.find(({ key }) => key === keys[at]);
      return found && reason.test(found.reason) ? [] : [`poison ${at + 1} is ${found ? `parked for another reason: ${found.reason}` : 'not parked'}`];
    }),
    ...replayed,
    ...(parked.length === POISON.length + 1 ? [] : [`${parked.length} messages are parked`]),
    ...(inMetrics > POISON.length ? [] : [`the metrics show ${inMetrics} parked messages`]),
  ];
  return {
    id: 'poison', injected: POISON.length, injections: `poisonous of ${messages} messages`, lost: Math.max(0, good - applied), doubled: twice.length, passed: wrong.length === 0, found: wrong,
    seen: `${applied} applied in ${seconds.toFixed(1)} s, ${parked.length} parked, each with its reason; the metrics say ${inMetrics}; ${replayed.length === 0 ? 'one' : 'none'} replayed when it was mended`,
  };
}

interface Parked {
  readonly id: string;
  readonly key: string;
  readonly reason: string;
  readonly tries: number;
}

/** Replays the one that can be applied now, tries it with one that never can, and discards that one, with its record; what was wrong. */
async function replayedWhenMended({ plant, query }: DrilledServices, parked: readonly Parked[], mendable: string): Promise<string[]> {
  const [identity] = plant.of('identity');
  const [anybody] = await query<{ person: string }>('SELECT person FROM identity.person WHERE NOT locked ORDER BY person LIMIT 1');
  const one = parked.find(({ key }) => key === mendable);
  const other = parked.find(({ key }) => key !== mendable);
  if (!identity || !anybody || !one || !other) return ['there is nothing to replay, or nobody who might'];
  const settle = (command: 'replay' | 'discard', id: string, ...reason: string[]): Promise<unknown> => identity.command(command, 'identity', id, anybody.person, ...reason);
  const failed = (error: unknown): string => String(error);
  const never = await settle('replay', other.id, 'a try').then(() => 'a message that cannot be applied was replayed', () => undefined);
  const now = await settle('replay', one.id, 'the database is mended').then(() => undefined, failed);
  const again = await settle('replay', one.id, 'a try').then(() => 'a message was replayed twice', () => undefined);
  const silent = await settle('discard', other.id).then(() => 'a message was discarded without a reason', () => undefined);
  const over = await settle('discard', other.id, 'it is poison').then(() => undefined, failed);
  const trail = await query<{ line: string }>("SELECT aggregate_id || ' ' || action || ' ' || person || ' ' || reason AS line FROM identity.audit WHERE aggregate_id = ANY ($1) AND field = 'state' ORDER BY action DESC", [[one, other].map(({ id }) => `parked-message-${id}`)]);
  const told = [`parked-message-${one.id} ParkedMessageReplayed ${anybody.person} the database is mended`, `parked-message-${other.id} ParkedMessageDiscarded ${anybody.person} it is poison`];
  const unsaid = told.filter((line) => !trail.some((row) => row.line === line)).map((line) => `the audit trail does not say: ${line}`);
  return [never, now, again, silent, over, ...unsaid].filter((fault) => fault !== undefined);
}

/** The same with a service that puts nothing aside: what is behind the poison has to wait for ever. */
export async function poisonWithoutParking(drilled: DrilledServices): Promise<DrillOutcome> {
  const [identity] = drilled.plant.of('identity');
  await identity?.stop();
  identity?.start({}, [join(__dirname, 'unparking-service.js'), 'identity']);
  await identity?.untilReady();
  const outcome = await poisonDrill(drilled, { messages: 100 }, 20_000);
  await identity?.stop();
  identity?.start();
  await identity?.untilReady();
  return { ...outcome, id: 'poison/without-parking' };
}

/** How many parked messages the metrics show, waited for a little: they are looked at every few seconds. */
async function shownInMetrics(identity: ServiceProcess | undefined, atLeast: number): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const value = (identity && (await metricOf(identity, 'batchwright_bus_parked_messages'))) ?? 0;
    if (value >= atLeast || tries > 40) return value;
    await pause(500);
  }
}
