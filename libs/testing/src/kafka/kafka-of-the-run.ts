import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testRunFolder } from '../boot/test-server';
import type { KafkaSettings } from './kafka-settings';
import { startKafka } from '../servers/test-servers';

const PATIENCE_MS = 300_000;
/** Ends the broker and removes the folder of the run when the run is gone, however it went. */
const WATCH = 'folder=$1; shift; while kill -0 "$0" 2>/dev/null; do sleep 1; done; "$@" 2>/dev/null; rm -rf "$folder"';

/**
 * The one Kafka of this run of tests: the first test file that asks starts it, the others wait for it, the end of the run ends it. Whoever
 * uses it gives its topics, groups and accounts a prefix of its own, and does not stop it.
 */
export async function kafkaOfTheRun(): Promise<KafkaSettings> {
  const folder = testRunFolder();
  const [lock, told] = [join(folder, 'kafka.lock'), join(folder, 'kafka.json')];
  if (first(lock)) {
    writeFileSync(`${told}.part`, JSON.stringify(await begin(folder)), { mode: 0o600 });
    renameSync(`${told}.part`, told);
  }
  for (const end = performance.now() + PATIENCE_MS; !existsSync(told); await new Promise((done) => setTimeout(done, 100))) {
    if (performance.now() > end) throw new Error('the Kafka of this run was not started in five minutes');
  }
  const settings = JSON.parse(readFileSync(told, 'utf8')) as KafkaSettings & { fault?: string };
  if (settings.fault !== undefined) throw new Error(settings.fault);
  return settings;
}

async function begin(folder: string): Promise<(KafkaSettings & { ending: readonly string[] }) | { fault: string }> {
  try {
    const { brokers, ca, admin, ending } = await startKafka({ outlives: true, below: folder });
    spawn('sh', ['-c', WATCH, readFileSync(join(folder, 'pid'), 'utf8'), folder, ...ending], { stdio: 'ignore', detached: true }).unref();
    return { brokers, ca, admin, ending };
  } catch (error) {
    return { fault: String(error) };
  }
}

function first(lock: string): boolean {
  try {
    openSync(lock, 'wx');
    return true;
  } catch {
    return false;
  }
}
