import type { IndexedRecipe } from '@batchwright/procedure';
import type { ReceivedRun } from '../run-record';

/** A signature of the record with the verdict about its evidence, judged without asking anybody. */
export interface CheckedSignature {
  /** Sequence of the event that holds it. */
  readonly sequence: number;
  readonly stepKey?: string;
  readonly policy?: string;
  readonly person: string;
  readonly name: string;
  readonly meaning: string;
  /** Absent = holds: token, key, nonce, statement, content and person fit together. */
  readonly problem?: string;
}

/** A photo or file that the record names, and whether the store has it as it was recorded. */
export interface CheckedFile {
  readonly sha256: string;
  /** `missing`: the store has it not; `damaged`: its bytes have not its hash any more. Absent = it is as it was. */
  readonly problem?: 'missing' | 'damaged';
}

/** What a rule may look at. Everything is recomputed from the received record and the frozen recipe. */
export interface RuleInput {
  readonly run: ReceivedRun;
  readonly recipe: IndexedRecipe;
  readonly signatures: readonly CheckedSignature[];
  /** Files of the record, each looked at in the store; absent = nobody looked. */
  readonly files?: readonly CheckedFile[];
}

/** Something that does not fit, and where a person finds it. */
export interface Finding {
  /** Step key and address, or `event 12`, or `run`. */
  readonly place: string;
  readonly problem: string;
}

/** What a rule looked at and found. */
export interface RuleResult {
  /** How many things it looked at; 0 = it had nothing to say. */
  readonly inputs: number;
  readonly findings: readonly Finding[];
}

/** A rule of review (requirements F2, F5). Pure and small; a changed check is a new version, so that certificates tell them apart. */
export interface Rule {
  readonly id: string;
  readonly version: number;
  /** What it shows when it finds nothing. */
  readonly title: { readonly en: string; readonly de: string };
  check(input: RuleInput): RuleResult;
}
