import { CATALOGUE, type BusMessage } from '@batchwright/contracts';
import { kafkaCanBeStarted, laterServer, leadTo, type LaterServer } from '@batchwright/testing';
import { Complaints, effects, noteEffect, qualification, until } from '../contract-suite/plant';
import { Inbox } from '../inbox/inbox';
import { OutboxRelay } from '../relay/outbox-relay';
import { makeTestPlant, type TestPlant } from '../test-plant';
import { securedKafka, type SecuredKafka } from './secured-kafka.fixture';

const EVENTS = 'batchwright.training.events.v1';
const TRAINING = CATALOGUE.filter(({ owner }) => owner === 'training');

const suite = (): void => {
  let db: TestPlant;
  let kafka: SecuredKafka;
  let gate: LaterServer;

  beforeAll(async () => {
    [db, kafka] = await Promise.all([makeTestPlant(), securedKafka(TRAINING)]);
    const [host = '', port] = kafka.server.brokers[0]?.split(':') ?? [];
    gate = await laterServer(leadTo({ host, port: Number(port) }));
  }, 120_000);
  afterAll(async () => {
    gate.close();
    await db.db.drop();
  }, 60_000);

  it('takes acts before there are brokers, and sends, reads, tells of the gap and knows how fresh owners are when they come', async () => {
    const complaints = new Complaints();
    const way = `127.0.0.1:${gate.port}`;
    const [sender, reader, console] = [kafka.transport('training', complaints, way), kafka.transport('batch-execution', complaints, way), kafka.transport('web-console', complaints, way)];
    const relay = new OutboxRelay({ service: 'training', transactions: db.of('training'), transport: sender, observer: complaints });
    relay.start();
    const inbox = new Inbox({ group: 'batch-execution', transactions: db.of('batch-execution'), observer: complaints, handlerOf: () => noteEffect });
    await reader.subscribe('batch-execution', [EVENTS], (message) => inbox.receive(message));
    const hints: string[] = [];
    await console.subscribe('web-console', [EVENTS], ({ subject, sequence }: BusMessage) => Promise.resolve(void hints.push(`${subject}:${sequence}`)), { from: 'end', ephemeral: true, onLate: () => void hints.push('late') });
    await db.of('training').run((tx) => tx.announce([qualification('q-1', 1), qualification('q-1', 2)]));
    relay.wake();
    expect(await effects(db.of('batch-execution'))).toEqual([]);
    expect(hints).toEqual([]);

    await gate.open();
    const noted = await until(() => effects(db.of('batch-execution')), (seen) => seen.length === 2);
    expect(noted).toEqual(['q-1:1', 'q-1:2']);
    await until(() => hints, (seen) => seen.includes('late'));
    await db.of('training').run((tx) => tx.announce([qualification('q-1', 3)]));
    relay.wake();
    await until(() => hints, (seen) => seen.includes('q-1:3'));
    expect(hints.filter((hint) => hint === 'late')).toHaveLength(1);
    expect(await until(() => effects(db.of('batch-execution')), (seen) => seen.length === 3)).toEqual(['q-1:1', 'q-1:2', 'q-1:3']);
    await until(() => reader.watermark('batch-execution', EVENTS), ({ ageMs }) => ageMs < 60_000);
    await relay.stop();
    await Promise.all([sender, reader, console].map((one) => one.close()));
  }, 240_000);
};

if (kafkaCanBeStarted()) describe('M3 a service that is begun before the brokers, on Apache Kafka', suite);
else {
  it('M3 a service that is begun before the brokers is left out, and the output says why', () => {
    process.stdout.write('left out: a service that is begun before the brokers, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
