import type { OutgoingMessage } from '@batchwright/contracts';
import type { Attribution, AuditRow, ClockMode, Evidence, JsonObject, JsonValue, RecordedEvent, Statement, VerifiedSignature } from '@batchwright/records';

/** The database's two times at one moment, with the clock they come from. Instants are ISO-8601 UTC with milliseconds. */
export interface Times {
  /** Tokens, `auth_time`, expiry of statements, watermarks, the age of this very reading. */
  readonly real: string;
  /** Acts, timers, hold times, expiry dates. Equal to `real` in a real-time database. */
  readonly plant: string;
  readonly clock: ClockMode;
  /** Sum of the clock's noted jumps in ms. Elapsed = (b.plant − a.plant) − (b.correctionMs − a.correctionMs). */
  readonly correctionMs: number;
}

/** An event to be recorded. Site, aggregate, sequence, times and person are added by `append`. */
export interface NewEvent {
  /** Past tense: `EntryRecorded`. */
  readonly type: string;
  readonly version: number;
  readonly body: JsonObject;
  /** Audit rows of this event; left out = one row that names aggregate and event. There is always at least one (21 CFR 11.10(e)). */
  readonly audit?: readonly AuditRow[];
}

/** One change of a derived (rebuildable) table; columns in snake_case, `site` is filled in. */
export interface RowChange {
  readonly table: string;
  /**
   * `upsert` with all required columns makes or changes the row; with fewer columns it changes the row that is there, and
   * is refused when there is none. `delete` needs the key columns only.
   */
  readonly op: 'upsert' | 'delete';
  readonly values: JsonObject;
}

/** The one place that says which rows an event makes, for writing and for replay alike. Pure. */
export type RowsOf = (event: RecordedEvent) => readonly RowChange[];

/** Which command this answer belongs to (gmp 10). Unique by key, person and route. */
export interface IdempotencyKey {
  readonly key: string;
  /** Employee number, or the account of a machine. */
  readonly person: string;
  /** Method and path as called. */
  readonly route: string;
  /** Hex SHA-256 of the body. */
  readonly bodyHash: string;
}

/** The answer that the same command gets when it is sent again. */
export interface IdempotencyAnswer extends IdempotencyKey {
  readonly status: number;
  readonly response: JsonValue;
}

/** Evidence consumed by this act: used once, in the act's transaction (gmp 3). */
export interface EvidenceUse {
  readonly evidence: Evidence;
  readonly signature: VerifiedSignature;
}

/** Everything that one act changes, written by one statement, wholly or not at all. */
export interface AppendRequest {
  readonly site: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** Sequence before this act; 0 = the aggregate is new. */
  readonly expectedSequence: number;
  readonly events: readonly NewEvent[];
  /** Who and where; left out for what the system does by itself. */
  readonly by?: Attribution;
  readonly messages?: readonly OutgoingMessage[];
  /** Changes of derived tables, in order. Each row belongs to one aggregate. */
  readonly rows?: readonly RowChange[];
  /** Says which rows an event makes; called with each event as it is recorded. The same function replays them. */
  readonly rowsOf?: RowsOf;
  /** Statements to be kept with this act. Statements alone: `Transaction.keepStatement`. */
  readonly statements?: readonly Statement[];
  readonly evidenceUses?: readonly EvidenceUse[];
  readonly idempotency?: IdempotencyAnswer;
  /** The time the act was decided with; left out = asked for now (one more round trip). Older than two seconds = tried again. */
  readonly timeUsed?: Times;
}

/** Where the aggregate stands after an act. */
export interface Appended {
  readonly sequence: number;
  /** Chain head, hex. */
  readonly head: string;
}

/** One database transaction of a service. */
export interface Transaction {
  /**
   * Records an act. Throws DomainError `sequence-conflict` (somebody was faster), `evidence-already-used`, `time-used-too-old`,
   * `idempotency-key-reused`, `record-refused` (a fault of ours); throws `AlreadyAnswered` when this command was done before.
   */
  append(request: AppendRequest): Promise<Appended>;
  /** Rows of a query, keys as the columns are called; how columns come back: `COLUMN_TYPES`. `prepared` as in `Transactions.read`. */
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[], options?: { prepared?: boolean }): Promise<T[]>;
  /** Hands rows to `COPY … FROM STDIN`, in the format that the text names: for samples by the thousand, never for records. */
  copyIn(sql: string, bytes: Buffer): Promise<void>;
  /** The database's time now. */
  times(): Promise<Times>;
  /** Changes tables registered as projections: what other services said. Derived tables are changed by `append` only. */
  project(rows: readonly RowChange[]): Promise<void>;
  /** Sends messages that go with no record: commands to other services, answers to them. With a record, give them to `append`. */
  announce(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Keeps a statement that is to be signed. */
  keepStatement(statement: Statement): Promise<void>;
  /** The kept statement, or undefined when this service never made it. */
  statement(site: string, id: string): Promise<Statement | undefined>;
  /** Keeps the answer of a command that recorded nothing (with a record, give it to `append`). */
  keepAnswer(answer: IdempotencyAnswer): Promise<void>;
}

/** How the connections of a service are used. */
export interface PoolUse {
  readonly used: number;
  readonly idle: number;
  /** Pieces of work that wait for one. */
  readonly waiting: number;
}

/** The door to a service's own schema. */
export interface Transactions {
  /**
   * Runs the work in a transaction; again, from the start, when the database asks for it (serialisation, deadlock, time too
   * old, sequence conflict), at most five times. The work must have no effect outside the transaction.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One query outside a transaction. `prepared` keeps its plan in every connection: for fixed texts on hot paths. */
  read<T = Record<string, unknown>>(sql: string, params?: readonly unknown[], options?: { prepared?: boolean }): Promise<T[]>;
  /** One act as a single statement in one round trip; errors as in `Transaction.append`, nothing is tried again. */
  append(request: AppendRequest): Promise<Appended>;
  /** The database's time now. */
  times(): Promise<Times>;
  /**
   * The answer that this command got before, if any. Throws DomainError `idempotency-key-reused` when the key came with another body.
   */
  storedAnswer(key: IdempotencyKey): Promise<{ status: number; response: JsonValue } | undefined>;
  /**
   * Calls `wake` when a transaction told of the topic (`tellListeners`), in whatever process, and when that may have been missed, until the
   * returned function is called. Where no connection can listen it is silent: who needs certainty also looks from time to time.
   */
  hear(topic: string, wake: () => void): () => void;
  /** How the connections are used now. */
  connections(): PoolUse;
  /** Closes the connections. */
  close(): Promise<void>;
}

/** Thrown by `append` when the same command was carried out meanwhile: the caller answers with what it said. */
export class AlreadyAnswered extends Error {
  constructor(readonly status: number, readonly response: JsonValue) {
    super('this command was carried out before');
    this.name = 'AlreadyAnswered';
  }
}
