import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../java';

/** Version of Apache Kafka that tests run against. */
const VERSION = '4.3.1';
const JARS = join(homedir(), '.cache', 'batchwright', `kafka-${VERSION}`);

/** The folder with the jars of the broker; fetched beside and then renamed, so that two who fetch at once do not meet. */
export async function kafkaJars(): Promise<string> {
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
