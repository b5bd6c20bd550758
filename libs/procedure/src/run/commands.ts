import type { EntrySource } from '../recipe/entry';
import type { RoleName } from '../text';
import type { ExceptionSeverity } from '../recipe/reaction-plan';
import type { BilingualText } from '../text';
import type { AppliedStepSignature, GrantSubject, RunCreatedBody } from './events';
import type { NoteExpert } from './expert-noted';
import type { ExceptionExtendedBody, ObservedSpan } from './exception';
import type { GrantReceivedBody } from './grant';
import type { SignedMove } from '../moves/signed-move';
import type { GiveShift, TakeShift } from './handover';
import type { RunCommandName } from './isa88';
import type { GivePermission } from './permission';
import type { AskMachine, MachineValue, NoteMachineState, ReceiveMachineAnswer } from './machine';
import type { Attachment } from './recorded-value';
import type { QualificationFact } from './state';

/** A person who acts, as authenticated; roles and terminal of this very moment. */
export interface Performer {
  /** Employee number. */
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly roles: readonly RoleName[];
  readonly terminal?: string;
  /** Area of the terminal, from its enrolment. */
  readonly area?: string;
}

/** Everything that may be asked of a run. `by` is absent where a service or a timer acts by itself. */
export type RunCommand =
  | CreateRun
  | ReleaseToFloor
  | ChangeRunState
  | StartStep
  | WithdrawRequest
  | RecordEntry
  | CorrectEntry
  | RecordSecondCheck
  | ApplySignature
  | AskMachine
  | ReceiveMachineAnswer
  | NoteMachineState
  | CompleteStep
  | MakeMove
  | GiveShift
  | TakeShift
  | RaiseException
  | ExtendException
  | AddComment
  | NoteExpert
  | ReceiveGrant
  | NoteLateRevocation
  | FireTimer
  | LiftBlock
  | GivePermission
  | SealRun
  | UnsealRun
  | AbortRun
  | NoteDisposition
  | NoteClockJump;

export type RunCommandType = RunCommand['type'];

/** Makes the run of an effective recipe version; that it is effective, the service has checked against its projection. */
export interface CreateRun extends RunCreatedBody {
  readonly type: 'CreateRun';
  readonly by?: Performer;
}

/** Puts the run on the floor: the first steps become ready. Role supervisor; signed where the plant asks for it. */
export interface ReleaseToFloor {
  readonly type: 'ReleaseToFloor';
  readonly by: Performer;
  readonly signature?: AppliedStepSignature;
}

/** An ISA-88 command by a person. Everything but start and resume asks for a reason. */
export interface ChangeRunState {
  readonly type: 'ChangeRunState';
  readonly by?: Performer;
  readonly command: RunCommandName;
  readonly reason?: string;
}

/**
 * Begins a step. Equipment and material name what was scanned for each need. When a grant is missing, the answer is `StepRequested`
 * with `GrantRequested` (202); the person touches again when the grants are there. The first start begins the run.
 */
export interface StartStep {
  readonly type: 'StartStep';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  /** Employee number of the trainer at the side of a trainee. */
  readonly trainer?: string;
  readonly equipment?: readonly { readonly requirement: string; readonly item: string }[];
  readonly material?: readonly { readonly input: string; readonly item: string }[];
}

/** Gives up waiting for grants: the step is ready again and may be started with other items. */
export interface WithdrawRequest {
  readonly type: 'WithdrawRequest';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
}

/** A value as it was typed or scanned. */
export interface EnteredValue {
  /** `100.0`, `< 10`, a choice's id, `yes`, an instant, or text. */
  readonly value: string;
  /** UCUM code; absent = the entry's own. */
  readonly unit?: string;
  /** Of a photo or file: the stored object whose SHA-256 is `value`, as the service found it in the store. */
  readonly attachment?: Attachment;
  /** Where it was measured; only with an answer of a machine. */
  readonly machine?: MachineValue;
}

/** One entry, durable when made (requirement B4). */
export interface RecordEntry extends EnteredValue {
  readonly type: 'RecordEntry';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  /** Id of the entry; with `row` and `column` for a cell of a table (rows from 1). */
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  /** When it was observed, if earlier than now; then `reason` says why it comes late. */
  readonly observedAt?: string;
  readonly reason?: string;
  readonly source?: EntrySource;
}

/** A new value beside the old one; the reason is mandatory (EU GMP 4.9). Allowed until the run is sealed. */
export interface CorrectEntry extends EnteredValue {
  readonly type: 'CorrectEntry';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
  readonly reason: string;
}

