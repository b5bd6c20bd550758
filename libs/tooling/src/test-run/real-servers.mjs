import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHOOSE = resolve(dirname(fileURLToPath(import.meta.url)), '../../../testing/bin/choose-servers.mjs');

/**
 * Chooses once where the servers of this run come from, and hands the choice to everything that is started from now on. Answers the lines that say it:
 * from containers, from processes of this machine, or what is embedded, each with its reason.
 */
export function chooseServers(node) {
  const { chosen, lines } = JSON.parse(execFileSync(node, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning', CHOOSE], { encoding: 'utf8' }));
  process.env.BATCHWRIGHT_TEST_SERVERS = JSON.stringify(chosen);
  return lines;
}

/** Why the services mode cannot be run here, as a sentence; nothing when it can. Versions are checked where servers are started. */
export function whyNoRealServers(chosen = JSON.parse(process.env.BATCHWRIGHT_TEST_SERVERS)) {
  const lacking = ['kafka', 'keycloak'].find((server) => chosen[server].way === 'embedded');
  return lacking && `left out: the services mode needs a real ${lacking === 'kafka' ? 'Kafka' : 'Keycloak'}; there is ${chosen[lacking].says}`;
}
