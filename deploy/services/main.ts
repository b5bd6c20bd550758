import { startTelemetry, wantsTraces } from '@batchwright/telemetry';
import { migrateConfiguration, realmConfiguration, serveConfiguration, topicsConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import { patiently } from './patiently';

/** Orchestrators kill 30 s after they asked: whoever hangs until shortly before that ends by itself, and says so by its code. */
const LAST_MOMENT_MS = 28_000;

/** The one entry of the image: `main.js <command>`. What a command needs is loaded when it runs. */
const COMMANDS: Readonly<Record<string, (word: string | undefined) => Promise<void>>> = {
  async serve(word) {
    const configuration = serveConfiguration(word, process.env);
    const stopping = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
    process.once('disconnect', () => stopping.abort()); // a launcher that started it with a channel is gone
    stopping.signal.addEventListener('abort', () => void setTimeout(() => process.exit(1), LAST_MOMENT_MS).unref());
    const telemetry = await startTelemetry({ serviceName: configuration.service, traces: wantsTraces(process.env) });
    await (await import('./serve.js')).serve(configuration, telemetry, stopping.signal);
    await telemetry.stop();
  },
  async migrate() {
    const configuration = migrateConfiguration(process.env);
    const { migrateAll } = await import('./migrate.js');
    await patiently(() => migrateAll(configuration), say);
    say('the database is up to date');
  },
  async topics() {
    const { kafka, ...wanted } = topicsConfiguration(process.env);
    const { prepareKafka } = await import('@batchwright/bus');
    await patiently(async () => (await prepareKafka({ ...kafka, ...wanted })).forEach(say), say);
    say('the topics are there');
  },
  async realm() {
    const { url, admin, realm } = realmConfiguration(process.env);
    const [{ bringRealm }, { KeycloakAdmin }, { plantRealm }] = await Promise.all([import('../keycloak/bring-realm.js'), import('../keycloak/keycloak-admin.js'), import('../keycloak/plant-realm.js')]);
    const changed = await patiently(() => bringRealm(new KeycloakAdmin(url, admin), plantRealm(realm)), say);
    for (const line of changed) say(line);
    say('the realm is up to date');
  },
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const [word = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS[word];
  if (!command) throw new WrongConfiguration([`"${word}" is no command; there are ${Object.keys(COMMANDS).join(', ')}.`]);
  await command(rest[0]);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const lines = error instanceof WrongConfiguration ? error.faults : [error instanceof Error ? error.message : String(error)];
    process.stderr.write(lines.map((line) => `batchwright: ${line}\n`).join(''));
    process.exit(error instanceof WrongConfiguration ? 2 : 1);
  },
);
