import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../java';

export interface ContainerOptions {
  readonly image: string;
  /** Folder of this machine → folder inside. */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** True: with the account of this process, so that both can read what the other writes. */
  readonly asOurselves?: boolean;
  readonly entrypoint?: string;
  readonly words: readonly string[];
  /** What it prints when it is ready, and how often. */
  readonly ready: RegExp;
  readonly readyTimes?: number;
  /** Where it has to answer then, at this machine. */
  readonly port: number;
  /** True: it outlives this process, and somebody else ends it by `ending`. */
  readonly outlives?: boolean;
}

/** A container in the network of this machine, with a name that says which process started it. */
export interface Container {
  /** Command line that ends it for good, for somebody else. */
  readonly ending: readonly string[];
  /** `kill -9` of what runs in it. */
  kill(): Promise<void>;
  /** Starts it again with what it had written. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

const PREFIX = 'batchwright-test-';
const READY_MS = 120_000;

/** Starts a container and waits until it says that it is ready. Throws with what it said when it does not. */
export async function startContainer(engine: string, options: ContainerOptions): Promise<Container> {
  await sweep(engine);
  const name = `${PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`;
  const remove = ['rm', '--force', '--volumes', name];
  await must(engine, ['run', '--detach', '--name', name, ...wordsOf(engine, options), options.image, ...options.words]);
  const goodbye = (): void => void spawnSync(engine, remove, { stdio: 'ignore' });
  if (!options.outlives) process.once('exit', goodbye);
  const said = async (): Promise<string> => (await run(engine, ['logs', name])).text;
  const timesReady = async (): Promise<number> => [...(await said()).matchAll(new RegExp(options.ready, 'g'))].length;
  const untilReady = async (times: number): Promise<void> => {
    for (const since = performance.now(); (await timesReady()) < times; await pause(200)) {
      const runs = (await run(engine, ['inspect', '--format', '{{.State.Running}}', name])).text.trim() === 'true';
      if (!runs || performance.now() - since > READY_MS) throw new Error(`${options.image} did not get ready: ${(await said()).slice(-3000)}`);
    }
    if (!(await answersAt(options.port))) throw new Error(`${options.image} runs, and does not answer in the network of this machine: the engine may be on another one`);
  };
  const container: Container = {
    ending: [engine, ...remove],
    async kill() {
      await run(engine, ['kill', name]); // says so when it does not run
      await run(engine, ['wait', name]);
    },
    async start() {
      const before = await timesReady();
      await must(engine, ['start', name]);
      await untilReady(before + 1);
    },
    async remove() {
      process.removeListener('exit', goodbye);
      await must(engine, remove);
    },
  };
  try {
    await untilReady(options.readyTimes ?? 1);
  } catch (error) {
    await container.remove();
    throw error;
  }
  return container;
}

/** The network of this machine, because servers tell clients their own addresses. */
function wordsOf(engine: string, { volumes = {}, environment = {}, asOurselves, entrypoint }: ContainerOptions): string[] {
  const [uid, gid] = engine === 'podman' ? [0, 0] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]; // rootless Podman shows our account as root inside
  return [
    '--network', 'host', '--security-opt', 'label=disable',
    ...Object.entries(volumes).flatMap(([here, inside]) => ['--volume', `${here}:${inside}`]),
    ...Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...(asOurselves ? ['--user', `${uid}:${gid}`] : []),
    ...(entrypoint === undefined ? [] : ['--entrypoint', entrypoint]),
  ];
}

async function must(engine: string, words: readonly string[]): Promise<void> {
  const { code, text } = await run(engine, words);
  if (code !== 0) throw new Error(`${engine} ${words[0]} failed: ${text.slice(-3000)}`);
}

/** Removes what killed runs left behind: a name says whose container it is. */
async function sweep(engine: string): Promise<void> {
  const { text } = await run(engine, ['ps', '--all', '--format', '{{.Names}}', '--filter', `name=${PREFIX}`]);
  for (const name of text.split('\n').filter((line) => line.startsWith(PREFIX))) {
    if (!lives(Number(name.slice(PREFIX.length).split('-')[0]))) await run(engine, ['rm', '--force', '--volumes', name]);
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function answersAt(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port }, () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
