import { randomBytes } from 'node:crypto';
import { SERVICE_NAMES, type ServiceName, type TopicEntry } from '@batchwright/contracts';
import { kafkaOfTheRun, type KafkaSettings } from '@batchwright/testing';
import { logLevel, type Kafka } from 'kafkajs';
import type { BusObserver } from '../observer';
import { kafkaClient } from './client-library';
import { KafkaTransport } from './kafka-transport';
import { prepareKafka } from './prepare-kafka';

export const INTEGRATOR = 'int-erp';

/** Topics, accounts and rights of one plant on the Kafka of the run, told from others by their prefix. */
export interface SecuredKafka {
  readonly prefix: string;
  readonly server: KafkaSettings;
  /** Password of every account: services and one integrator. */
  readonly passwords: Readonly<Record<string, string>>;
  /** The client library, as an account of the plant (or as the brokers' own). */
  kafka(account: string): Kafka;
  /** `by` = another way to the brokers. */
  transport(service: ServiceName, observer: BusObserver, by?: string): KafkaTransport;
  /** Runs the job that makes topics, accounts and rights; resolves to what it says. */
  prepare(catalogue?: readonly TopicEntry[]): Promise<string[]>;
}

/** Makes one, with the topics of the whole catalogue or of a part of it. */
export async function securedKafka(catalogue?: readonly TopicEntry[], on?: KafkaSettings): Promise<SecuredKafka> {
  const server = on ?? (await kafkaOfTheRun());
  const prefix = `plant-${randomBytes(4).toString('hex')}.`;
  const passwords = Object.fromEntries([...SERVICE_NAMES, INTEGRATOR].map((account) => [account, randomBytes(12).toString('hex')]));
  const brokers = [...server.brokers];
  const ssl = { ca: [server.ca] };
  const saslOf = (account: string) => ({ mechanism: 'scram-sha-512', ...(account === server.admin.username ? server.admin : { username: `${prefix}${account}`, password: passwords[account] ?? '' }) }) as const;
  const plant: SecuredKafka = {
    prefix, server, passwords,
    kafka: (account) => kafkaClient({ clientId: `test-${account}`, brokers, ssl, sasl: saslOf(account), logLevel: logLevel.NOTHING, retry: { retries: 3, initialRetryTime: 50, maxRetryTime: 200 } }),
    transport: (service, observer, by) => new KafkaTransport({ service, observer, prefix, brokers: by === undefined ? brokers : [by], ssl, sasl: saslOf(service) }),
    prepare: (catalogue) => prepareKafka({ brokers, ssl, sasl: saslOf(server.admin.username), prefix, replicas: 1, accounts: passwords, ...(catalogue === undefined ? {} : { catalogue }) }),
  };
  await plant.prepare(catalogue);
  return plant;
}
