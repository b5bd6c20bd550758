import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, writeKafkaSettings } from '../kafka/kafka-settings';
import { startContainer } from './container';
import { IMAGES } from './choose-servers';
import type { TestServers } from './test-servers';

const THEMES = resolve(__dirname, '../../../../deploy/keycloak/theme');
const POSTGRES_SETTINGS = ['max_connections=200', 'shared_buffers=64MB', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'jit=off'];

/** The servers out of their makers' images, with the settings that their processes have. */
export function serversFromContainers(engine: string): TestServers {
  return {
    async postgres() {
      const port = await freePort();
      const container = await startContainer(engine, {
        image: IMAGES.postgres,
        environment: { POSTGRES_USER: 'batchwright_admin', POSTGRES_DB: 'batchwright', POSTGRES_HOST_AUTH_METHOD: 'trust', POSTGRES_INITDB_ARGS: '--locale-provider=builtin --builtin-locale=C.UTF-8 --encoding=UTF8' },
        words: ['postgres', ...['listen_addresses=127.0.0.1', `port=${port}`, ...POSTGRES_SETTINGS].flatMap((setting) => ['-c', setting])],
        port, ready: /database system is ready to accept connections/, readyTimes: 2, // once for those who make the database
      });
      return { adminUrl: `postgresql://batchwright_admin@127.0.0.1:${port}/batchwright`, stop: () => container.remove() };
    },

    async kafka({ outlives = false, below = tmpdir() } = {}) {
      const folder = mkdtempSync(join(below, 'batchwright-kafka-'));
      const settings = await writeKafkaSettings(folder);
      const { username, password } = settings.admin;
      const file = join(folder, 'server.properties');
      const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').replace(/^-/, 'A');
      const format = `/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --standalone -t ${id} -c ${file} --add-scram 'SCRAM-SHA-512=[name=${username},password=${password}]'`;
      const container = await startContainer(engine, {
        image: IMAGES.kafka, volumes: { [folder]: folder }, asOurselves: true, environment: { LOG_DIR: '/tmp/logs', KAFKA_HEAP_OPTS: '-Xmx384m' },
        entrypoint: '/bin/sh', words: ['-c', `${format} && exec /opt/kafka/bin/kafka-server-start.sh ${file}`], port: Number(settings.brokers[0]?.split(':')[1]), ready: /Kafka Server started/, outlives,
      });
      return {
        ...settings,
        ending: container.ending,
        kill: () => container.kill(),
        async restart() {
          await container.kill();
          await container.start();
        },
        async stop() {
          await container.remove();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },

    async keycloak({ realms = [], postgres, themes = THEMES } = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'batchwright-keycloak-')); // only we enter it; what is in it is read by the account of the image
      const place = join(folder, 'import');
      mkdirSync(place);
      chmodSync(place, 0o755);
      for (const [at, realm] of realms.entries()) writeFileSync(join(place, `realm-${at}.json`), JSON.stringify(realm), { mode: 0o644 });
      const [port, management] = [await freePort(), await freePort()];
      const admin = { username: 'admin', password: randomBytes(18).toString('base64url') };
      const database: Readonly<Record<string, string>> = postgres ? { KC_DB: 'postgres', KC_DB_URL: `jdbc:postgresql://${postgres.host}:${postgres.port}/${postgres.database}`, KC_DB_USERNAME: postgres.username, KC_DB_PASSWORD: postgres.password } : { KC_DB: 'dev-file' };
      const container = await startContainer(engine, {
        image: IMAGES.keycloak, volumes: { [place]: '/opt/keycloak/data/import:ro', ...(existsSync(themes) ? { [themes]: '/opt/keycloak/themes:ro' } : {}) },
        environment: { ...database, KC_BOOTSTRAP_ADMIN_USERNAME: admin.username, KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password, KC_HEALTH_ENABLED: 'true', KC_METRICS_ENABLED: 'true' },
        words: ['start', '--cache=local', ...(realms.length > 0 ? ['--import-realm'] : []), '--http-enabled=true', '--http-host=127.0.0.1', `--http-port=${port}`, `--http-management-port=${management}`,
          '--hostname-strict=false', '--proxy-headers=xforwarded', '--spi-theme--cache-themes=false', '--spi-theme--static-max-age=-1'],
        port, ready: /Keycloak \S+ on JVM .* started in/,
      });
      return {
        port, admin, consoleOrigin: `http://localhost:${port}`, signingOrigin: `http://127.0.0.1:${port}`, managementUrl: `http://127.0.0.1:${management}`,
        async stop() {
          await container.remove();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
}
