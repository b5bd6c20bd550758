import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { java, run } from '../java';

/** Version of Apache Kafka that tests run against. */
const VERSION = '4.3.1';
const READY_MS = 90_000;

/** A broker of its own, in a folder of its own, for one test file. */
export interface TestKafka {
  readonly brokers: readonly string[];
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const JARS = join(homedir(), '.cache', 'batchwright', `kafka-${VERSION}`);

/** Whether this machine can start Kafka: Java, and Maven or what it fetched before. Asked when tests are gathered, so it does not wait. */
export function kafkaCanBeStarted(): boolean {
  const runs = (program: string, word: string): boolean => spawnSync(program, [word], { stdio: 'ignore' }).status === 0;
  return runs('java', '-version') && (existsSync(JARS) || runs('mvn', '-v'));
}

/** Starts Apache Kafka (KRaft, one node) from Maven's jars, which are fetched once into the cache of the account. */
export async function startKafka(): Promise<TestKafka> {
  const jars = await jarsOf();
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-kafka-'));
  const [port, controller] = [await freePort(), await freePort()];
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, propertiesOf(port, controller, join(folder, 'data')));
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const formatted = await java(['-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format', '--standalone', '-t', id, '-c', settings]);
  if (formatted.code !== 0) throw new Error(`Kafka's folder could not be prepared: ${formatted.text}`);
  let broker = await begin(jars, settings, folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (broker.exitCode !== null || broker.signalCode !== null) return;
    const gone = new Promise((done) => broker.once('exit', done));
    broker.kill(signal);
    await gone;
  };
  return {
    brokers: [`127.0.0.1:${port}`],
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL');
      broker = await begin(jars, settings, folder);
    },
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The jars of the broker; fetched beside and then renamed, so that two who fetch at once do not meet. */
async function jarsOf(): Promise<string> {
  if (existsSync(JARS)) return JARS;
  mkdirSync(resolve(JARS, '..'), { recursive: true });
  const part = `${JARS}.${process.pid}`;
  const fetched = await run('mvn', ['-q', '-B', '-f', resolve(__dirname, 'pom.xml'), 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${part}`]);
  if (fetched.code !== 0) throw new Error(`Kafka could not be fetched: ${fetched.text}`);
  try {
    renameSync(part, JARS);
  } catch {
    rmSync(part, { recursive: true, force: true }); // somebody else was first
  }
  return JARS;
}

async function begin(jars: string, settings: string, folder: string): Promise<ChildProcess> {
  const log = join(folder, 'broker.log');
  const file = openSync(log, 'w');
  const words = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info', 'kafka.Kafka', settings];
  const broker = spawn('java', words, { stdio: ['ignore', file, file] });
  closeSync(file);
  process.once('exit', () => broker.kill('SIGKILL'));
  for (const end = performance.now() + READY_MS; ; await new Promise((done) => setTimeout(done, 50))) {
    const said = readFileSync(log, 'utf8');
    if (said.includes('Kafka Server started')) return broker;
    if (broker.exitCode !== null || performance.now() > end) {
      broker.kill('SIGKILL');
      throw new Error(`Kafka did not start: ${said.slice(-3000)}`);
    }
  }
}

function propertiesOf(port: number, controller: number, data: string): string {
  const properties: Readonly<Record<string, string | number | boolean>> = {
    'process.roles': 'broker,controller', 'node.id': 1, 'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`, 'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER', 'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT', 'log.dirs': data,
    'offsets.topic.replication.factor': 1, 'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1, 'transaction.state.log.min.isr': 1, 'transaction.state.log.num.partitions': 1, 'share.coordinator.state.topic.replication.factor': 1, 'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0, 'auto.create.topics.enable': false,
    'broker.session.timeout.ms': 3000, 'broker.heartbeat.interval.ms': 500, // a broker that was killed is taken back after seconds
  };
  return Object.entries(properties).map(([name, value]) => `${name}=${value}\n`).join('');
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
