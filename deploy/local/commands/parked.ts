import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenVerifier } from '@batchwright/access';
import { EmbeddedTransport } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import { openParked, type ParkedMessages, type PlantSettings, type ServiceDefinition } from '@batchwright/host';
import { FolderObjectStore } from '@batchwright/objects';
import { allServices } from '../../../services/all-in-one/src/boot/services';
import { listParked, settleParked, type SettlingCommand } from '../../services/settle-parked';
import type { PlantAddress } from '../demo/client/plant-client';
import { readExceptionRulesFile } from '../plant/exception-rules';
import { demoPlant } from '../plant/identity';
import { plantSecrets } from '../plant/secrets';
import { dataDirectory } from '../postgres/data-directory';
import { urlAtRunning } from '../postgres/embedded-postgres';
import { readDataFolder } from './data-folder';
import type { StartOptions } from './start-options';

/** Where a plant keeps what stays, and what it tells scripts. */
interface Places {
  readonly dataDir: string;
  readonly stateDir: string;
}

/** Nobody signs in for a command. */
const NOBODY: TokenVerifier = { verify: () => Promise.reject(new Error('no token is judged here')), claimsNow: () => Promise.resolve(undefined) };

/** The commands about messages that a service put aside, beside the plant that runs: those of the image, with the same code. Throws sentences. */
export async function runParkedCommand(command: 'parked' | SettlingCommand, options: StartOptions, say: (line: string) => void, definitions: readonly ServiceDefinition[] = allServices()): Promise<void> {
  const [name = '', ...words] = options.words ?? [];
  const definition = definitions.find((one) => one.name === name);
  if (!definition) throw new Error(`"${name}" is no service; there are ${definitions.map((one) => one.name).join(', ')}`);
  const places = { dataDir: options.dataDir ?? dataDirectory(options.root), stateDir: options.stateDir ?? join(options.root, '.batchwright') };
  const open = (): Promise<ParkedMessages> => openBeside(definition, places);
  if (command === 'parked') await listParked(open, say);
  else await settleParked(command, name, words, open, say);
}

function openBeside(definition: ServiceDefinition, places: Places): Promise<ParkedMessages> {
  const { dataDir, stateDir } = places;
  const ready = join(stateDir, 'ready.json');
  const databaseUrl = urlAtRunning(dataDir, `${schemaOf(definition.name)}_app`);
  if (databaseUrl === undefined || !existsSync(ready)) throw new Error(`no plant is ready in ${dataDir}; start it, and ask again beside it`);
  return openParked(definition, {
    settings: settingsOf(places, JSON.parse(readFileSync(ready, 'utf8')) as PlantAddress),
    objects: new FolderObjectStore(join(dataDir, 'objects')),
    verifier: NOBODY,
    transport: ({ transactions, observer }) => new EmbeddedTransport(transactions, { observer }),
    databaseUrl: () => databaseUrl,
    logLevel: 'error',
  });
}

/** What handlers may ask for, as the running plant has it. */
function settingsOf({ dataDir }: Places, { url, issuer, signingOrigin }: PlantAddress): PlantSettings {
  const secrets = plantSecrets(dataDir);
  return {
    consoleIssuer: issuer, signingIssuer: `${signingOrigin}${new URL(issuer).pathname}`, consoleOrigin: url, signingOrigin,
    clock: readDataFolder(dataDir)?.clock ?? 'real', sites: demoPlant().sites,
    signingClientSecret: secrets.mesSign, directoryClientSecret: secrets.mesDirectory, packageKeyPem: secrets.packageKeyPem,
    exceptionRules: readExceptionRulesFile(dataDir), spoolFolder: join(dataDir, 'spool'), idleLockSeconds: 0,
  };
}
