import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@batchwright/contracts';

/** The entry of the image, as it was built. */
const ENTRY = join(__dirname, '../../services/main.js');
/** How long a service may take to be ready, and to end, in milliseconds. */
const READY_MS = 300_000;
const END_MS = 40_000;
/** Characters of its output that are kept. */
const KEPT = 8000;

/** What runs: a parent that ends by process.exit() takes it along. */
const CHILDREN = new Set<ChildProcess>();

export type Variables = Readonly<Record<string, string>>;

/** One replica of one service: a process that can be killed and started again under the same ports. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private isReady = false;
  private output = '';
  private lastEnding: number | string | undefined;

  constructor(
    readonly service: ServiceName, readonly replica: number, readonly port: number, readonly managementPort: number, private readonly variables: Variables,
    private readonly more: { /** What runs in place of the image's entry. */ readonly program?: readonly string[] | undefined; readonly quiet?: boolean | undefined } = {},
  ) {}

  /** Whether requests may be led to it. */
  get ready(): boolean {
    return this.isReady;
  }

  get running(): boolean {
    return this.child !== undefined;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** How it ended last: a code, or the signal that killed it; undefined = it never did. */
  get ending(): number | string | undefined {
    return this.lastEnding;
  }

  /** The newest of what it said. */
  get said(): string {
    return this.output;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts the process and does not wait for it. `more` stands over its usual variables, `program` runs in place of what usually does, for this start. */
  start(more: Variables = {}, program = this.more.program): void {
    if (this.child) throw new Error(`${this.service} ${this.replica} runs already`);
    const variables = { ...this.variables, ...more, BATCHWRIGHT_PORT: String(this.port), BATCHWRIGHT_MANAGEMENT_PORT: String(this.managementPort) };
    const child = spawnCommand(program ?? [ENTRY, 'serve', this.service], variables, (text) => {
      this.output = (this.output + text).slice(-KEPT);
      if (!this.more.quiet) process.stdout.write(text);
    });
    this.child = child;
    child.once('exit', (code, signal) => {
      if (this.child !== child) return;
      this.lastEnding = code ?? signal ?? undefined;
      this.child = undefined;
      this.isReady = false;
    });
  }

  /** Resolves when it is ready. Throws with what it said when it ended or took too long. */
  async untilReady(): Promise<void> {
    let why = '';
    for (const since = performance.now(); this.child; await pause(50)) {
      const answer = await fetch(`http://127.0.0.1:${this.managementPort}/health/ready`).catch(() => undefined);
      if (answer?.ok) return void (this.isReady = true);
      why = (await answer?.text()) ?? why;
      if (performance.now() - since > READY_MS) throw new Error(`${this.service} is not ready after ${READY_MS / 1000} s: ${why}\n${this.output}`);
    }
    throw new Error(`${this.service} ended before it was ready:\n${this.output}`);
  }

  /** Runs another command of the image with what this one is told, beside it; answers what it said, and throws it where it failed. */
  command(...words: readonly string[]): Promise<string> {
    return runJob(words, this.variables);
  }

  /** Asks at its management port, of the profile `test`; undefined when it does not run or goes meanwhile. */
  async ask(what: 'drained' | 'caught-up' | 'due-timers' | 'handed-over'): Promise<{ handedOver: number } | undefined> {
    if (!this.isReady) return undefined;
    try {
      const answer = await fetch(`http://127.0.0.1:${this.managementPort}/test/${what}`, { method: 'POST' });
      if (answer.ok) return (await answer.json()) as { handedOver: number };
      throw new Error(`${this.service} answers ${answer.status} when it is asked whether it is ${what}: ${await answer.text()}`);
    } catch (error) {
      if (this.isReady) throw error;
      return undefined;
    }
  }

  /** `kill -9`. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks it to end, as an orchestrator does; ends it the hard way when it does not. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.isReady = false;
    if (!child) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill(signal);
    const hard = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(hard);
  }
}

/** Runs a job of the image to its end. Throws with what it said when it fails. */
export async function runJob(words: readonly string[], variables: Variables): Promise<string> {
  let said = '';
  const child = spawnCommand([ENTRY, ...words], variables, (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`the job "${words.join(' ')}" failed:\n${said}`);
  return said;
}

/** Ports that nobody listens at now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((done, failed) => {
    const server = createServer().once('error', failed).listen(0, '127.0.0.1', () => done(server));
  })));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Nothing of this process' own environment but where programs and temporary files are, and where spans go. */
function spawnCommand(words: readonly string[], variables: Variables, onText: (text: string) => void): ChildProcess {
  const { PATH = '', TMPDIR = '/tmp' } = process.env;
  const spans = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('OTEL_')));
  const child = spawn(process.execPath, [...words], { env: { PATH, TMPDIR, ...spans, ...variables }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }); // by the channel it notices when this process is killed
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => onText(chunk.toString()));
  if (CHILDREN.size === 0) process.once('exit', killChildren);
  CHILDREN.add(child);
  child.once('exit', () => {
    CHILDREN.delete(child);
    if (CHILDREN.size === 0) process.off('exit', killChildren);
  });
  return child;
}

function killChildren(): void {
  for (const child of CHILDREN) child.kill('SIGKILL');
}
