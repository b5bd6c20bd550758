import type { ConnectionSettings, Protocol, TagSource } from '../domain/connection';
import type { Reading, SourceGap, TagType } from '../domain/reading';

/** Whether a source can be heard. `why` is a sentence for people: what is wrong and what to do. */
export type SourceState = { readonly state: 'connected' } | { readonly state: 'connecting' | 'lost'; readonly why: string };

/** Where readings go. */
export interface SourceSink {
  /** Resolves when the readings are safe on disk; only then may a source be told that they were taken. */
  take(readings: readonly Reading[]): Promise<void>;
  /** A time that nobody can fill any more. Resolves when it is safe on disk. */
  gap(gap: SourceGap): Promise<void>;
  state(state: SourceState): void;
  /** Source time up to which a tag is safe, microseconds; undefined before its first reading. From here history is asked for after an outage. */
  safeUntil(tag: string): number | undefined;
}

/** Something that can be made a tag. */
export interface BrowsedNode {
  /** As `TagSource.address`. */
  readonly address: string;
  readonly name: string;
  /** A folder or object: may be browsed further. */
  readonly branch: boolean;
  /** Of a variable. */
  readonly type?: TagType | 'unsupported';
  readonly unit?: string;
  readonly writable?: boolean;
}

/** One page of what a server has; `next` asks for the page after it. */
export interface BrowsedPage {
  readonly items: readonly BrowsedNode[];
  readonly next?: string;
}

/** What came when an address was tried: a reading, or why not. */
export type Tried = { readonly address: string } & ({ readonly ok: true; readonly reading: Omit<Reading, 'tag'> } | { readonly ok: false; readonly why: string });

/** A command that a controller carries out once, however often it is sent (requirement E9). */
export interface ControllerCommand {
  readonly id: string;
  /** As `commandMethod` of a tag. */
  readonly method: string;
}

/** What was written and what stands there afterwards. */
export interface Written {
  readonly written: number | boolean | string;
  /** The controller had this command already, and did nothing again. */
  readonly repeated?: true;
  readonly readBack: Omit<Reading, 'tag'>;
}

/** The port: one protocol. Every call that cannot reach its source throws `source-unreachable` with a sentence about why (unknown host, refused, certificate expired or another one, wrong user). */
export interface SourceDriver {
  readonly protocol: Protocol;
  /** Listens until closed; comes back by itself after outages, into the same subscription where it still stands. */
  listen(settings: ConnectionSettings, tags: readonly TagSource[], sink: SourceSink): { close(): Promise<void> };
  /** Children of a node, or of the root; at most 200 a page. */
  browse(settings: ConnectionSettings, at?: string, next?: string): Promise<BrowsedPage>;
  tryOut(settings: ConnectionSettings, addresses: readonly string[]): Promise<Tried[]>;
  /** Writes and reads back; with a command through the method of the controller, which carries out each id once. */
  write(settings: ConnectionSettings, address: string, value: number | boolean | string, command?: ControllerCommand): Promise<Written>;
  /** Ends what single questions left open; what is listened to is closed by who listens. */
  close?(): Promise<void>;
}

/** The port: credentials by name, as the operator of the plant put them beside the service. Throws `credential-unknown`. */
export interface SourceCredentials {
  find(name: string): Promise<{ readonly user: string; readonly password: string }>;
  /** Certificate and key with which the plant shows itself to servers, PEM. */
  own(): Promise<{ readonly certificate: string; readonly key: string }>;
}
