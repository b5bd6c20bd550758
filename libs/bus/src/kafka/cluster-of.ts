import type { Kafka } from 'kafkajs';

interface Connection {
  send(protocol: { request: object; response: object }): Promise<unknown>;
}

/** The connections below the client library, as far as they are used here. */
export interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  findControllerBroker(): Promise<{ readonly connectionPool: { getConnection(): Promise<Connection> }; fetch(what: object): Promise<unknown> }>;
}

/** Gives them. They have no public door; the version of the client is fixed, and the test of accounts fails where this changes. */
export function clusterOf(kafka: Kafka): Cluster {
  const door = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === 'private:Kafka:createCluster');
  const make = door && (kafka as unknown as Record<symbol, (options: object) => Cluster>)[door];
  if (!make) throw new Error('this version of kafkajs keeps its connections elsewhere: accounts have to be made by kafka-configs');
  return make({ metadataMaxAge: 300_000 });
}
