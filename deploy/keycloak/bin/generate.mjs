#!/usr/bin/env node
/*
 * Makes the realm file into what Keycloak's operator imports: helm/examples/keycloak-realm-import.yaml, secrets by reference.
 *
 *   node deploy/keycloak/bin/generate.mjs            writes
 *   node deploy/keycloak/bin/generate.mjs --check    fails when the committed file is stale
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const FILE = 'helm/examples/keycloak-realm-import.yaml';
const ABOUT = '# The realm, for plants that do not let the job `realm` administer Keycloak (`provider.realm.enabled: false`). Keycloak imports it once; later changes are\n# made by hand. Made from deploy/keycloak/realm.json by `npm run generate`.\n';
/** Secrets that the realm file leaves open, and the value of the chart that says where each is. */
const CLIENTS = { MES_API_SECRET: 'apiClient', MES_SIGN_SECRET: 'signingClient', MES_DIRECTORY_SECRET: 'directoryClient' };

const read = (path) => readFileSync(join(root, path), 'utf8');
const { origins } = parse(read('helm/examples/values.yaml'));
const { provider } = parse(read('helm/batchwright/values.yaml'));
const text = read('deploy/keycloak/realm.json').replaceAll('${CONSOLE_ORIGIN}', origins.console);
const open = [...new Set([...text.matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name]) => name))];
const strange = open.filter((name) => !(name in CLIENTS));
const placeholders = Object.fromEntries(open.map((name) => [name, { secret: { name: provider[CLIENTS[name]]?.existingSecret, key: provider[CLIENTS[name]]?.key } }]));
const made = ABOUT + stringify({ apiVersion: 'k8s.keycloak.org/v2alpha1', kind: 'KeycloakRealmImport', metadata: { name: 'batchwright-realm' }, spec: { keycloakCRName: 'batchwright-keycloak', placeholders, realm: JSON.parse(text) } }, { lineWidth: 0 });
const stale = !existsSync(join(root, FILE)) || read(FILE) !== made;

if (strange.length) {
  console.error(`keycloak: the realm file asks for ${strange.join(', ')}, which nobody fills in on Kubernetes`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  if (stale) console.error(`keycloak: stale, run npm run generate:\n  ${FILE}`);
  else console.log('keycloak: the realm for the operator is up to date');
  process.exitCode = stale ? 1 : 0;
} else {
  if (stale) writeFileSync(join(root, FILE), made);
  console.log(`keycloak: ${stale ? 1 : 0} of 1 generated files written`);
}
