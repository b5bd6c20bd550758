import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Guide, GuideProgram } from './guide';

const PATIENCE_MS = 240_000;

/** A message as a program of the guide keeps it, in the order in which it came. */
export interface Kept {
  readonly topic: string;
  readonly subject: string;
  readonly sequence: number;
  readonly part: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Who subscribes, and where. */
export interface Subscriber {
  readonly brokers: readonly string[];
  readonly ca: string;
  readonly account: string;
  readonly password: string;
  readonly prefix: string;
}

/** A program of the guide in a folder of its own, with what the guide says to install linked into it (name in the folder to where it lies). */
export class Integrator {
  private readonly folder = mkdtempSync(join(tmpdir(), 'batchwright-integrator-'));
  private readonly running = new Set<ChildProcess>();
  /** What the run that is on, or was last, said: one line per message. */
  said: string[] = [];

  constructor(private readonly guide: Guide, readonly program: GuideProgram, readonly subscriber: Subscriber, installed: Readonly<Record<string, string>>) {
    for (const [name, place] of Object.entries(installed)) symlinkSync(place, join(this.folder, name));
    this.write(program.file, program.text);
    this.write('authority.pem', subscriber.ca);
    this.write('password', `${subscriber.password}\n`);
  }

  /** Puts a file beside the program. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text, { mode: 0o600 });
  }

  /** Starts it as the guide says, in a group and with a database. Resolves to its exit code when it ends, with what it said last. */
  start({ group = this.subscriber.account, database = 'batches.db', command = this.program.start }: { readonly group?: string; readonly database?: string; readonly command?: string } = {}): Promise<{ code: number | null; fault: string }> {
    const { brokers, account, prefix } = this.subscriber;
    const settings: Record<string, string> = { KAFKA_BROKERS: brokers.join(','), KAFKA_CA: 'authority.pem', KAFKA_ACCOUNT: account, KAFKA_PASSWORD_FILE: 'password', KAFKA_GROUP: group, KAFKA_PREFIX: prefix, DATABASE: database };
    if (Object.keys(settings).join() !== this.guide.settings.join()) throw new Error(`the guide names the settings ${this.guide.settings.join(', ')}`);
    const child = spawn('sh', ['-c', `exec ${command}`], { cwd: this.folder, env: { PATH: pathWithOurNode(), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.running.add(child);
    child.once('close', () => this.running.delete(child));
    const said: string[] = (this.said = []);
    let [rest, fault] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = `${rest}${bytes.toString()}`.split('\n');
      rest = lines.pop() ?? '';
      said.push(...lines);
    });
    child.stderr.on('data', (bytes: Buffer) => { fault = `${fault}${bytes.toString()}`.slice(-20_000); });
    return new Promise((done) => child.once('close', (code) => done({ code, fault })));
  }

  /** Starts it, waits until it has said enough, and stops it by a signal. Throws when it ends by itself, or does not come so far. */
  async runUntil(enough: (said: readonly string[]) => boolean, signal: 'SIGTERM' | 'SIGKILL', options: { readonly group?: string; readonly database?: string } = {}): Promise<readonly string[]> {
    const ended = this.start(options);
    let end: { code: number | null; fault: string } | undefined;
    void ended.then((how) => { end = how; });
    for (const late = performance.now() + PATIENCE_MS; !enough(this.said); await new Promise((done) => setTimeout(done, 20))) {
      if (end) throw new Error(`${this.program.file} ended by itself: ${end.fault}`);
      if (performance.now() < late) continue;
      this.kill('SIGKILL');
      throw new Error(`${this.program.file} did not come so far; it said ${this.said.length} lines, last ${this.said.slice(-3).join(' | ')}: ${(await ended).fault}`);
    }
    this.kill(signal);
    const { code, fault } = await ended;
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`${this.program.file} did not stop in order (${code}): ${fault}`);
    return this.said;
  }

  /** What it keeps, while it does not run. */
  kept(table: 'event' | 'state', database = 'batches.db'): Kept[] {
    const file = new DatabaseSync(join(this.folder, database));
    try {
      const rows = file.prepare(`SELECT topic, subject, sequence, part, type, headers, body FROM ${table} ORDER BY rowid`).all() as unknown as (Omit<Kept, 'headers' | 'body'> & { headers: string; body: string })[];
      return rows.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Kept['headers'], body: JSON.parse(row.body) as unknown }));
    } finally {
      file.close();
    }
  }

  private kill(signal: NodeJS.Signals): void {
    for (const child of this.running) child.kill(signal);
  }

  remove(): void {
    this.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `node` is the one that runs the tests. */
export function pathWithOurNode(): string {
  return `${join(process.execPath, '..')}:${process.env.PATH ?? ''}`;
}
