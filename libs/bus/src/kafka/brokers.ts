import { CATALOGUE, type ServiceName } from '@batchwright/contracts';
import { logLevel, type Admin, type Kafka, type KafkaConfig } from 'kafkajs';
import { kafkaClient } from './client-library';
import { inPlainWords } from './in-plain-words';
import { KafkaNames } from './kafka-names';

/** How brokers are reached. */
export interface KafkaConnection {
  /** `host:port` of some of them; the others are found by these. */
  readonly brokers: readonly string[];
  /** Where several plants share a cluster. */
  readonly prefix?: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
}

/** A question is given up soon: whoever asks, asks again. */
const SHORT = { retries: 1, initialRetryTime: 100, maxRetryTime: 500 };

/** What keeps a service from sending and reading. */
export interface NoBrokers {
  /** In one sentence. */
  readonly why: string;
  /** True: they do not answer, and may come back. False: they answer and refuse, or lack topics, and somebody has to do something. */
  readonly away: boolean;
}

/** What keeps a service from sending and reading; undefined = nothing. */
export async function whyNoBrokers(connection: KafkaConnection, service: ServiceName): Promise<NoBrokers | undefined> {
  const names = new KafkaNames(connection.prefix);
  const needed = CATALOGUE.filter(({ owner, readers, writers }) => owner === service || readers.includes(service) || writers.includes(service)).map(({ topic }) => names.topic(topic));
  try {
    const there = new Set(await withAdmin(service, connection, (admin) => admin.listTopics()));
    const missing = needed.filter((topic) => !there.has(topic));
    return missing.length === 0 ? undefined : { away: false, why: `topics are missing on the brokers, or may not be used by this account: ${missing.join(', ')}` };
  } catch (error) {
    const told = inPlainWords(error, connection);
    if (told === error) return { away: true, why: `Kafka at ${connection.brokers.join(', ')} does not answer: ${error instanceof Error ? error.message : String(error)}` };
    const { name, message } = told as Error;
    return { away: name !== 'KafkaRefused', why: message };
  }
}

async function withAdmin<T>(clientId: string, connection: KafkaConnection, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = briefly(clientId, connection).admin();
  try {
    await admin.connect();
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}

/** The client library, for somebody who asks something and goes. */
export function briefly(clientId: string, { brokers, ssl, sasl }: KafkaConnection): Kafka {
  return kafkaClient({ clientId, brokers: [...brokers], logLevel: logLevel.NOTHING, connectionTimeout: 3000, retry: SHORT, ...(ssl === undefined ? {} : { ssl }), ...(sasl === undefined ? {} : { sasl }) });
}
