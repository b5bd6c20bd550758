import type { Observed } from '../../look/observed-line';
import type { ReactionPlan, Text } from '@batchwright/procedure';
import type { Shown } from '../documents/shown-documents';
import type { FileOfRun } from '../files/stored-file';
import type { Move } from '../../api/problem';
import type { Limits } from './ranges';

/** A value as it stands in the record. */
export interface Recorded {
  readonly kind: 'number' | 'text' | 'choice' | 'boolean' | 'date-time' | 'file';
  readonly value?: string;
  readonly unit?: string;
  readonly bound?: 'below' | 'above';
  readonly text?: string;
  readonly choice?: string;
  readonly yes?: boolean;
  readonly instant?: string;
  /** Of a photo or file. */
  readonly file?: FileOfRun;
}

/** What an entry takes from a machine or writes there, and how it stands with the last question. */
export interface FromMachine {
  readonly writes: boolean;
  readonly point: string;
  /** `read-back` of what is written. */
  readonly statistic: string;
  /** The completion of the step asks for it, when everything else is recorded. */
  readonly atCompletion?: boolean;
  /** `unanswered` and `refused`: it may be asked again, or the value typed with a reason. */
  readonly question?: { readonly state: 'waiting' | 'unanswered' | 'refused'; readonly detail?: Text; readonly despiteGaps?: boolean };
}

/** Where a value that came from a machine was measured, when, and how good it is. */
export interface MeasuredAt {
  readonly tag: string;
  readonly instrument?: string;
  readonly statistic: string;
  readonly at: string;
  readonly quality: string;
  readonly unusableSeconds: string;
}

/** A value of a step: one field of the card, or one cell of a table. */
export interface Field {
  /** `net`, `assays/3/result`. */
  readonly address: string;
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  readonly title: Text;
  /** Of the row of a table, where it has a name. */
  readonly rowTitle?: Text;
  readonly type: 'number' | 'text' | 'choice' | 'boolean' | 'date-time' | 'calculated' | 'photo' | 'file';
  readonly instruction?: Text;
  readonly unit?: string;
  readonly mark?: string;
  readonly required: boolean;
  /** The system measures it, for example between two touches: nobody is asked for it. */
  readonly measured?: boolean;
  readonly censored?: boolean;
  readonly setPoint?: string;
  readonly limits: Limits;
  readonly choices: readonly { readonly id: string; readonly text: Text }[];
  /** Recorded, and not shown to whoever repeats it blind. */
  readonly hidden?: boolean;
  readonly value?: Recorded;
  readonly verdict?: { readonly result: string; readonly level?: string };
  readonly by?: string;
  readonly at?: string;
  readonly tries: number;
  /** It comes from a machine, or is written into one. */
  readonly machine?: FromMachine;
  /** Where the value was measured. */
  readonly measuredAt?: MeasuredAt;
  readonly history: readonly { readonly value: Recorded; readonly at: string; readonly replacedBecause?: string }[];
}

/** True for a field that people fill in; what was measured they may only correct. */
export function isTyped({ type, measured, value }: Field): boolean {
  return type !== 'calculated' && (measured !== true || value !== undefined);
}

/** Which field is meant, as commands name it. */
export function placeOf({ entry, row, column }: Field): { entry: string; row?: number; column?: string } {
  return { entry, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}

/** Something that a step needs before it starts: an item of equipment, or a container of a material. */
export interface Need {
  readonly what: 'equipment' | 'material';
  /** Id of the requirement, or of the formula's input. */
  readonly need: string;
  readonly title: Text;
  /** What it has to be, in words: class, item code, amount. */
  readonly detail: string;
  /** What equipment has to be: its class, and the properties that recipes ask for. */
  readonly asked?: { readonly class: string; readonly properties: readonly { readonly property: string; readonly unit?: string; readonly min?: string; readonly max?: string; readonly equals?: string }[] };
  /** Item that is bound already: taken by an earlier step and still held, or by this one. */
  readonly item?: string;
  readonly lot?: string;
  /** State of what was asked for: waiting, granted, denied with the reason. */
  readonly grant?: { readonly state: string; readonly reason?: string };
}

/** A signature that the policy of the step asks for. */
export interface Asked {
  readonly policy: string;
  readonly role: string;
  readonly meaning: string;
  readonly attests: Text;
  readonly moment: 'before' | 'during' | 'after';
  /** Where it may be given. */
  readonly where: 'place' | 'remote' | 'any';
  /** `remote`: given from afar, out of a session; whose step it was there. */
  readonly signed?: { readonly name: string; readonly person: string; readonly at: string; readonly outdated: boolean; readonly remote?: { readonly session: string; readonly operator: { readonly name: string; readonly person: string }; readonly picture: string }; readonly trained?: readonly { readonly code: string; readonly until?: string }[] };
  /** Fields that the signer repeats without seeing the first value; `agrees` is there when it was done. */
  readonly repeats: readonly { readonly address: string; readonly agrees?: boolean }[];
}

/** Reaction plan of a series, and how it stands to its attempts. */
export interface Reaction {
  readonly plan: Pick<ReactionPlan, 'title' | 'notify' | 'allowedRecoveries' | 'approvers'>;
  readonly failed: readonly number[];
  readonly left: number;
  readonly usedUp: boolean;
  readonly recovery?: Text;
}

/** Everything that a tablet shows of one step. */
export interface Card {
  readonly site: string;
  readonly runId: string;
  readonly number: string;
  readonly product: string;
  readonly runState: string;
  readonly stepKey: string;
  readonly version: number;
  /** Hash of the step, as those are shown it who stand beside it. */
  readonly viewHash?: string;
  readonly status: 'not-reached' | 'ready' | 'requesting' | 'started' | 'completed';
  readonly kind: string;
  readonly title: Text;
  readonly instruction?: Text;
  /** Documents to work by, and pictures and videos beside the instruction. */
  readonly documents: readonly Shown[];
  readonly media: readonly Shown[];
  /** Titles of the operation and its unit above the step. */
  readonly path: readonly Text[];
  /** Which step of the recipe it is, and of how many. */
  readonly index: number;
  readonly count: number;
  readonly fields: readonly Field[];
  readonly needs: readonly Need[];
  readonly asked: readonly Asked[];
  readonly timers: readonly { readonly label: string; readonly dueAt: string; readonly reachedIsGood: boolean; readonly standsWith?: number }[];
  readonly reaction?: Reaction;
  readonly exceptions: readonly { readonly id: string; readonly type: string; readonly severity: string; readonly text: string; readonly open: boolean; readonly observed?: Observed }[];
  readonly comments: readonly { readonly text: string; readonly name: string; readonly at: string }[];
  /** It cannot begin because an owner was not heard for a while. */
  readonly unknownJustNow: boolean;
  /** What keeps it from starting or ending, and what may be done about it. */
  readonly blocked: readonly { readonly title: string; readonly moves: readonly Move[] }[];
  /** What keeps it from ending now, in a sentence; absent when nothing does. */
  readonly unfinished?: string;
  /** Employee numbers of those who worked on it: others repeat and witness. */
  readonly performers: readonly string[];
  /** True: who looks may do this only under a trainer. */
  readonly trainee: boolean;
  /** Employee number of the trainer, where a trainee began it. */
  readonly trainer?: string;
  /** What who began it was trained by at that moment. */
  readonly startedWith: readonly { readonly code: string; readonly until?: string }[];
  readonly startedBy?: { readonly name: string; readonly at: string };
}
