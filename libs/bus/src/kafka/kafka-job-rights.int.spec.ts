import { randomBytes } from 'node:crypto';
import { CATALOGUE, type TopicEntry } from '@batchwright/contracts';
import { kafkaCanBeStarted, kafkaOfTheRun } from '@batchwright/testing';
import { AclOperationTypes, AclResourceTypes, ConfigResourceTypes, type AclEntry, type Admin } from 'kafkajs';
import { allowed } from './allowed.fixture';
import { briefly, type KafkaConnection } from './brokers';
import { clusterOf } from './cluster-of';
import { KafkaNames } from './kafka-names';
import { prepareKafka } from './prepare-kafka';
import { rightsOfJob } from './rights';
import { setAccounts } from './scram-accounts';

/** Two topics are enough for every kind of thing that the job does. */
const [FIRST, SECOND] = CATALOGUE.filter(({ retention }) => typeof retention === 'number') as [TopicEntry, TopicEntry];
const LATER: TopicEntry = { ...FIRST, retention: 7 };
const PASSWORD = 'of-this-test-only';

/** A plant of its own on the Kafka of the run, and the account of its job with the rights of the list; others if told. */
interface JobOnKafka {
  readonly names: KafkaNames;
  readonly account: string;
  readonly connection: KafkaConnection;
  /** As the brokers' own account, which may do everything. */
  readonly admin: Admin;
}

