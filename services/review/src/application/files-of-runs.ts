/** Photos and files of runs, where the service that owns them put them. */
export interface FilesOfRuns {
  /** Whether it is there; its bytes are not read. */
  has(site: string, sha256: string): Promise<boolean>;
  /** Reads it through, part by part, and says what is wrong with it; undefined = it has its hash. */
  check(site: string, sha256: string): Promise<'missing' | 'damaged' | undefined>;
  /** The bytes as they are read, checked before the last part is given. */
  open(site: string, sha256: string): AsyncIterable<Uint8Array>;
}
