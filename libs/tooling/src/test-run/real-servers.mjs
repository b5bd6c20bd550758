import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(homedir(), '.cache/batchwright');

/** Why real servers cannot be started here, as a sentence; nothing when they can. Versions are checked where they are started. */
export function whyNoRealServers() {
  const runs = (program, word) => spawnSync(program, [word], { stdio: 'ignore' }).status === 0;
  if (!runs('java', '-version')) return 'left out: the services mode needs Java 17 on this machine';
  const cached = existsSync(CACHE) ? readdirSync(CACHE) : [];
  const fetched = ['kafka-', 'keycloak-'].every((server) => cached.some((name) => name.startsWith(server)));
  return fetched || runs('mvn', '-v') ? undefined : 'left out: the services mode needs Maven on this machine, to fetch Apache Kafka and Keycloak';
}
