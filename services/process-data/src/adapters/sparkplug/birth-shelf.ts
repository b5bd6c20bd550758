/** What of an edge node must be known again after a restart: without it, messages that the broker kept cannot be read, because they name metrics by numbers. */
export interface Remembered {
  /** Births as they came; without a device: of the edge node itself. */
  readonly births: readonly { readonly device?: string; readonly bytes: Uint8Array }[];
  /** A time that nobody has filled yet, microseconds. */
  readonly outage?: { readonly from: number; readonly until?: number; readonly why: string };
}

/** Keeps the last births of each connection. `connection` is a text without a secret, the same after a restart. */
export interface BirthShelf {
  find(connection: string): Promise<Remembered | undefined>;
  /** Resolves when it is safe; replaces what stood there. */
  put(connection: string, remembered: Remembered): Promise<void>;
}

/** A shelf that ends with the process: what the broker kept over a restart is then told as a gap. */
export class MemoryShelf implements BirthShelf {
  private readonly kept = new Map<string, Remembered>();

  async find(connection: string): Promise<Remembered | undefined> {
    return this.kept.get(connection);
  }

  async put(connection: string, remembered: Remembered): Promise<void> {
    this.kept.set(connection, remembered);
  }
}
