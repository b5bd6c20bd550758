import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { java } from '../java';
import { kafkaJars } from './kafka-jars';
import { writeKafkaSettings, type KafkaSettings } from './kafka-settings';

const READY_MS = 120_000;

/** A broker of its own, in a folder of its own: TLS, SCRAM-SHA-512, rights by ACL. */
export interface TestKafka extends KafkaSettings {
  /** Command line that ends it the hard way, for somebody else; another one after a restart. */
  readonly ending: readonly string[];
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How a broker is started. */
export interface StartKafkaOptions {
  /** True: it outlives this process, and somebody else ends it by `ending`. Default: it ends with this process. */
  readonly outlives?: boolean;
  /** Where its folder is made. Default: the folder of the system for temporary files. */
  readonly below?: string;
}

/** Starts Apache Kafka (KRaft, one node) from Maven's jars, which are fetched once into the cache of the account. */
export async function startKafkaProcess({ outlives = false, below = tmpdir() }: StartKafkaOptions = {}): Promise<TestKafka> {
  const jars = await kafkaJars();
  const folder = mkdtempSync(join(below, 'batchwright-kafka-'));
  const settings = await writeKafkaSettings(folder);
  const { username, password } = settings.admin;
  // one in 64 ids would begin with a hyphen, which the tool takes for an option
  const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').replace(/^-/, 'A');
  const formatted = await java(['-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format', '--standalone', '-t', id, '-c', join(folder, 'server.properties'), '--add-scram', `SCRAM-SHA-512=[name=${username},password=${password}]`]);
  if (formatted.code !== 0) throw new Error(`Kafka's folder could not be prepared: ${formatted.text}`);
  let broker = await begin(jars, folder, outlives);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (broker.exitCode !== null || broker.signalCode !== null) return;
    const gone = new Promise((done) => broker.once('exit', done));
    broker.kill(signal);
    await gone;
  };
  return {
    ...settings,
    get ending() { return ['kill', '-9', String(broker.pid)]; },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL');
      broker = await begin(jars, folder, outlives);
    },
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function begin(jars: string, folder: string, outlives: boolean): Promise<ChildProcess> {
  const log = join(folder, 'broker.log');
  const file = openSync(log, 'w');
  const words = ['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info', 'kafka.Kafka', join(folder, 'server.properties')];
  const broker = spawn('java', words, { stdio: ['ignore', file, file], detached: outlives });
  closeSync(file);
  if (outlives) broker.unref();
  else process.once('exit', () => broker.kill('SIGKILL'));
  for (const end = performance.now() + READY_MS; ; await new Promise((done) => setTimeout(done, 50))) {
    const said = readFileSync(log, 'utf8');
    if (said.includes('Kafka Server started')) return broker;
    if (broker.exitCode !== null || performance.now() > end) {
      broker.kill('SIGKILL');
      throw new Error(`Kafka did not start: ${said.slice(-3000)}`);
    }
  }
}
