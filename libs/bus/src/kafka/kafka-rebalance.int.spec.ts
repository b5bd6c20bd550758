import { setTimeout as pause } from 'node:timers/promises';
import { CATALOGUE } from '@batchwright/contracts';
import { kafkaCanBeStarted, startKafka } from '@batchwright/testing';
import { Complaints, effects, noteEffect, qualification } from '../contract-suite/plant';
import { Inbox } from '../inbox/inbox';
import { OutboxRelay } from '../relay/outbox-relay';
import { makeTestPlant, type TestPlant } from '../test-plant';
import { whyNoBrokers } from './brokers';
import type { KafkaTransport } from './kafka-transport';
import { securedKafka, type SecuredKafka } from './secured-kafka.fixture';

const GRANTED = 'batchwright.training.v1.QualificationGranted';
const TRAINING = CATALOGUE.filter(({ owner }) => owner === 'training');
const KEYS = Array.from({ length: 40 }, (_, n) => `q-${n}`);
/** Messages at least. */
const LEAST = 5000;
const PATIENCE_MS = 240_000;

interface Reader {
  readonly transport: KafkaTransport;
  /** How many messages it was handed. */
  handed: number;
  /** Makes it fail after each effect, before its place is noted: as if it had died there. */
  dead: boolean;
}

async function patientlyUntil(look: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await look()); await pause(50)) if (performance.now() > end) throw new Error('waited in vain');
}

/** All that joined: who failed leaves nobody behind that keeps the run from its end. Closing twice does nothing. */
const joined: KafkaTransport[] = [];

/** One more process of batch-execution, as far as the bus sees it. */
async function join(db: TestPlant, kafka: SecuredKafka): Promise<Reader> {
  const inbox = new Inbox({ group: 'batch-execution', transactions: db.of('batch-execution'), observer: new Complaints(), handlerOf: (type) => (type === GRANTED ? noteEffect : undefined) });
  const reader: Reader = { transport: kafka.transport('batch-execution', new Complaints()), handed: 0, dead: false };
  joined.push(reader.transport);
  const judge = <T>(count: number, answer: T): T => {
    reader.handed += count;
    if (reader.dead) throw new Error('killed between effect and place');
    return answer;
  };
  await reader.transport.subscribe('batch-execution', ['batchwright.training.events.v1'], async (message) => judge(1, await inbox.receive(message)), { together: async (messages) => judge(messages.length, await inbox.receiveTogether(messages)) });
  return reader;
}

const suite = (): void => {
  let db: TestPlant;
  let relay: OutboxRelay;
  let sender: KafkaTransport;
  let own: Awaited<ReturnType<typeof startKafka>> | undefined;
  const feed = async (from: number, to: number): Promise<void> => {
    for (const key of KEYS) await db.of('training').run((tx) => tx.announce(Array.from({ length: to - from }, (_, n) => qualification(key, from + n))));
    relay.wake();
  };
  const begin = async (kafka: SecuredKafka): Promise<void> => {
    sender = kafka.transport('training', new Complaints());
    relay = new OutboxRelay({ service: 'training', transactions: db.of('training'), transport: sender, observer: new Complaints() });
    relay.start();
  };
  const applied = async (): Promise<number> => (await effects(db.of('batch-execution'))).length;
  const waiting = async (): Promise<number> => (await db.of('training').read<{ n: string }>('SELECT count(*)::text AS n FROM outbox')).map(({ n }) => Number(n))[0] ?? 0;
  const expectAll = async (until: number): Promise<void> => {
    for (const key of KEYS) expect(await effects(db.of('batch-execution'), key)).toEqual(Array.from({ length: until - 1 }, (_, n) => `${key}:${n + 1}`));
  };

  beforeEach(async () => { db = await makeTestPlant(); }, 60_000);
  afterEach(async () => {
    await Promise.all(joined.splice(0).map((transport) => transport.close()));
    await relay.stop();
    await sender.close();
    await own?.stop();
    own = undefined;
    await db.db.drop();
  }, 120_000);

  it('loses and doubles nothing of 5,000 messages and keeps the order of each key while readers of a group come, go, and die', async () => {
    const kafka = await securedKafka(TRAINING);
    await begin(kafka);
    let next = 1;
    const more = async (count: number): Promise<void> => {
      await feed(next, next + count);
      next += count;
    };
    const all = (): number => KEYS.length * (next - 1);
    const a = await join(db, kafka);
    await more(25);
    const b = await join(db, kafka);
    await more(25);
    const c = await join(db, kafka);
    await more(25);
    // who joins has its share only when the group has settled; something has to be there for it then
    await patientlyUntil(async () => (b.handed > 0 && c.handed > 0) || more(1).then(() => pause(250)).then(() => false));
    await a.transport.close();
    await more(25);
    b.dead = true;
    const before = { b: b.handed, c: c.handed };
    await more(Math.max(25, LEAST / KEYS.length + 1 - next));
    // the dead one stands at what it was handed, however much of its share waits behind that; the other goes on
    await patientlyUntil(async () => b.handed > before.b && c.handed > before.c);
    await b.transport.close();
    await patientlyUntil(async () => (await applied()) >= all());
    expect(all()).toBeGreaterThanOrEqual(LEAST);
    await expectAll(next);
    expect([a.handed, b.handed, c.handed].map((handed) => handed > 0)).toEqual([true, true, true]);
    await c.transport.close();
  }, 600_000);

  it('keeps messages in the outbox while the broker is gone, says why, and goes on by itself when it is back', async () => {
    const broker = (own = await startKafka());
    const kafka = await securedKafka(TRAINING, broker);
    await begin(kafka);
    await join(db, kafka);
    await feed(1, 3);
    await patientlyUntil(async () => (await applied()) === 80);
    await broker.kill();
    await feed(3, 6);
    expect(await whyNoBrokers({ brokers: broker.brokers }, 'training')).toMatchObject({ away: true, why: expect.stringContaining('does not answer') as string });
    expect([await waiting(), await applied()]).toEqual([120, 80]);
    await broker.restart();
    await patientlyUntil(async () => (await applied()) === 200);
    await patientlyUntil(async () => (await waiting()) === 0);
    await expectAll(6);
  }, 600_000);
};

if (kafkaCanBeStarted()) describe('M3 readers and brokers that come and go, on Apache Kafka', suite);
else {
  it('M3 readers and brokers that come and go are left out, and the output says why', () => {
    process.stdout.write('left out: readers and brokers that come and go, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
