import type { ExceptionRules, RunEvent, RunView, IndexedRecipe, Circumstances } from '@batchwright/procedure';
import type { RowChange, RowsOf, Times, Transaction } from '@batchwright/persistence';
import type { Evidence, SignerIdentity, SigningKey, Statement } from '@batchwright/records';

/** What can be asked for reading, in a transaction or outside of one. */
export type Reader = Pick<Transaction, 'query'>;

/** What evidence of signatures is held against, by this service's own tables. */
export interface LoadedSigning {
  readonly statements: readonly Statement[];
  readonly keys: readonly SigningKey[];
  /** Identity's word on the people behind the subjects that the evidence claims, by subject; what it claims is verified later. */
  readonly signers: ReadonlyMap<string, SignerIdentity>;
}

/** What a decision needs besides the command, read in one query. */
export interface LoadedRun {
  readonly view: RunView;
  readonly recipe: IndexedRecipe;
  readonly times: Times;
  /** Head of the chain of the run's record, hex. */
  readonly head: string;
  /** How the site treats exceptions, as quality changed it last; absent = as it was configured. */
  readonly exceptionRules?: ExceptionRules;
  /** Area in which the terminal of the part stands. */
  readonly area?: string;
  /** For the evidence of the part. */
  readonly signing: LoadedSigning;
}

/** Which parts of a run are loaded. */
export interface RunPart {
  /** Step that is acted on, with everything that deciding about it can name. */
  readonly stepKey?: string;
  /** True: with everything that depends on the step. */
  readonly correction?: boolean;
  /** True: all steps that are not completed. */
  readonly openSteps?: boolean;
  /** True: an act for which the word of the owners counts, and how old it is: a start, a signature. */
  readonly owners?: boolean;
  /** Persons whose qualifications count. */
  readonly persons?: readonly string[];
  /** Terminal whose area counts. */
  readonly terminal?: string;
  /** Evidence that the act carries: with what it is held against. */
  readonly evidence?: readonly Evidence[];
  readonly grantId?: string;
  readonly exceptionId?: string;
}

/** Where runs are kept. */
export interface Runs {
  /** Undefined when there is no such run at these sites. `sites` undefined = any: for messages and timers. */
  load(read: Reader, sites: readonly string[] | undefined, runId: string, part: RunPart): Promise<LoadedRun | undefined>;
  /** Waits until nobody else changes the run, and keeps it so until the transaction ends. */
  hold(tx: Transaction, runId: string): Promise<void>;
  /** Rows that an act changes: those that differ between two states of a run, and those that its events make. */
  changes(before: RunView, after: RunView, events: readonly RunEvent[], circumstances: Circumstances): RowChange[];
  /** The same for replay: a fresh one for each replay, because it remembers the run it is in. */
  replay(): RowsOf;
  /** The frozen recipe of a hash. */
  recipe(read: Reader, site: string, hash: string): Promise<IndexedRecipe>;
  /** Next number of a year, without gaps. */
  nextNumber(tx: Transaction, site: string, prefix: string, year: string): Promise<string>;
  /** Run and step to which a grant belongs, and how it stands. */
  whereIsGrant(read: Reader, grantId: string): Promise<{ runId: string; stepKey: string; status: string } | undefined>;
  /** The oldest timer that is due, locked for this transaction; undefined when none is left. */
  takeDueTimer(tx: Transaction): Promise<{ runId: string; timerId: string; stepKey?: string } | undefined>;
  /** Area in which a terminal stands. */
  areaOf(read: Reader, site: string, terminal: string): Promise<string | undefined>;
  /** Steps of unsealed runs that a person started or performed at or after a moment. */
  stepsOf(read: Reader, site: string, person: string, since: string): Promise<{ runId: string; stepKey: string; hash: string }[]>;
  /** Whether a person may look at a file of the store as one of this run: its record names it, or the person sent it to the run. */
  knowsFile(read: Reader, site: string, file: { readonly runId: string; readonly sha256: string; readonly person: string }): Promise<boolean>;
  /** Runs that have open hold times. */
  holding(read: Reader): Promise<{ runId: string }[]>;
}
