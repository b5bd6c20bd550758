import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { refuse } from '@batchwright/kernel';
import type { Spool, SpooledBatch } from '../../application/spool';

/** Bytes after which a new file is begun. */
const FILE_BYTES = 8 * 1024 * 1024;
/** Bytes that one connection may hold back. */
export const SPOOL_BYTES = 4 * 1024 * 1024 * 1024;
/** Readings that are kept in memory; what waits beyond them is read from the disk when its turn comes. */
const READINGS_IN_MEMORY = 100_000;

interface Waiting {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Lines of JSON in files that are only added to: one line a batch, on the disk (fsync) before `put` resolves; those that come while one is being
 * written go with the next. A file is removed when the database has all of it, but never the newest: positions go on from it after a restart, because the database takes none
 * twice. A line that a crash tore was never acknowledged, and is left out.
 */
export class FileSpool implements Spool {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private file: { readonly handle: FileHandle; readonly name: string; bytes: number } | undefined;
  /** Files with batches that the database does not have, oldest first: the last position that each holds, and its bytes. */
  private readonly files: { readonly name: string; last: number; bytes: number }[] = [];
  /** What waits in memory, oldest first, and how many readings that are. */
  private queue: SpooledBatch[] = [];
  private queued = 0;
  /** First position that waits on the disk only; undefined: all that waits is in memory. */
  private beyond: number | undefined;
  /** Last position that was given out, and last that is on the disk. */
  private position = 0;
  private written = 0;

  private constructor(
    readonly id: string,
    private readonly folder: string,
    private readonly limit: number,
  ) {}

  /** Opens the folder of a connection and reads what a former process left. */
  static async open(folder: string, limit = SPOOL_BYTES): Promise<FileSpool> {
    await mkdir(folder, { recursive: true });
    const spool = new FileSpool(await idOf(folder), folder, limit);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
    for (const name of names) await spool.recall(name);
    return spool;
  }

  private async recall(name: string): Promise<void> {
    const file = { name, last: Number.parseInt(name, 10), bytes: (await stat(join(this.folder, name))).size };
    for await (const { position } of batchesOf(join(this.folder, name))) {
      file.last = Math.max(file.last, position);
      this.beyond = Math.min(this.beyond ?? position, position);
    }
    this.files.push(file);
    this.position = this.written = Math.max(this.position, file.last);
  }

  put(batch: Omit<SpooledBatch, 'position'>): Promise<void> {
    const held = this.files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (held > this.limit) return Promise.reject(refuse('spool-full', { bytes: held }));
    return new Promise((done, failed) => {
      const whole: SpooledBatch = { position: (this.position += 1), ...batch };
      this.waiting.push({ line: `${lineOf(whole)}\n`, done: () => { this.keep(whole); done(); }, failed });
      this.writing ??= this.write();
    });
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const now = this.waiting;
      this.waiting = [];
      try {
        const file = (this.file ??= await this.begin());
        const bytes = Buffer.from(now.map(({ line }) => line).join(''));
        await file.handle.appendFile(bytes);
        await file.handle.datasync();
        file.bytes += bytes.length;
        const known = this.files.at(-1);
        this.written = this.position - this.waiting.length;
        if (known) Object.assign(known, { last: this.written, bytes: file.bytes });
        if (file.bytes >= FILE_BYTES) await this.endFile();
        now.forEach(({ done }) => done());
      } catch (error) {
        await this.endFile().catch(() => undefined); // half a line may stand there: what follows begins a file of its own
        now.forEach(({ failed }) => failed(error));
      }
    }
    this.writing = undefined;
  }

  private async begin(): Promise<{ handle: FileHandle; name: string; bytes: number }> {
    const name = `${String(this.position).padStart(16, '0')}.jsonl`;
    this.files.push({ name, last: this.position, bytes: 0 });
    return { handle: await open(join(this.folder, name), 'a', 0o600), name, bytes: 0 };
  }

  private async endFile(): Promise<void> {
    const { file } = this;
    this.file = undefined;
    await file?.handle.close();
  }

  private keep(batch: SpooledBatch): void {
    if (this.beyond === undefined && this.queued > READINGS_IN_MEMORY) this.beyond = batch.position;
    if (this.beyond !== undefined) return;
    this.queue.push(batch);
    this.queued += batch.readings.length;
  }

  /** What waits on the disk, up to the end of the file in which it begins. */
  private async fetch(): Promise<void> {
    while (this.queue.length === 0 && this.beyond !== undefined) {
      const [from, until] = [this.beyond, this.written];
      const file = this.files.find(({ last }) => last >= from);
      for await (const batch of file ? batchesOf(join(this.folder, file.name)) : []) {
        if (batch.position < from || batch.position > until) continue;
        this.queue.push(batch);
        this.queued += batch.readings.length;
      }
      const next = Math.min(file?.last ?? until, until) + 1;
      this.beyond = next > this.written ? undefined : next;
    }
  }

  async read(readings: number): Promise<SpooledBatch[]> {
    await this.fetch();
    const batches: SpooledBatch[] = [];
    let count = 0;
    for (const batch of this.queue) {
      count += batch.readings.length;
      if (batches.length > 0 && count > readings) break;
      batches.push(batch);
    }
    return batches;
  }

  async remove(position: number): Promise<void> {
    const upTo = this.queue.findIndex((batch) => batch.position > position);
    this.queue = upTo < 0 ? [] : this.queue.slice(upTo);
    this.queued = this.queue.reduce((sum, { readings }) => sum + readings.length, 0);
    while (this.files.length > 1 && this.files[0] && this.files[0].last <= position) {
      await rm(join(this.folder, (this.files.shift() as { name: string }).name), { force: true });
    }
  }

  async close(): Promise<void> {
    await this.writing;
    await this.endFile();
  }
}

/** Of this folder, for good; one that a crash tore is none. */
async function idOf(folder: string): Promise<string> {
  const named = join(folder, 'id');
  const known = await readFile(named, 'utf8').catch(() => '');
  if (known.length === 36) return known;
  const id = randomUUID();
  await writeFile(`${named}.new`, id);
  await rename(`${named}.new`, named);
  return id;
}

async function* batchesOf(file: string): AsyncGenerator<SpooledBatch> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const batch = parse(line);
    if (batch) yield batch;
  }
}

/** Asking each value costs four times the rest of writing it: done only where a number is none. */
function lineOf(batch: SpooledBatch): string {
  const allNumbers = batch.readings.every(({ value, at }) => Number.isFinite(at) && (typeof value !== 'number' || Number.isFinite(value)));
  return allNumbers ? JSON.stringify(batch) : JSON.stringify(batch, numbersAsTheyAre);
}

/** JSON has no NaN and no infinity: they travel as words that no text value can be. */
function numbersAsTheyAre(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function parse(line: string): SpooledBatch | undefined {
  try {
    if (!line.includes('{"number":"')) return JSON.parse(line) as SpooledBatch;
    return JSON.parse(line, (_key, value: unknown) => (isWord(value) ? Number(value.number) : value)) as SpooledBatch;
  } catch {
    return undefined; // torn by a crash: nobody was told that it was taken
  }
}

function isWord(value: unknown): value is { number: string } {
  return typeof value === 'object' && value !== null && 'number' in value && Object.keys(value).length === 1;
}
