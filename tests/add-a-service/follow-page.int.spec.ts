import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { kafkaCanBeStarted, MACHINE_SETTINGS } from '@batchwright/testing';
import { changed, readPage, type Deed } from './page';

const root = resolve(__dirname, '../..');
/** What is made, and not part of the repository. */
const NOT_COPIED = ['node_modules', '.git', '.batchwright', '.nx', 'dist', 'test-results'];
const HALF_AN_HOUR = 1_800_000;

/** Runs a command line of the page as a person would: how it ended, and what it said. */
function run(command: string, cwd: string): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: HALF_AN_HOUR });
  return { status, said: `${stdout}\n${stderr}` };
}

const suite = (): void => {
  const house = mkdtempSync(join(tmpdir(), 'batchwright-visits-'));
  beforeAll(() => {
    for (const name of readdirSync(root)) if (!NOT_COPIED.includes(name)) cpSync(join(root, name), join(house, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  }, 120_000);
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  const deeds = readPage().flatMap((deed): [string, string | Exclude<Deed, { what: 'run' }>][] => (deed.what === 'run' ? deed.commands.map((command) => [command, command]) : [[`${deed.what} ${deed.file}`, deed]]));

  it.each(deeds)('%s', (_title, deed) => {
    if (typeof deed !== 'string') {
      const path = join(house, deed.file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, deed.what === 'write' ? deed.text : changed(readFileSync(path, 'utf8'), deed));
    } else if (deed.includes('TEST_MODE=services') && !kafkaCanBeStarted()) {
      process.stdout.write(`left out: ${deed}, because no brokers can be started here\n`);
    } else {
      const { status, said } = run(deed, house);
      if (status !== 0) throw new Error(said.slice(-6000));
      if (deed.includes('test:')) expect(said).toMatch(/^Tests: .*\d+ passed/m); // a pattern that meets no test would pass as well
    }
  }, HALF_AN_HOUR);
};

// It builds the house twice over and starts it three times: minutes that belong to the full run.
if (MACHINE_SETTINGS.fullRun) describe('the page about a new service, followed word by word', suite);
else
  describe('the page about a new service, followed word by word', () => {
    it('is left to the full run', () => {
      process.stdout.write('left out: the page about a new service is followed word by word by npm run test:full only\n');
      expect(readPage().length).toBeGreaterThan(20);
    });
  });
