import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { migrateConfiguration, realmConfiguration, serveConfiguration, topicsConfiguration } from '../services/configuration';
import { WrongConfiguration } from '../services/environment';
import { withDefaults, type ComposeFile, type ComposeService } from './hardening.fixture';
import { prepare } from './prepare/prepare';

/** Docker-compose.yml with the secrets that `prepare` makes, read by the code that reads it in the containers. */
const house = resolve(__dirname, '../..');
const { services } = parse(readFileSync(join(house, 'docker-compose.yml'), 'utf8'), { merge: true, maxAliasCount: -1 }) as ComposeFile;
const own = Object.entries(services).filter(([name, { image }]) => image?.startsWith('batchwright:') && name !== 'prepare');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'batchwright-compose-'));
  await prepare(folder, { console: 'mes.localhost', signing: 'sign.localhost' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment of a container, with the paths that files have here. The console is not built for this test: its folder is any that has a page. */
function environmentOf({ environment = {} }: ComposeService, isConsole = false): Record<string, string> {
  const entries = Object.entries(environment).map(([name, value]) => [name, withDefaults(String(value)).replace('/run/secrets/', `${folder}/`).replace('/etc/batchwright/', `${__dirname}/`)] as const);
  return { ...Object.fromEntries(entries), ...(isConsole ? { BATCHWRIGHT_CONSOLE_FILES: join(house, 'services/web-console/ui') } : {}) };
}

/** Runs the code that reads the environment; the faults that it says, and the names it never looked at. */
function readBy(command: string, word: string | undefined, variables: Record<string, string>): { faults: readonly string[]; unknown: readonly string[] } {
  const seen = new Set<string>();
  const watched = new Proxy(variables, { get: (target, name: string) => (seen.add(name), target[name]), has: (target, name: string) => (seen.add(name), name in target) });
  const unknown = (): string[] => Object.keys(variables).filter((name) => name.startsWith('BATCHWRIGHT_') && !seen.has(name));
  try {
    if (command === 'serve') serveConfiguration(word, watched);
    else if (command === 'migrate') migrateConfiguration(watched);
    else if (command === 'topics') topicsConfiguration(watched);
    else if (command === 'realm') realmConfiguration(watched);
    else return { faults: [`"${command}" is no command`], unknown: [] };
    return { faults: [], unknown: unknown() };
  } catch (error) {
    if (!(error instanceof WrongConfiguration)) throw error;
    return { faults: error.faults, unknown: unknown() };
  }
}

function outcomeOf(name: string, change: (environment: Record<string, string>) => void = () => undefined) {
  const service = services[name] as ComposeService;
  const environment = environmentOf(service, name === 'web-console');
  change(environment);
  return readBy(service.command?.[0] ?? '', service.command?.[1], environment);
}

describe('the environment that Compose gives', () => {
  it.each(own.map(([name]) => [name]))('is what %s needs, and nothing that nobody reads', (name) => {
    expect(outcomeOf(name)).toEqual({ faults: [], unknown: [] });
  });

  it('covers jobs and services', () => {
    expect(own.map(([name]) => name)).toEqual(expect.arrayContaining(['migrate', 'topics', 'realm', 'identity', 'web-console']));
  });

  it('would be refused with a name that is wrong, or one that is missing', () => {
    const wrong = outcomeOf('review', (environment) => {
      environment['BATCHWRIGHT_PACKAGE_KEYS_FILE'] = environment['BATCHWRIGHT_PACKAGE_KEY_FILE'] ?? '';
      delete environment['BATCHWRIGHT_PACKAGE_KEY_FILE'];
    });
    expect(wrong.unknown).toEqual(['BATCHWRIGHT_PACKAGE_KEYS_FILE']);
    expect(wrong.faults.join()).toMatch(/^BATCHWRIGHT_PACKAGE_KEY \(or BATCHWRIGHT_PACKAGE_KEY_FILE\) is missing/);
  });
});
