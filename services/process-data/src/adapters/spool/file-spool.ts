import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { refuse } from '@batchwright/kernel';
import type { Spool, SpooledBatch } from '../../application/spool';

/** Bytes after which a new file is begun. */
const FILE_BYTES = 8 * 1024 * 1024;
/** Bytes that one connection may hold back. */
export const SPOOL_BYTES = 4 * 1024 * 1024 * 1024;

interface Waiting {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Lines of JSON in files that are only added to: one line a batch, on the disk (fsync) before `put` resolves; those that come while one is being
 * written go with the next. A file is removed when the database has all of it. A line that a crash tore was never acknowledged, and is left out.
 */
export class FileSpool implements Spool {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private file: { readonly handle: FileHandle; readonly name: string; bytes: number } | undefined;
  /** Files with batches that the database does not have, oldest first: the last position that each holds, and its bytes. */
  private readonly files: { readonly name: string; last: number; bytes: number }[] = [];
  private queue: SpooledBatch[] = [];
  private position = 0;

  private constructor(
    readonly id: string,
    private readonly folder: string,
    private readonly limit: number,
  ) {}

  /** Opens the folder of a connection and reads what a former process left. */
  static async open(folder: string, limit = SPOOL_BYTES): Promise<FileSpool> {
    await mkdir(folder, { recursive: true });
    const named = join(folder, 'id');
    await writeFile(named, randomUUID(), { flag: 'wx' }).catch(() => undefined); // it has one
    const spool = new FileSpool(await readFile(named, 'utf8'), folder, limit);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
    for (const name of names) await spool.recall(name);
    return spool;
  }

  private async recall(name: string): Promise<void> {
    const file = { name, last: 0, bytes: (await stat(join(this.folder, name))).size };
    for await (const line of createInterface({ input: createReadStream(join(this.folder, name)), crlfDelay: Infinity })) {
      const batch = parse(line);
      if (!batch) continue;
      file.last = Math.max(file.last, batch.position);
      this.queue.push(batch);
    }
    this.position = Math.max(this.position, file.last);
    if (file.last > 0) this.files.push(file);
    else await rm(join(this.folder, name));
  }

  put(batch: Omit<SpooledBatch, 'position'>): Promise<void> {
    const held = this.files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (held > this.limit) return Promise.reject(refuse('spool-full', { bytes: held }));
    return new Promise((done, failed) => {
      const whole: SpooledBatch = { position: (this.position += 1), ...batch };
      this.waiting.push({ line: `${JSON.stringify(whole, numbersAsTheyAre)}\n`, done: () => { this.queue.push(whole); done(); }, failed });
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
        await file.handle.write(bytes);
        await file.handle.datasync();
        file.bytes += bytes.length;
        const known = this.files.at(-1);
        if (known) Object.assign(known, { last: this.position - this.waiting.length, bytes: file.bytes });
        if (file.bytes >= FILE_BYTES) {
          await file.handle.close();
          this.file = undefined;
        }
        now.forEach(({ done }) => done());
      } catch (error) {
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

  read(readings: number): Promise<SpooledBatch[]> {
    const batches: SpooledBatch[] = [];
    let count = 0;
    for (const batch of this.queue) {
      count += batch.readings.length;
      if (batches.length > 0 && count > readings) break;
      batches.push(batch);
    }
    return Promise.resolve(batches);
  }

  async remove(position: number): Promise<void> {
    const upTo = this.queue.findIndex((batch) => batch.position > position);
    this.queue = upTo < 0 ? [] : this.queue.slice(upTo);
    while (this.files[0] && this.files[0].last <= position && this.files[0].name !== this.file?.name) {
      await rm(join(this.folder, (this.files.shift() as { name: string }).name), { force: true });
    }
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file?.handle.close();
    this.file = undefined;
  }
}

/** JSON has no NaN and no infinity: they travel as words that no text value can be. */
function numbersAsTheyAre(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

function parse(line: string): SpooledBatch | undefined {
  try {
    return JSON.parse(line, (_key, value: unknown) => (isWord(value) ? Number(value.number) : value)) as SpooledBatch;
  } catch {
    return undefined; // torn by a crash: nobody was told that it was taken
  }
}

function isWord(value: unknown): value is { number: string } {
  return typeof value === 'object' && value !== null && 'number' in value && Object.keys(value).length === 1;
}
