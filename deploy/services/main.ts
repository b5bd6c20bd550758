import { enableCompileCache } from 'node:module';
import { migrateConfiguration, realmConfiguration, serveConfiguration, topicsConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import { patiently } from './patiently';

/** The one entry of the image: `main.js <command>`. What a command needs is loaded when it runs. */
const COMMANDS: Readonly<Record<string, (...words: readonly (string | undefined)[]) => Promise<void>>> = {
  async serve(word) {
    await (await import('./serve-until-told.js')).serveUntilTold(word);
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
  async parked(service) {
    const configuration = serveConfiguration(service, process.env);
    await (await import('./parked.js')).listParkedOf(configuration, say);
  },
  async replay(service, ...words) {
    const configuration = serveConfiguration(service, process.env);
    await (await import('./parked.js')).settleParkedOf('replay', configuration, words, say);
  },
  async discard(service, ...words) {
    const configuration = serveConfiguration(service, process.env);
    await (await import('./parked.js')).settleParkedOf('discard', configuration, words, say);
  },
};

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const [word = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS[word];
  enableCompileCache(); // in the temporary folder: what is started again after a crash loads what was compiled before
  if (!command) throw new WrongConfiguration([`"${word}" is no command; there are ${Object.keys(COMMANDS).join(', ')}.`]);
  await command(...rest);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const lines = error instanceof WrongConfiguration ? error.faults : [error instanceof Error ? error.message : String(error)];
    process.stderr.write(lines.map((line) => `batchwright: ${line}\n`).join(''));
    process.exit(error instanceof WrongConfiguration ? 2 : 1);
  },
);
