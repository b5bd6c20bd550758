import { kafkaCanBeStarted, startKafka, type TestKafka } from '@batchwright/testing';
import { Kafka, logLevel } from 'kafkajs';
import { busContractSuite } from '../contract-suite/contract-suite';
import { makeTestPlant } from '../test-plant';
import { createTopics } from './create-topics';
import { KafkaTransport } from './kafka-transport';

let started: Promise<TestKafka> | undefined;
let plants = 0;
afterAll(async () => (await started)?.stop());

if (kafkaCanBeStarted()) {
  busContractSuite('Apache Kafka', async () => {
    started ??= startKafka();
    const [{ db, of }, { brokers }] = await Promise.all([makeTestPlant(), started]);
    const prefix = `plant-${(plants += 1)}.`;
    const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await createTopics(admin, { prefix, replicas: 1 });
    await admin.disconnect();
    return {
      transport: (service, observer) => new KafkaTransport({ service, observer, prefix, brokers }),
      transactions: (service) => Promise.resolve(of(service)),
      close: () => db.drop(),
    };
  });
} else {
  it('M3 the bus on Apache Kafka is left out, and the output says why', () => {
    process.stdout.write('left out: the bus on Apache Kafka, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(kafkaCanBeStarted()).toBe(false);
  });
}
