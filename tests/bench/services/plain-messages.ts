import { EventEmitter, once } from 'node:events';
import { Kafka, logLevel, type Consumer, type Producer } from 'kafkajs';
import type { ServicesPlant } from '../../../deploy/local/services/start-services';

const TOPIC = 'bench.plain';

/** A plain producer and a plain consumer on the broker of a plant, and the bytes of one of its messages. */
export class PlainMessages {
  private passes = 0;
  private readonly came = new EventEmitter();

  private constructor(
    private readonly producer: Producer,
    private readonly consumer: Consumer,
    private readonly bytes: Buffer,
  ) {}

  /** Takes the newest message of a topic as the sample. */
  static async on({ kafka: { brokers, ca, admin } }: ServicesPlant, topic: string): Promise<PlainMessages> {
    const kafka = new Kafka({ brokers: [...brokers], ssl: { ca: [ca] }, sasl: { mechanism: 'scram-sha-512', ...admin }, logLevel: logLevel.NOTHING });
    const maker = kafka.admin();
    await maker.connect();
    await maker.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1, replicationFactor: 1 }], waitForLeaders: true });
    await maker.disconnect();
    const bytes = await sampleOf(kafka, topic);
    const [producer, consumer] = [kafka.producer({ allowAutoTopicCreation: false }), kafka.consumer({ groupId: 'bench-plain', maxWaitTimeInMs: 100 })];
    await Promise.all([producer.connect(), consumer.connect()]);
    const messages = new PlainMessages(producer, consumer, bytes);
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    await consumer.run({ eachMessage: ({ message }) => Promise.resolve(void messages.came.emit(String(message.key))) });
    await messages.pass(); // the consumer is there
    return messages;
  }

  /** Produces the bytes and waits until they are consumed; ms. */
  async pass(): Promise<number> {
    const key = String((this.passes += 1));
    const came = once(this.came, key);
    const began = performance.now();
    await this.producer.send({ topic: TOPIC, acks: -1, messages: [{ key, value: this.bytes }] });
    await came;
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }
}

async function sampleOf(kafka: Kafka, topic: string): Promise<Buffer> {
  const consumer = kafka.consumer({ groupId: 'bench-sample' });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const found = await new Promise<Buffer>((found, failed) => {
    consumer.run({ eachMessage: ({ message }) => Promise.resolve(void (message.value && found(message.value))) }).catch(failed);
  });
  await consumer.disconnect();
  return found;
}
