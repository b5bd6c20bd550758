import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Arguments {
  readArguments(words: readonly string[]): Record<string, unknown>;
}
interface Machine {
  checkMachine(root: string, machine?: object): void;
}
interface Running {
  runningPlant(folder: string): Promise<{ pid: number; url?: string } | undefined>;
}

const load = <T>(file: string): Promise<T> => import(join(__dirname, file)) as Promise<T>;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'bw-start-'));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

describe('N7 one command starts the plant: what the command line asks for', () => {
  it.each<[string, string[], Record<string, unknown>]>([
    ['nothing', [], { command: 'plant' }],
    ['another port', ['--port', '9000'], { command: 'plant', port: 9000 }],
    ['an empty plant', ['--fresh', '--yes'], { command: 'plant', fresh: true, yes: true }],
    ['the network', ['--listen', '--host', 'a', '--signing-host', 'b'], { command: 'plant', listen: true, host: 'a', signingHost: 'b' }],
    ['what a service put aside', ['parked', 'review', '--home', 'd'], { command: 'parked', words: ['review'], home: 'd' }],
    ['that it is passed over', ['discard', 'review', '7', 'E1010', 'it', 'is torn'], { command: 'discard', words: ['review', '7', 'E1010', 'it', 'is torn'] }],
    ['the demo', ['demo', '--json', 'f.json'], { command: 'demo', json: 'f.json' }],
  ])('understands %s', async (_name, words, options) => {
    const { readArguments } = await load<Arguments>('arguments.mjs');
    expect(readArguments(words)).toEqual(options);
  });

  it.each<[string, string[], RegExp]>([
    ['a word that it does not know', ['--prot', '9'], /"--prot" is not understood/],
    ['a port that is none', ['--port', 'x'], /--port is a number/],
    ['an option without its value', ['--port', '--fresh'], /--port needs a value/],
    ['the network without names', ['--listen'], /--host and --signing-host/],
    ['one name for console and signature', ['--listen', '--host', 'a', '--signing-host', 'a'], /must differ/],
  ])('refuses %s with one sentence', async (_name, words, sentence) => {
    const { readArguments } = await load<Arguments>('arguments.mjs');
    expect(() => readArguments(words)).toThrow(sentence);
  });
});

describe('N7 one command starts the plant: the machine', () => {
  const good = { versions: { node: '20.19.0' }, platform: 'linux', arch: 'x64' };

  it('takes Node 20 on Linux', async () => {
    const { checkMachine } = await load<Machine>('check-machine.mjs');
    const root = folder();
    writeFileSync(join(root, 'package.json'), '{}');
    expect(() => checkMachine(root, good)).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ['an old Node', { ...good, versions: { node: '18.20.0' } }, /^Node 20 or newer is needed and this is 18\.20\.0; install/],
    ['another system', { ...good, platform: 'win32' }, /made for Linux x64 and this is win32 x64; run it in/],
  ])('says what to do about %s', async (_name, machine, sentence) => {
    const { checkMachine } = await load<Machine>('check-machine.mjs');
    expect(() => checkMachine(folder(), machine)).toThrow(sentence);
  });

  it('says what to do about a folder that it cannot read', async () => {
    const { checkMachine } = await load<Machine>('check-machine.mjs');
    expect(() => checkMachine(join(folder(), 'nothing-here'), good)).toThrow(/cannot be read and written by this account; change its owner/);
  });
});

describe('N7 one command starts the plant: started twice', () => {
  it('knows the plant that runs already, and where', async () => {
    const { runningPlant } = await load<Running>('running-plant.mjs');
    const at = folder();
    const plant = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'deploy/local/main.js'], { stdio: 'ignore' });
    try {
      writeFileSync(join(at, 'run.json'), JSON.stringify({ pid: plant.pid, starter: process.pid, url: 'http://localhost:1' }));
      await expect(runningPlant(at)).resolves.toMatchObject({ pid: plant.pid, url: 'http://localhost:1' });
    } finally {
      plant.kill('SIGKILL');
    }
  });

  it('takes no other process for it, and no dead one', async () => {
    const { runningPlant } = await load<Running>('running-plant.mjs');
    const at = folder();
    writeFileSync(join(at, 'run.json'), JSON.stringify({ pid: 1, starter: process.pid }));
    await expect(runningPlant(at)).resolves.toBeUndefined();
    await expect(runningPlant(at)).resolves.toBeUndefined();
  });

  it('waits for a plant whose starter was killed', async () => {
    const { runningPlant } = await load<Running>('running-plant.mjs');
    const at = folder();
    const plant = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 700)', 'deploy/local/main.js'], { stdio: 'ignore' });
    const ended = new Promise((done) => plant.once('exit', done));
    writeFileSync(join(at, 'run.json'), JSON.stringify({ pid: plant.pid, starter: 2 ** 22 - 1 }));
    await expect(runningPlant(at)).resolves.toBeUndefined();
    await ended;
  });
});
