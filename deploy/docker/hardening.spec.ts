import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { allServices } from '../../services/all-in-one/src/boot/services';
import { faultsOfCompose, faultsOfDockerfile, type ComposeFile } from './hardening.fixture';

const house = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(house, path), 'utf8');
const services = allServices().map(({ name }) => name);
const node = (JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }).optionalDependencies['node'] ?? '';
const compose = (text: string): ComposeFile => parse(text, { merge: true, maxAliasCount: -1 }) as ComposeFile;

/** Exchanges words; what is not there cannot be exchanged. */
function planted(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to exchange: ${String(from)}`);
  return changed;
}

describe('Compose', () => {
  const text = read('docker-compose.yml');

  it('serves every service from one image, hardened', () => {
    expect(faultsOfCompose(compose(text), services)).toEqual([]);
  });

  it('lets those who reach devices out to the shop floor, and nobody else', () => {
    const { edges } = JSON.parse(read('helm/batchwright/files/edges.json')) as { edges: { from: string[]; to: string[] }[] };
    const reaching = edges.filter(({ to }) => to.includes('scales') || to.includes('machines')).flatMap(({ from }) => from);
    const outside = Object.entries(compose(text).services).filter(([, { networks }]) => Array.isArray(networks) && networks.includes('floor')).map(([name]) => name);
    expect(outside.toSorted()).toEqual(reaching.toSorted());
    expect(outside.length).toBeGreaterThan(1);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['a service is missing', 'command: [serve, training]', 'command: [serve, recipes]', 'training is not served'],
    ['a service is of another house', 'command: [serve, training]', 'command: [serve, trainings]', 'trainings is served and no service of the house'],
    ['one has another image', 'command: [serve, review]', 'command: [serve, review]\n    image: batchwright:0.0.9', 'the house has 2 images'],
    ['an image follows whatever is newest', 'postgres:18.4-bookworm', 'postgres:latest', 'postgres: its image "docker.io/library/postgres:latest" is not pinned'],
    ['an image has no version', 'nginx:1.28.0-bookworm', 'nginx', 'proxy: its image "docker.io/library/nginx" is not pinned'],
    ['a root can be written', 'read_only: true', 'read_only: false', 'identity: its root file system can be written'],
    ['capabilities are kept', 'cap_drop: [ALL]', 'cap_drop: [NET_RAW]', 'kafka: it keeps capabilities'],
    ['privileges may be gained', '"no-new-privileges:true"', '"no-new-privileges:false"', 'recipes: it may gain privileges'],
    ['one is root', 'user: "10001:10001"', 'user: "0:0"', 'migrate: its user "0:0"'],
    ['one is a name that nobody can check', 'user: "999:999"', 'user: postgres', 'postgres: its user "postgres"'],
    ['a limit is missing', 'cpus: "1.0", memory: 512M', 'cpus: "1.0"', 'resources: it has no limits'],
    ['a health check is off', /healthcheck: \{ test: \[CMD, pg_isready.*/, 'healthcheck: { disable: true }', 'postgres: it has no health check'],
    ['a password stands in the open', 'KC_DB_USERNAME: keycloak', 'KC_DB_PASSWORD: keycloak', 'keycloak: KC_DB_PASSWORD is a secret in the open'],
    ['a port is open to the network', '"127.0.0.1:${BATCHWRIGHT_PROVIDER_ADMIN_PORT', '"${BATCHWRIGHT_PROVIDER_ADMIN_PORT', 'keycloak: it listens to the network'],
    ['a service does not wait for the topics', '    topics: { condition: service_completed_successfully }', '    topics: { condition: service_started }', 'identity does not wait for topics'],
    ['a secret is not given', 'review-kafka-password, api', 'api', 'review reads the secret review-kafka-password, which it is not given'],
    ['a secret is given that is not needed', 'web-console-kafka-password]', 'web-console-kafka-password, package-key.pem]', 'web-console is given the secret package-key.pem and does not read it'],
    ['a secret is not declared', /^ {2}package-key\.pem: .*\n/m, '', 'review is given the secret package-key.pem, which is not declared'],
    ['the engine is reached', '"./deploy/otel:/etc/otel:ro"', '"/var/run/docker.sock:/var/run/docker.sock"', 'collector: it reaches the engine'],
  ])('is refused when %s', (_what, from, to, sentence) => {
    expect(faultsOfCompose(compose(planted(text, from, to)), services).join('\n')).toContain(sentence);
  });
});

describe('the image', () => {
  const text = read('deploy/docker/Dockerfile');

  it('stands on the tested Node, without root and shell, with production packages and their list', () => {
    expect(faultsOfDockerfile(text, node)).toEqual([]);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['follows the newest Node', `node:${node}-bookworm-slim`, 'node:24-bookworm-slim', 'the base is not Node'],
    ['stands on something else at last', /FROM \$\{NODE_IMAGE\}\nARG VERSION/, 'FROM debian:bookworm\nARG VERSION', 'a stage stands on another image'],
    ['has development packages', '--omit=dev --omit=optional', '--omit=optional', 'production packages are not installed'],
    ['is root', 'USER 10001:10001', 'USER root', 'the user "root"'],
    ['starts by a shell', 'ENTRYPOINT ["/usr/local/bin/node", "/app/dist/deploy/services/main.js"]', 'ENTRYPOINT node /app/dist/deploy/services/main.js', 'the entry needs a shell'],
    ['asks for its health by a shell', 'CMD ["/usr/local/bin/node", "/app/dist/deploy/docker/health.mjs"]', 'CMD curl localhost', 'the health check is missing or needs a shell'],
    ['has no list of what is in it', 'COPY --from=packages /app/sbom.cdx.json ./', '', 'no bill of materials'],
    ['takes the sources', 'COPY package.json LICENSE ./', 'COPY . .', 'takes files that no stage has made'],
    ['does not say of which revision it is', 'org.opencontainers.image.revision', 'revision', 'does not say what it is'],
    ['keeps a secret', 'ENV NODE_ENV=production', 'ENV NPM_TOKEN=abc', 'a secret would stay'],
  ])('is refused when it %s', (_what, from, to, sentence) => {
    expect(faultsOfDockerfile(planted(text, from, to), node).join('\n')).toContain(sentence);
  });

  it('is built from what is named, and secrets are not', () => {
    const lines = read('.dockerignore').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    expect(lines.filter((line) => line.startsWith('!')).some((line) => /secrets|\.batchwright|\.git/.test(line))).toBe(false);
    expect(lines.indexOf('deploy/docker/secrets')).toBeGreaterThan(lines.indexOf('!deploy'));
  });
});
