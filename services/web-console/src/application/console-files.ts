/** One file of the built console. */
export interface ConsoleFile {
  /** Media type. */
  readonly type: string;
  readonly content: Buffer;
  /** The same, gzipped; absent where that is no use. */
  readonly packed?: Buffer;
  /** True when the name changes with the content: a browser may keep it for good. */
  readonly forever: boolean;
}

/** The files of the console as they were built. */
export interface ConsoleFiles {
  /** File at a path that begins with a slash. */
  find(path: string): ConsoleFile | undefined;
  /** The one page, which every screen's address leads to; absent when the console was not built. */
  readonly page: ConsoleFile | undefined;
}
