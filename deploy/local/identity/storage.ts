import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the provider keeps what must outlive the process: keys, locks, sessions, login events. One text for each name. */
export interface ProviderStorage {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
}

/** A folder of the plant's data; files are readable by their owner only and replaced whole. */
export function folderStorage(folder: string): ProviderStorage {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    read(name) {
      try {
        return readFileSync(join(folder, `${name}.json`), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write(name, text) {
      const file = join(folder, `${name}.json`);
      writeFileSync(`${file}.new`, text, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** Keeps nothing beyond the process: for tests. */
export function memoryStorage(): ProviderStorage {
  const texts = new Map<string, string>();
  return { read: (name) => texts.get(name), write: (name, text) => void texts.set(name, text) };
}

/** Writes a text some time after it was touched, so that a busy shift does not write the same file a thousand times a minute. */
export class DelayedText {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly storage: ProviderStorage,
    private readonly name: string,
    private readonly text: () => string,
    private readonly delayMs = 500,
  ) {}

  touch(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => this.flush(), this.delayMs);
    this.timer.unref();
  }

  /** Writes now what is still to be written. */
  flush(): void {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.storage.write(this.name, this.text());
  }
}
