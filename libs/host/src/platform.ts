import type { TokenVerifier } from '@batchwright/access';
import type { BusTransport } from '@batchwright/bus';
import type { ServiceName, Topic } from '@batchwright/contracts';
import type { ObjectStore } from '@batchwright/objects';
import type { Migration, RowsOf, Transactions } from '@batchwright/persistence';
import type { Logger, Metrics } from '@batchwright/telemetry';
import type { DynamicModule, INestApplication } from '@nestjs/common';

/** What one service is given to live on. */
export interface Platform {
  readonly service: ServiceName;
  readonly transactions: Transactions;
  readonly bus: BusTransport;
  readonly objects: ObjectStore;
  readonly verifier: TokenVerifier;
  readonly settings: PlantSettings;
  /** Next UUIDv7. */
  readonly ids: () => string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Tells the relay that something was put into the outbox. */
  wake(): void;
}

/** Settings that all services of a plant share. Read once, in `boot` or `deploy`. */
export interface PlantSettings {
  /** Issuer of console tokens, and of signatures: two host names of one provider. */
  readonly consoleIssuer: string;
  readonly signingIssuer: string;
  /** Where the console is reached, without a trailing slash. */
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  /** Where services reach the provider when that is another address than the issuers'; an origin. */
  readonly providerUrl?: string;
  readonly clock: 'real' | 'plant-clock';
  /** Sites with their time zones (IANA). */
  readonly sites: readonly SiteSettings[];
  /** Folder of the built console; absent = not served. */
  readonly consoleFiles?: string;
  /** Secret of the client `mes-sign`; only identity is given it. */
  readonly signingClientSecret?: string;
  /** Secret of `mes-directory`; only identity is given it. */
  readonly directoryClientSecret?: string;
  /** Ed25519 key (PKCS#8 PEM) that seals release packages; only review is given it. */
  readonly packageKeyPem?: string;
  /** How a site treats exceptions, by its code: the table as it was configured; batch-execution reads and checks it when it starts. Absent = as usual. */
  readonly exceptionRules?: Readonly<Record<string, unknown>>;
  /** Connected scales: `host:port` by the code of the equipment; only resources is given them. */
  readonly scales?: Readonly<Record<string, string>>;
  /** Folder in which readings of machines wait for the database; it should outlive the process. Only process-data is given it. */
  readonly spoolFolder?: string;
  /** How servers of machines are met; only process-data is given it. */
  readonly machines?: MachineAccess;
  /** STUN and TURN servers by which consoles of a session find each other across networks; only tandem is given them. Absent: none are needed in the network of the plant. */
  readonly iceServers?: readonly IceServer[];
  /** Secret that TURN servers share with the plant: by it each session is given credentials for a time. Only tandem is given it. */
  readonly turnSecret?: string;
  /** Sound and picture go through the TURN servers alone: for networks in which devices may not reach each other. Only tandem is told. */
  readonly relayOnly?: boolean;
  /** Days after which the bytes of recordings of sessions go, their hash stays; only tandem is given them. */
  readonly recordingDays?: number;
  /** Seconds of idling after which the console locks. */
  readonly idleLockSeconds: number;
}

/** With what the plant shows itself to servers of machines. */
export interface MachineAccess {
  /** By the name that a connection gives. */
  readonly credentials: Readonly<Record<string, { readonly user: string; readonly password: string }>>;
  /** Certificate and key, PEM; absent: the service makes its own. */
  readonly own?: { readonly certificate: string; readonly key: string };
}

/** As RTCPeerConnection takes it. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface SiteSettings {
  readonly code: string;
  readonly name: string;
  readonly timeZone: string;
}

/** A service as the composition root sees it. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly migrations: readonly Migration[];
  /** Which rows its records make; after an upgrade its derived tables are made anew by it. */
  readonly replay?: () => RowsOf;
  /** Its Nest module with everything wired. */
  module(platform: Platform): DynamicModule;
  /** Work beside requests and messages: timers, projections. Returns how to stop it. */
  start?(app: INestApplication, platform: Platform): Promise<() => Promise<void>>;
  /** Takes the timers that are due and returns when that is done; called after the plant clock was steered. */
  dueTimers?(app: INestApplication): Promise<void>;
  /** What it does when the clock of its database jumped, by so many ms (negative = back). The jump itself is in the ledger already. */
  clockJumped?(app: INestApplication, jumpMs: number): Promise<void>;
  /** True: some of its routes take photos and files as they are, up to `LIMITS.fileBytes`. */
  readonly takesFiles?: true;
  /** Topics to which it owes a heartbeat. */
  readonly heartbeats?: readonly Topic[];
}