async function jobOnKafka(run: (job: JobOnKafka) => Promise<void>, change: (rights: AclEntry[]) => AclEntry[] = (all) => all, rights = true): Promise<void> {
  const { brokers, ca, admin: own } = await kafkaOfTheRun();
  const prefix = `job-${randomBytes(4).toString('hex')}.`;
  const [names, account] = [new KafkaNames(prefix), `${prefix}topics`];
  const server = briefly('test', { brokers, ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', ...own } });
  const admin = server.admin();
  await admin.connect();
  try {
    await setAccounts(server, [{ username: account, password: PASSWORD }]);
    await admin.createAcls({ acl: change(rightsOfJob(names, account, { rights })) });
    const connection: KafkaConnection = { brokers, prefix, ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', username: account, password: PASSWORD } };
    const itself = briefly('test', connection).admin();
    await untilDone(() => itself.connect()); // brokers learn of accounts and rights in the order in which they were made
    await itself.disconnect();
    await run({ names, account, admin, connection });
  } finally {
    await admin.disconnect();
  }
}

/** Everything that the job ever does: makes topics, accounts and rights; later one more topic, another setting, a right that is no more. */
async function wholeWork({ connection }: JobOnKafka, more: { readonly accounts?: Record<string, string>; readonly rights?: boolean }): Promise<string[]> {
  const withReader = { ...FIRST, readers: ['review', ...FIRST.readers.filter((name) => name !== 'review')] as TopicEntry['readers'] };
  const once = await prepareKafka({ ...connection, replicas: 1, catalogue: [withReader], ...more });
  const again = await prepareKafka({ ...connection, replicas: 1, catalogue: [{ ...LATER, readers: FIRST.readers.filter((name) => name !== 'review') }, SECOND], ...more });
  return [...once, ...again];
}

const ACCOUNTS = { training: 'a-password-of-training' };
const wordOf = (codes: object, code: number): string => Object.entries(codes).find(([, value]) => value === code)?.[0] ?? String(code);
const nameOf = ({ operation, resourceType }: AclEntry): string => `${wordOf(AclOperationTypes, operation)} on ${wordOf(AclResourceTypes, resourceType)}`;
const LIST = rightsOfJob(new KafkaNames(), 'topics', { rights: true });

const suite = (): void => {
  it('are enough for all of its work', () =>
    jobOnKafka(async (job) => {
      const said = await wholeWork(job, { accounts: ACCOUNTS });
      const [first, second] = [job.names.topic(FIRST.topic), job.names.topic(SECOND.topic)];
      for (const told of [`${first}: created with`, `${second}: created with`, `${first}: retention.ms is now 604800000`, `given: ${job.names.principal('review')} read topic ${first}`, `taken: ${job.names.principal('review')} read topic ${first}`, `passwords set: ${job.names.account('training')}`]) {
        expect(said).toContainEqual(expect.stringContaining(told));
      }
    }), 120_000);

  it.each(LIST.map((right): [string, AclEntry] => [nameOf(right), right]))('are all needed: without %s it fails', (name) =>
    jobOnKafka(async (job) => {
      await expect(wholeWork(job, { accounts: ACCOUNTS })).rejects.toThrow(`does not let the account ${job.account}`);
    }, (all) => all.filter((right) => nameOf(right) !== name)), 120_000);

  it('are fewer where an operator keeps rights and accounts: enough for topics, and none to give a right or an account', () =>
    jobOnKafka(async (job) => {
      const said = await wholeWork(job, { rights: false });
      expect(said).toContainEqual(expect.stringContaining('retention.ms is now 604800000'));
      await expect(prepareKafka({ ...job.connection, replicas: 1, catalogue: [LATER], rights: true })).rejects.toThrow(`does not let the account ${job.account} do this`);
      await expect(prepareKafka({ ...job.connection, replicas: 1, catalogue: [LATER], rights: false, accounts: ACCOUNTS })).rejects.toThrow();
    }, undefined, false), 120_000);

  it('let it neither send nor read nor delete, nor do anything with topics that are not of this plant, groups or the brokers’ settings', () =>
    jobOnKafka(async (job) => {
      await prepareKafka({ ...job.connection, replicas: 1, catalogue: [FIRST] });
      const tried = await triedAs(job);
      expect(Object.entries(tried).filter(([, let_]) => let_).map(([what]) => what)).toEqual([]);
    }), 120_000);

  it('would be found too wide: with the right to everything on its topics, what it must not do is let through', () =>
    jobOnKafka(async (job) => {
      await prepareKafka({ ...job.connection, replicas: 1, catalogue: [FIRST] });
      const tried = await triedAs(job);
      expect(Object.entries(tried).filter(([, let_]) => let_).map(([what]) => what)).toEqual(['send', 'read', 'more partitions', 'a group', 'delete']);
    }, tooWide), 120_000);
};

/** Everything on topics and groups of the plant. */
function tooWide(all: AclEntry[]): AclEntry[] {
  const [onTopics] = all.filter(({ resourceType }) => resourceType === AclResourceTypes.TOPIC).map((right) => ({ ...right, operation: AclOperationTypes.ALL }));
  if (!onTopics) throw new Error('there is no right on topics to widen');
  return [...all, onTopics, { ...onTopics, resourceType: AclResourceTypes.GROUP, resourceName: onTopics.resourceName.replace(/batchwright\.$/, '') }];
}

/** Asks again for ten seconds. */
async function untilDone(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return void (await ask());
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** What the job has no business with, each tried with its account; true = the brokers let it. The topic is gone at the end where it may delete. */
async function triedAs({ connection, names, admin: own }: JobOnKafka): Promise<Record<string, boolean>> {
  const kafka = briefly('test', connection);
  // brokers make the place of positions when they are first asked for some; before that a group that is refused and one that has no place look alike
  await untilDone(() => own.fetchOffsets({ groupId: names.group('training'), topics: [] }));
  const topic = names.topic(FIRST.topic);
  const [admin, producer] = [kafka.admin(), kafka.producer({ allowAutoTopicCreation: false })];
  const cluster = clusterOf(kafka);
  await Promise.all([admin.connect(), producer.connect(), cluster.connect()]);
  await cluster.refreshMetadata();
  const broker = await cluster.findControllerBroker();
  const id = { type: ConfigResourceTypes.BROKER, name: '1' };
  try {
    return {
      send: await allowed(() => producer.send({ topic, messages: [{ key: 'k', value: 'v', partition: 0 }] })),
      read: await allowed(() => broker.fetch({ maxWaitTime: 1, minBytes: 0, maxBytes: 1000, isolationLevel: 1, topics: [{ topic, partitions: [{ partition: 0, currentLeaderEpoch: -1, fetchOffset: 0, maxBytes: 1000 }] }] })),
      'more partitions': await allowed(() => admin.createPartitions({ topicPartitions: [{ topic, count: FIRST.partitions + 1 }] })),
      'a topic of others': await allowed(() => admin.createTopics({ topics: [{ topic: `of-others-${names.allTopics}x`, numPartitions: 1, replicationFactor: 1 }], waitForLeaders: false })),
      'a group': await allowed(() => admin.fetchOffsets({ groupId: names.group('training'), topics: [] })),
      'settings of brokers': await allowed(() => admin.alterConfigs({ validateOnly: true, resources: [{ ...id, configEntries: [{ name: 'log.cleaner.threads', value: '1' }] }] })),
      delete: await allowed(() => admin.deleteTopics({ topics: [topic] })),
    };
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect(), cluster.disconnect()]);
  }
}

if (kafkaCanBeStarted()) describe('M3 rights of the job itself on Apache Kafka', suite);
else {
  it('M3 rights of the job itself on Apache Kafka are left out, and the output says why', () => {
    process.stdout.write('left out: rights of the job on Apache Kafka, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
