import type { Statistic } from '../recipe/machine-point';
import type { BilingualText } from '../text';
import type { Performer } from './commands';
import type { Attachment } from './recorded-value';

/** A machine was asked for the value of an entry, or to take a set point. Instants are real time: machines know no other. */
export interface MachineAskedBody {
  /** UUIDv7; the answer names it. */
  readonly captureId: string;
  readonly stepKey: string;
  readonly address: string;
  readonly what: 'value' | 'set-point';
  /** Code of the equipment, or of the area. */
  readonly equipment: string;
  readonly point: string;
  /** Of a value. `last`: how far back it may lie is `from`. */
  readonly statistic?: Statistic;
  readonly from?: string;
  readonly until?: string;
  readonly threshold?: string;
  /** True: times without usable values are left out, and the record says how long they were. */
  readonly despiteGaps?: boolean;
  readonly unit?: string;
  /** Of a set point: decimal text, a word, or `true` and `false`. */
  readonly value?: string;
  readonly tolerance?: string;
}

/** It gave no value that may be used, or did not take the set point. */
export interface MachineRefusedBody {
  readonly captureId: string;
  readonly stepKey: string;
  readonly address: string;
  readonly reasonCode: string;
  readonly detail: BilingualText;
  /** True: asked again, accepting the times without usable values, there is a value. */
  readonly despiteGaps?: boolean;
}

/** Where a value that came from a machine was measured, when, and of what it is made (21 CFR 211.188(b)(5)). */
export interface MachineValue {
  /** The question, or the command that wrote it. */
  readonly captureId: string;
  readonly equipment: string;
  readonly point: string;
  /** Code of the tag. */
  readonly tag: string;
  /** Absent where the tag names none. */
  readonly instrument?: string;
  /** Title of the connection through which it came. */
  readonly connection: string;
  readonly statistic: Statistic | 'read-back';
  /** Source time of the value. */
  readonly at: string;
  readonly from?: string;
  readonly until?: string;
  readonly quality: 'good' | 'uncertain';
  readonly samples: number;
  /** How long there was no usable value, decimal text; `0` = always one. */
  readonly unusableSeconds: string;
}

/** A question of an entry that has no value yet; what was answered last, where that was no value. */
export interface OpenQuestion {
  readonly captureId: string;
  readonly what: MachineAskedBody['what'];
  readonly at: string;
  readonly correctionMs: number;
  readonly refused?: Pick<MachineRefusedBody, 'reasonCode' | 'detail' | 'despiteGaps'>;
}

/** Takes the value of an entry from its machine, or writes its set point there. The answer comes as `ReceiveMachineAnswer`. */
export interface AskMachine {
  readonly type: 'AskMachine';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  readonly entry: string;
  /** Of a cell. */
  readonly row?: number;
  readonly column?: string;
  /** True: times without usable values are accepted; an exception says so. */
  readonly despiteGaps?: boolean;
}

/** What process-data answered. Answers that come twice, or that nobody waits for any more, change nothing. */
export interface ReceiveMachineAnswer {
  readonly type: 'ReceiveMachineAnswer';
  readonly captureId: string;
  readonly stepKey: string;
  readonly address: string;
  readonly outcome:
    | { readonly kind: 'value'; readonly value: string; readonly unit?: string; readonly attachment?: Attachment; readonly machine: MachineValue }
    /** Written, and what stood there afterwards. */
    | { readonly kind: 'set-point'; readonly written: string; readonly readBack: string; readonly unit?: string; readonly agrees: boolean; readonly machine: MachineValue }
    | { readonly kind: 'refused'; readonly reasonCode: string; readonly detail: BilingualText; readonly despiteGaps?: boolean };
}

/** A machine does something else: what its point says from a source time on. */
export interface NoteMachineState {
  readonly type: 'NoteMachineState';
  readonly stepKey: string;
  readonly equipment: string;
  readonly point: string;
  readonly tag: string;
  readonly value: string;
  readonly quality: 'good' | 'uncertain' | 'bad';
  readonly at: string;
  /** How long process-data knew it and held it back, milliseconds; absent: not at all. */
  readonly heldMs?: number;
}