/** The blind repetition by another person, who is not shown the first value. */
export interface RecordSecondCheck extends EnteredValue {
  readonly type: 'RecordSecondCheck';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  readonly policy: string;
  readonly entry: string;
  readonly row?: number;
  readonly column?: string;
}

/** Who signed, and where the ceremony ran; the evidence has been verified by the service. */
export interface OfferedSignature {
  readonly policy: string;
  readonly signature: AppliedStepSignature;
  /** Roles of the signer at the signing. */
  readonly roles: readonly RoleName[];
  /** Qualifications of the signer; those of the loaded facts where absent. */
  readonly qualifications?: readonly QualificationFact[];
  /** Area of the terminal of the ceremony (`signature.terminal`). */
  readonly area?: string;
}

/** Puts a signature to a step: before its start, while it runs, or again after a correction. `by` is who sends it, not who signed. */
export interface ApplySignature extends OfferedSignature {
  readonly type: 'ApplySignature';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
}

/** Ends a step; may carry the last entries and signatures, recorded one by one before it. */
export interface CompleteStep {
  readonly type: 'CompleteStep';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  readonly entries?: readonly (EnteredValue & { readonly entry: string; readonly row?: number; readonly column?: string })[];
  readonly signatures?: readonly OfferedSignature[];
}

/** A signed move out of a stuck step (requirement B20); the evidence has been verified by the service, for exactly this move. */
export interface MakeMove {
  readonly type: 'MakeMove';
  readonly by: Performer;
  readonly stepKey: string;
  readonly version: number;
  readonly move: SignedMove;
  readonly signature: AppliedStepSignature;
  /** Who takes a step over, by identity's word. */
  readonly receiver?: Performer;
  /** True: the owner of the equipment is asked, also when he refused the same item before. */
  readonly ask?: boolean;
}

/** By a person at a step, or by another service that chose the id. */
export interface RaiseException {
  readonly type: 'RaiseException';
  readonly by?: Performer;
  readonly exceptionId?: string;
  readonly exceptionType: string;
  readonly severity: ExceptionSeverity;
  readonly stepKey?: string;
  readonly text: string;
  /** The same in both languages, where a service made the sentence. */
  readonly texts?: BilingualText;
  readonly raisedFor?: string;
  /** What was seen; its bytes are in the store already. */
  readonly photo?: Attachment;
  /** Id of the exception that is its cause, where it is one of several effects (F11). */
  readonly parent?: string;
  /** What a machine said of it. */
  readonly observed?: ObservedSpan;
}

/** A service that raised an exception knows more of it. */
export interface ExtendException extends ExceptionExtendedBody {
  readonly type: 'ExtendException';
}

export interface AddComment {
  readonly type: 'AddComment';
  /** Absent: a service says it. */
  readonly by?: Performer;
  readonly stepKey?: string;
  readonly text: string;
}

/** The owner's answer about a grant. */
export interface ReceiveGrant extends GrantReceivedBody {
  readonly type: 'ReceiveGrant';
}

/** A revocation became known after the start: when it is effective before it, an exception is raised. */
export interface NoteLateRevocation {
  readonly type: 'NoteLateRevocation';
  readonly what: GrantSubject;
  readonly stepKey: string;
  readonly grantId?: string;
  /** Equipment, container, or training code with person. */
  readonly item: string;
  readonly effectiveAt: string;
  readonly reason: string;
}

/** A timer that is due, taken by the service. A timer that is over already gives no events. */
export interface FireTimer {
  readonly type: 'FireTimer';
  readonly timerId: string;
}

/** Quality decided about an exception so that what it blocked may start. */
export interface LiftBlock {
  readonly type: 'LiftBlock';
  readonly exceptionId: string;
  readonly decision: string;
  readonly decidedBy?: string;
}

/** Asked by review: nothing is added until unsealed. */
export interface SealRun {
  readonly type: 'SealRun';
  readonly reason: string;
}

export interface UnsealRun {
  readonly type: 'UnsealRun';
  readonly reason: string;
}

/** Asked by review when a batch is rejected: whatever is open stays open, the run is over. */
export interface AbortRun {
  readonly type: 'AbortRun';
  readonly by?: Performer;
  readonly reason: string;
}

/** Review told that the batch was decided about; only its business status moves on, also when the record is sealed. */
export interface NoteDisposition {
  readonly type: 'NoteDisposition';
}

/** The watch of the clocks saw a jump; each open hold time gets a note, elapsed times are corrected by themselves. */
export interface NoteClockJump {
  readonly type: 'NoteClockJump';
  readonly jumpMs: number;
}

