import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { makeTestAuthority } from '../test-authority';

/** A user of the brokers (SCRAM-SHA-512). */
export interface KafkaAccount {
  readonly username: string;
  readonly password: string;
}

/** Where a broker lives and whom it lets in. */
export interface KafkaSettings {
  readonly brokers: readonly string[];
  /** Authority of the broker's certificate, PEM. */
  readonly ca: string;
  /** May do everything: make accounts, rights, topics. */
  readonly admin: KafkaAccount;
}

/** Writes what a broker of one node reads when it starts, into its folder: settings and certificates. Clients come by TLS with an account; nobody may do anything that no right gives. */
export async function writeKafkaSettings(folder: string): Promise<KafkaSettings> {
  const [port, controller] = [await freePort(), await freePort()];
  const admin = { username: 'admin', password: randomBytes(12).toString('hex') };
  const authority = await makeTestAuthority('Kafka test authority');
  const { cert, key } = await authority.issue(['broker', 'localhost', '127.0.0.1']);
  writeFileSync(join(folder, 'authority.pem'), authority.ca);
  writeFileSync(join(folder, 'broker.pem'), `${key}${cert}`, { mode: 0o600 });
  const jaas = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${admin.username}" password="${admin.password}";`;
  const properties: Readonly<Record<string, string | number | boolean>> = {
    'process.roles': 'broker,controller', 'node.id': 1, 'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`, 'log.dirs': join(folder, 'data'),
    listeners: `CLIENTS://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`, 'advertised.listeners': `CLIENTS://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'CLIENTS:SASL_SSL,CONTROLLER:SSL', 'controller.listener.names': 'CONTROLLER', 'inter.broker.listener.name': 'CLIENTS',
    'ssl.keystore.type': 'PEM', 'ssl.keystore.location': join(folder, 'broker.pem'), 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': join(folder, 'authority.pem'),
    'listener.name.controller.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512', 'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512', 'listener.name.clients.scram-sha-512.sasl.jaas.config': jaas,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'super.users': `User:${admin.username};User:CN=broker`,
    'offsets.topic.replication.factor': 1, 'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1, 'transaction.state.log.min.isr': 1, 'transaction.state.log.num.partitions': 1, 'share.coordinator.state.topic.replication.factor': 1, 'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0, 'auto.create.topics.enable': false,
    'broker.session.timeout.ms': 3000, 'broker.heartbeat.interval.ms': 500, // a broker that was killed is taken back after seconds
  };
  writeFileSync(join(folder, 'server.properties'), Object.entries(properties).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
  return { brokers: [`127.0.0.1:${port}`], ca: authority.ca, admin };
}

/** A port of this machine that nobody listens at now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
