import { canonical } from './canonical';
import { leafHash } from './hash';
import type { JsonObject, JsonValue } from './json';

/** Which clock an act's time was read from; the second exists only in databases made for tests and demonstrations. */
export type ClockMode = 'real' | 'plant-clock';

/** Who did it and where (gmp 2). Absent parts mean that nobody did: the system itself, a timer, another service's message. */
export interface Attribution {
  /** Employee number. */
  readonly person?: string;
  /** Name as it was printed at that moment. */
  readonly name?: string;
  /** Account at the identity provider under which the person was signed in. */
  readonly account?: string;
  /** Code of the enrolled terminal. */
  readonly terminal?: string;
}

/** One line of the audit trail: what became of what, and why. Who, when and where are the record's. */
export interface AuditRow {
  /** What was acted on, readable: `run WS-2026-0001 / step dispense-api`. */
  readonly object: string;
  /** Event type or a verb: `EntryCorrected`. */
  readonly action: string;
  /** Which field changed. */
  readonly field?: string;
  readonly oldValue?: string;
  readonly newValue?: string;
  /** Why, in the person's own words; asked for by every correction (21 CFR 11.10(e)). */
  readonly reason?: string;
}

/** An event as it is kept: everything that its leaf hash covers, and the hash. */
export interface RecordedEvent extends Attribution {
  readonly site: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** Place in the aggregate, from 1, without gaps. */
  readonly sequence: number;
  /** Event type, past tense: `EntryRecorded`. */
  readonly type: string;
  /** Version of the shape of `body`; readers carry upcasters. */
  readonly version: number;
  readonly body: JsonObject;
  /** When it happened, the plant's time. */
  readonly actAt: string;
  /** When it was written, real time. Equal to `actAt` in a real-time database. */
  readonly recordedAt: string;
  readonly clock: ClockMode;
  /** Sum of the jumps of the database's clock noted before this record, in ms; absent = 0. Elapsed time is corrected by it (gmp 12). */
  readonly correctionMs?: number;
  readonly audit: readonly AuditRow[];
  /** Hex, see `leafHash`. */
  readonly leafHash: string;
}

/** Name and version of the canonical form of a record. Readers must know every one that was ever written. */
export const RECORD_FORMAT = 'batchwright.record/1';

/** The canonical text of a record: what is stored verbatim, hashed and given away. Everything but the hash is in it. */
export function recordText(record: Omit<RecordedEvent, 'leafHash'>): string {
  const { audit, ...rest } = record;
  return canonical({ ...rest, audit: audit.map((row) => ({ ...row })), format: RECORD_FORMAT } as unknown as JsonValue);
}

/** Opens a stored record. Throws when the text is not a record of a known format. The hash is computed, not believed. */
export function parseRecord(text: string): RecordedEvent {
  const { format, ...record } = JSON.parse(text) as Omit<RecordedEvent, 'leafHash'> & { format: string };
  if (format !== RECORD_FORMAT) throw new Error(`unknown record format ${String(format)}`);
  return { ...record, leafHash: leafHash(text) };
}
