import { CATALOGUE, SERVICE_NAMES, type Topic } from '@batchwright/contracts';
import { kafkaCanBeStarted, makeTestAuthority } from '@batchwright/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import { SILENT } from '../observer';
import { allowed } from './allowed.fixture';
import { clusterOf } from './cluster-of';
import { KafkaTransport } from './kafka-transport';
import { prepareKafka } from './prepare-kafka';
import { INTEGRATOR, securedKafka, type SecuredKafka } from './secured-kafka.fixture';

/** Topics that an account could write, and those that it could read, each tried. */
async function triedBy(plant: SecuredKafka, account: string): Promise<{ writes: Topic[]; reads: Topic[] }> {
  const kafka = plant.kafka(account);
  const producer: Producer = kafka.producer({ allowAutoTopicCreation: false });
  const cluster = clusterOf(kafka);
  await Promise.all([producer.connect(), cluster.connect()]);
  await cluster.refreshMetadata();
  const broker = await cluster.findControllerBroker();
  const [writes, reads]: [Topic[], Topic[]] = [[], []];
  for (const { topic } of CATALOGUE) {
    const name = `${plant.prefix}${topic}`;
    if (await allowed(() => producer.send({ topic: name, messages: [{ key: 'k', value: account, partition: 0 }] }))) writes.push(topic);
    if (await allowed(() => broker.fetch({ maxWaitTime: 1, minBytes: 0, maxBytes: 1000, isolationLevel: 1, topics: [{ topic: name, partitions: [{ partition: 0, currentLeaderEpoch: -1, fetchOffset: 0, maxBytes: 1000 }] }] }))) reads.push(topic);
  }
  await Promise.all([producer.disconnect(), cluster.disconnect()]);
  return { writes, reads };
}

const topicsOf = (which: (entry: (typeof CATALOGUE)[number]) => boolean): Topic[] => CATALOGUE.filter(which).map(({ topic }) => topic);

const suite = (): void => {
  let plant: SecuredKafka;
  beforeAll(async () => { plant = await securedKafka(); }, 600_000);

  it.each([...SERVICE_NAMES])('lets %s write and read exactly what the catalogue gives it', async (service) => {
    expect(await triedBy(plant, service)).toEqual({ writes: topicsOf(({ writers }) => writers.includes(service)), reads: topicsOf(({ readers }) => readers.includes(service)) });
  }, 120_000);

  it('lets another system read what is open to it, and write nothing', async () => {
    const tried = await triedBy(plant, INTEGRATOR);
    expect(tried).toEqual({ writes: [], reads: topicsOf(({ integrators }) => integrators) });
    expect(tried.reads).toContain('batchwright.batch-execution.events.v1');
    expect(tried.reads).not.toContain('batchwright.identity.events.v1');
  }, 120_000);

  it('says that a group is another service’s, and does not wait in silence', async () => {
    const transport = plant.transport('training', SILENT);
    await expect(transport.subscribe('review', ['batchwright.identity.events.v1'], () => Promise.resolve())).rejects.toThrow(`does not let the account ${plant.prefix}training read in this group`);
    await transport.close();
  }, 120_000);

  it('takes what the catalogue no longer gives, keeps what others were given, and has nothing to do the second time', async () => {
    const there = await plant.prepare();
    expect(there).toEqual([expect.stringMatching(/^passwords set: /)]);
    const narrower = CATALOGUE.map((entry) => (entry.topic === 'batchwright.training.events.v1' ? { ...entry, readers: entry.readers.filter((name) => name !== 'review') } : entry));
    const [once, atOnce] = await Promise.all([plant.prepare(narrower), plant.prepare(narrower)]);
    expect([...(once ?? []), ...(atOnce ?? [])]).toContain(`taken: User:${plant.prefix}review read topic ${plant.prefix}batchwright.training.events.v1`);
    expect((await triedBy(plant, 'review')).reads).not.toContain('batchwright.training.events.v1');
    expect(await plant.prepare()).toContain(`given: User:${plant.prefix}review read topic ${plant.prefix}batchwright.training.events.v1`);
  }, 240_000);

  it('brings retention up to date, leaves settings and partitions that are not its business, and says that they differ', async () => {
    const other = CATALOGUE.map((entry) => (entry.topic === 'batchwright.training.commands.v1' ? { ...entry, retention: 7, partitions: 6 } : entry));
    const topic = `${plant.prefix}batchwright.training.commands.v1`;
    const said = await plant.prepare(other);
    expect(said).toContain(`${topic}: retention.ms is now 604800000`);
    expect(said).toContain(`${topic}: has 4 partitions where the catalogue says 6; left as it is, because keys would move and lose their order`);
  }, 120_000);

  it('says what is wrong: another password, no TLS, an authority that is not trusted, an account of no service', async () => {
    const { brokers, ca, admin } = plant.server;
    const sasl = { mechanism: 'scram-sha-512', ...admin } as const;
    const wrong = new KafkaTransport({ service: 'training', observer: SILENT, brokers, ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', username: `${plant.prefix}training`, password: 'guessed' } });
    await expect(wrong.subscribe('training', ['batchwright.identity.events.v1'], () => Promise.resolve())).rejects.toThrow(`refuses the account ${plant.prefix}training: no such account, or another password`);
    await wrong.close();
    const stranger = await makeTestAuthority();
    await expect(prepareKafka({ brokers, sasl, ssl: { ca: [stranger.ca] } })).rejects.toThrow('shows a certificate of an authority that is not trusted here');
    await expect(prepareKafka({ brokers, sasl })).rejects.toThrow('TLS');
    await expect(prepareKafka({ brokers, ssl: { ca: [ca] }, sasl, accounts: { erp: 'x' } })).rejects.toThrow('erp: accounts are called like a service, or int-');
    const plain = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING, ssl: { ca: [ca] }, retry: { retries: 0 } }).admin();
    await expect(plain.connect().then(() => plain.listTopics())).rejects.toThrow(); // TLS without an account
    await plain.disconnect();
  }, 120_000);
};

if (kafkaCanBeStarted()) describe('M3 rights on Apache Kafka', suite);
else {
  it('M3 rights on Apache Kafka are left out, and the output says why', () => {
    process.stdout.write('left out: rights on Apache Kafka, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
