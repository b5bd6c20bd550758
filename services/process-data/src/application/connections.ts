import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { ConnectionSettings, Protocol } from '../domain/connection';
import type { Connection } from '../domain/decide-connection';
import type { Tag } from '../domain/tag';
import type { SourceState } from './source-driver';

/** A connection as lists show it. */
export interface ConnectionView {
  readonly id: string;
  readonly site: string;
  readonly code: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly inForce: number;
  readonly draft: number | null;
  readonly retired: boolean;
  readonly sequence: number;
  /** How the source of one in force is heard; `nobody`: no replica listens to it just now. */
  readonly listening?: { readonly state: 'connected' | 'connecting' | 'lost' | 'nobody'; readonly why?: string };
}

/** One version of a connection, whole. */
export interface ConnectionVersion {
  readonly version: number;
  readonly name: string;
  readonly settings: ConnectionSettings;
  readonly authors: readonly string[];
  readonly reason: string;
  readonly tags: readonly Tag[];
}

/** What is listened to: a connection in force with its tags and their numbers in the table of samples. */
export interface ConnectionInForce {
  readonly site: string;
  readonly id: string;
  readonly version: number;
  readonly settings: ConnectionSettings;
  readonly tags: readonly (Tag & { readonly number: number })[];
}

/** The port: where connections are kept. */
export interface Connections {
  readonly rowsOf: RowsOf;
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Connection | undefined>;
  /** Id of the connection with that code; undefined when there is none. */
  idOf(tx: Transaction, site: string, code: string): Promise<string | undefined>;
  list(sites: readonly string[], page: { readonly after?: string; readonly limit: number }): Promise<ConnectionView[]>;
  version(sites: readonly string[], id: string, version: number): Promise<ConnectionVersion | undefined>;
  /** Codes of a draft that another connection of the site has in force. */
  taken(tx: Transaction, site: string, id: string, version: number): Promise<string[]>;
  /** Gives each tag of a version its number, once and for good. */
  number(tx: Transaction, site: string, id: string, version: number): Promise<void>;
  /** Everything that is to be listened to, of all sites. */
  inForce(): Promise<Pick<ConnectionInForce, 'site' | 'id' | 'version'>[]>;
  /** One of them, with its tags. */
  whole(site: string, id: string): Promise<ConnectionInForce | undefined>;
  /** What was in force once and is retired, of all sites. */
  retired(): Promise<Pick<ConnectionInForce, 'site' | 'id'>[]>;
  /** The newest version that was ever in force, with its tags, retired or not. */
  lastInForce(site: string, id: string): Promise<ConnectionInForce | undefined>;
  /** Takes or keeps a connection for a replica, for so many seconds. Answers false when another one has it. */
  claim(site: string, id: string, holder: string, seconds: number): Promise<boolean>;
  /** Notes how the source of a connection is heard by the replica that has it. */
  say(site: string, id: string, holder: string, state: SourceState): Promise<void>;
  /** Gives it up. */
  leave(site: string, id: string, holder: string): Promise<void>;
}
