import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BirthShelf, Remembered } from './birth-shelf';

/** A shelf on the disk of this machine: one file a connection, replaced as a whole. */
export class FileShelf implements BirthShelf {
  constructor(private readonly folder: string) {}

  /** A file that cannot be read is no file: the edge node will say again what it has, and what cannot be read until then is told as a gap. */
  async find(connection: string): Promise<Remembered | undefined> {
    try {
      const { births, outage } = JSON.parse(await readFile(this.fileOf(connection), 'utf8')) as { births: { device?: string; bytes: string }[]; outage?: Remembered['outage'] };
      return { births: births.map(({ device, bytes }) => ({ device, bytes: Uint8Array.from(Buffer.from(bytes, 'base64')) })), outage };
    } catch {
      return undefined;
    }
  }

  async put(connection: string, { births, outage }: Remembered): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const file = this.fileOf(connection);
    const draft = await open(`${file}.new`, 'w', 0o600);
    try {
      await draft.writeFile(JSON.stringify({ connection, births: births.map(({ device, bytes }) => ({ device, bytes: Buffer.from(bytes).toString('base64') })), outage }));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${file}.new`, file);
  }

  private fileOf(connection: string): string {
    return join(this.folder, `${createHash('sha256').update(connection).digest('hex')}.json`);
  }
}
