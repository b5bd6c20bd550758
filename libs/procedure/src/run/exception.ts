import type { ExceptionSeverity, ReactionPlan } from '../recipe/reaction-plan';
import type { BilingualText } from '../text';
import type { ExceptionSigner } from './exception-rules';

/** Why an exception was raised. Others may come with other services; these are what execution itself raises. */
export const EXCEPTION_TYPES = [
  'limit-action',
  'limit-validated',
  'limit-registered',
  'limit-undecidable',
  'implausible-thrice',
  'calculation-failed',
  'rule-not-evaluated',
  'branch-decided-otherwise',
  'loop-not-reached',
  'hold-time-exceeded',
  'hold-time-short',
  'check-missed',
  'check-failed',
  'late-revocation',
  'second-check-disagrees',
  'yield-out-of-range',
  'figures-disagree',
  'labels-unaccounted',
  'correction-re-evaluated',
  'clock-jump',
  'out-of-sequence',
  'proceeded-under-deviation',
  'not-applicable-under-deviation',
  'step-reassigned',
  'step-reopened',
  'equipment-changed',
  'late-entry',
  'typed-for-machine',
  'captured-despite-gaps',
  'set-point-mismatch',
  'manual',
] as const;

/** Kebab-case name of a type; other services may raise types of their own. */
export type ExceptionType = (typeof EXCEPTION_TYPES)[number] | (string & {});

/** Something was not as the recipe says. It is never removed; review decides and closes it under the same id (gmp 8). */
export interface ExceptionBody {
  /** UUIDv7; the same id in review. */
  readonly exceptionId: string;
  readonly type: ExceptionType;
  readonly severity: ExceptionSeverity;
  /** True: a deviation, which needs an investigation. */
  readonly deviation: boolean;
  readonly stepKey?: string;
  readonly address?: string;
  /** One sentence in English, with the facts in it. */
  readonly text: string;
  /** The same sentence in both languages; absent where a person typed it, and in records older than this field. */
  readonly texts?: BilingualText;
  /** Facts for review's rules. */
  readonly params: { readonly [key: string]: string | number | boolean };
  /** Keys of nodes whose steps do not start until this is decided; `*` = the whole run. */
  readonly blocks: readonly string[];
  readonly reaction?: BegunReaction;
  /** Signatures that close it, each of another person (requirement G2), by the rules of the site when it was raised; absent = one of quality. */
  readonly signers?: readonly ExceptionSigner[];
  /** Version of the site's table under which it was raised; absent = the table was never changed, and in records older than this field. */
  readonly rulesVersion?: number;
  /** Person for whom it was raised when another service asked. */
  readonly raisedFor?: string;
  /**
   * Id of the exception that was named as its cause, where it is one of several effects (requirement F11). Whether the run has such an exception is for review to say: of two messages
   * the later may be that of the cause. Records older than this field have it in `params`.
   */
  readonly parent?: string;
  /** What a machine said of it, as far as it was known then. */
  readonly observed?: ObservedSpan;
  /** True: another service told it, and nobody at the step did anything; absent in records older than this field. */
  readonly told?: true;
}

/** A time in which machines said something that was not as it should be. Instants are real time, ISO-8601 UTC: machines know no other. */
export interface ObservedSpan {
  /** Code of the equipment. */
  readonly equipment: string;
  /** Codes of the tags, the one that it began with first. */
  readonly tags: readonly string[];
  readonly from: string;
  /** Absent: it lasts, or nothing was heard of its end. */
  readonly until?: string;
  /** The limit that was left; absent where values were missing. */
  readonly limit?: { readonly id: string; readonly kind: string; readonly value: string };
  /** UCUM. */
  readonly unit?: string;
  /** Worst value, and when it was said. */
  readonly peak?: string;
  readonly peakAt?: string;
  /** Keys of the nodes of the procedure that were open when it began, outermost first. */
  readonly nodes?: readonly string[];
  /** `not-watched`: nobody watches it any more; absent where it ended by itself. */
  readonly endedBy?: string;
}

/** More became known of an exception: how it ended, or what its cause was. What is absent stays as it was. */
export interface ExceptionExtendedBody {
  readonly exceptionId: string;
  readonly stepKey?: string;
  /** All that is known now. */
  readonly observed?: ObservedSpan;
  readonly parent?: string;
}

/** The sentence of an exception that the system makes, as it stands in the record. */
export function said(texts: BilingualText): Pick<ExceptionBody, 'text' | 'texts'> {
  return { text: texts.en, texts };
}

/** The reaction plan that began. */
export interface BegunReaction {
  readonly plan: ReactionPlan;
  /** Output since then is set aside: time of the last good check, or the start of the step. */
  readonly quarantineSince?: string;
  /** Number of the last good check; 0 = none. */
  readonly lastGoodCheck?: number;
  /** Codes of the containers that hold it, as far as they are listed by then; absent = none. */
  readonly containers?: readonly string[];
}

/** Quality decided so that the blocked steps may start (`ExceptionDecided` or `GateOpened` of review). */
export interface BlockLiftedBody {
  readonly exceptionId: string;
  readonly decision: string;
  /** Employee number of who decided. */
  readonly decidedBy?: string;
}
