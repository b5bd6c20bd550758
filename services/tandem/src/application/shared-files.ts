import type { Transaction } from '@batchwright/persistence';

/** A picture or document that somebody shows the others of a session. */
export interface SharedFile {
  readonly sha256: string;
  /** As its content says it. */
  readonly mediaType: string;
  readonly size: number;
}

/** The port: files of sessions that are not over. No record: what is to stay is kept with the step. */
export interface SharedFiles {
  /** What bytes are, told by themselves; undefined = neither a whole picture nor a PDF. */
  describe(bytes: Uint8Array): SharedFile | undefined;
  /** How many somebody showed in a session. Who asks waits for who shows. */
  count(tx: Transaction, site: string, session: string, person: string): Promise<number>;
  keep(tx: Transaction, site: string, session: string, file: SharedFile & { readonly person: string; readonly bytes: Uint8Array }): Promise<void>;
  find(site: string, session: string, sha256: string): Promise<(SharedFile & { readonly bytes: Uint8Array }) | undefined>;
  /** Forgets those of sessions that are over, some at a time. */
  forget(tx: Transaction): Promise<void>;
}

/** The port: where drawings lie that are kept. Nothing in it changes or goes. */
export interface KeptDrawings {
  /** Durable when it resolves. */
  keep(site: string, bytes: Uint8Array): Promise<void>;
}
