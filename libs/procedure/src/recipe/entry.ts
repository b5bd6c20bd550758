import type { Text } from '../text';
import type { Cleanroom } from './cleanroom-class';
import type { Capture, MachineWrite } from './machine-point';

/** What a recorded field can be. A `calculated` one is worked out by the system, never typed (requirement B8). */
export type EntryType = 'number' | 'text' | 'choice' | 'boolean' | 'date-time' | 'table' | 'calculated' | 'photo' | 'file';

/** Media types that an entry takes, told by the content and never by the name: a `photo` is a picture, a `file` may be a document as well (B13). */
export const MEDIA_TYPES: Readonly<Record<'photo' | 'file', readonly string[]>> = { photo: ['image/jpeg', 'image/png'], file: ['image/jpeg', 'image/png', 'application/pdf'] };

/** Media type of a curve that a machine gave: what `capture` with the statistic `curve` makes of a file. */
export const CURVE_TYPE = 'text/csv';

/** Critical process parameter, critical quality attribute, in-process control (ICH Q8). */
export type ParameterMark = 'CPP' | 'CQA' | 'IPC';

/** Something that a step records. Which fields apply depends on `type`; `parseRecipe` refuses the others. */
export interface Entry {
  /** Kebab-case, unique in its step. In expressions: bare in its own step, `step.entry` elsewhere. */
  readonly id: string;
  readonly type: EntryType;
  readonly title: Text;
  readonly instruction?: Text;
  /** UCUM code; number and calculated. */
  readonly unit?: string;
  /** Digits after the point that are shown and asked for; a calculated value is rounded to them. */
  readonly places?: number;
  readonly mark?: ParameterMark;
  /** Must be there before the step can be completed (unless `when` says it is not asked). */
  readonly required: boolean;
  /** True: a manual entry that needs a second look by policy; lint asks for a signature. */
  readonly critical?: boolean;
  /** Decimal text in `unit`, or an expression when it begins with `=`: `=input.api`. */
  readonly setPoint?: string;
  readonly ranges?: Ranges;
  /** Of a count of particles: the class of cleanroom whose maximum its limits keep (ISO 14644-1:2015, Table 1), and the smallest particles counted. Lint holds the limits against it. */
  readonly cleanroom?: Cleanroom;
  /** Of a calculated entry. */
  readonly formula?: string;
  /** How halves are rounded; default half-even. */
  readonly rounding?: 'half-even' | 'half-up';
  /** Of a choice. */
  readonly choices?: readonly Choice[];
  /** What a choice, boolean (`yes`/`no`) or text must be, and what it means when it is not. */
  readonly acceptance?: Acceptance;
  /** Of a table. */
  readonly columns?: readonly Column[];
  /** Of a table: number of rows, or their titles; absent = as many as are recorded. */
  readonly rows?: number | readonly Text[];
  /** Expression (boolean): only asked when it is true. */
  readonly when?: string;
  /** True: a value such as `< 10` or `> 100` may be entered (limits of quantitation). */
  readonly censored?: boolean;
  /** How the value comes: typed (default), from a device, measured by the system, from the laboratory. */
  readonly source?: EntrySource;
  /** Taken from a machine, not typed; not of a date or time, a table, a photo, or what is calculated. */
  readonly capture?: Capture;
  /** Written into a machine and read back. */
  readonly write?: MachineWrite;
}

/** How a value came into the record. */
export type EntrySource = 'typed' | 'device' | 'measured' | 'laboratory';

/** One answer of a choice. */
export interface Choice {
  readonly id: string;
  readonly text: Text;
}

/** The accepted answers, and which limit the others break. */
export interface Acceptance {
  readonly accepted: readonly string[];
  readonly level: LimitLevel;
}

/** A column of a table; its cells are recorded one by one. */
export interface Column {
  readonly id: string;
  readonly type: 'number' | 'text' | 'choice' | 'boolean' | 'date-time' | 'calculated';
  readonly title: Text;
  readonly unit?: string;
  readonly places?: number;
  readonly required: boolean;
  readonly ranges?: Ranges;
  readonly setPoint?: string;
  readonly cleanroom?: Cleanroom;
  readonly choices?: readonly Choice[];
  readonly acceptance?: Acceptance;
  readonly mark?: ParameterMark;
  readonly censored?: boolean;
  /** Each cell is taken from a machine, not typed; not of a date or time, or what is calculated. */
  readonly capture?: Capture;
  /** Of a calculated column; cells of the same row are `row.<column>`. */
  readonly formula?: string;
  readonly rounding?: 'half-even' | 'half-up';
}

/** Which limit: from a mere warning to the registered specification. */
export type LimitLevel = 'normal' | 'action' | 'validated' | 'registered';

/**
 * Ranges and what leaving them means (gmp, "Ranges"). `plausible`: the try is stopped and kept, the third raises an exception;
 * `normal`: a warning; `action`: an exception that begins the reaction plan; `validated`, `registered`: a deviation;
 * `information`: nothing, ever.
 */
export interface Ranges {
  readonly plausible?: Range;
  readonly normal?: Range;
  readonly action?: Range;
  readonly validated?: Range;
  readonly registered?: Range;
  readonly information?: Range;
}

/** Bounds belong to the range. Decimal text in the entry's unit, or in percent of the set point when `percentOf` says so. */
export interface Range {
  readonly low?: string;
  readonly high?: string;
  readonly percentOf?: 'set-point';
}
