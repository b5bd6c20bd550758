import type { Quantity } from '@batchwright/kernel';
import type { EntrySource, LimitLevel } from '../recipe/entry';
import type { StepMeaning } from '../recipe/signature-policy';
import type { ExceptionBody, BlockLiftedBody, ExceptionExtendedBody } from './exception';
import type { BusinessStatus } from './business-status';
import type { GrantReceivedBody, GrantRequest } from './grant';
import type { EquipmentChangedBody, MoveSignedBody, NotApplicableBody, StepReassignedBody } from './move-bodies';
import type { PermissionGivenBody } from './permission';
import type { ShiftGivenBody, ShiftTakenBody } from './handover';
import type { RunCommandName, RunState } from './isa88';
import type { RecordedValue } from './recorded-value';
import type { RunKind } from '../recipe/recipe-document';
import type { EquipmentConfirmedBody } from './equipment-confirmed-body';
import type { MachineAskedBody, MachineRefusedBody, MachineValue } from './machine';
import type { RemoteView } from './beside-step';
import type { ExpertNotedBody } from './expert-noted';
import type { StepStartedBody } from './step-started-body';

/**
 * Everything that can happen to a procedure run. Bodies are JSON in the canonical form of records: amounts as decimal text,
 * numbers only as safe integers. Who, when, where and at which terminal stand in the record around the body
 * (`RecordedEvent` of `@batchwright/records`), and are not repeated here.
 */
export type RunEvent = { readonly [T in RunEventType]: { readonly type: T; readonly body: RunEventBodies[T] } }[RunEventType];

/** Names of the events; past tense. */
export type RunEventType = keyof RunEventBodies;

/** Version of the bodies below; stored with each event. */
export const RUN_EVENT_VERSION = 1;

/** Which body belongs to which event. `stepKey` is `stepId`, or `stepId~1.3` inside loops and for-eachs. */
export interface RunEventBodies {
  readonly RunCreated: RunCreatedBody;
  readonly RunReleasedToFloor: { readonly signature?: AppliedStepSignature };
  readonly RunStarted: Record<string, never>;
  readonly RunStateChanged: { readonly from: RunState; readonly to: RunState; readonly command: RunCommandName; readonly reason?: string };
  readonly BusinessStatusChanged: { readonly from: BusinessStatus; readonly to: BusinessStatus };
  readonly RunSealed: { readonly reason: string };
  readonly RunUnsealed: { readonly reason: string };
  /** Every step that could be reached is done: executed. */
  readonly RunCompleted: Record<string, never>;
  readonly RunAborted: { readonly reason: string; readonly openSteps: readonly string[] };

  readonly NodeActivated: NodeActivatedBody;
  /** A next turn of a loop or for-each has begun, or one child fewer of a parallel node is open. */
  readonly NodeAdvanced: { readonly nodeKey: string; readonly turn?: number; readonly open?: number };
  readonly NodeCompleted: { readonly nodeKey: string };
  readonly StepMadeReady: { readonly stepKey: string; readonly stepId: string; readonly iteration: readonly number[] };
  readonly StepRequested: { readonly stepKey: string; readonly grants: readonly string[] };
  readonly StepStarted: StepStartedBody;
  readonly StepCompleted: StepCompletedBody;
  readonly ShiftGiven: ShiftGivenBody;
  readonly ShiftTaken: ShiftTakenBody;
  readonly StepReassigned: StepReassignedBody;
  readonly MoveSigned: MoveSignedBody;
  readonly StepReopened: { readonly stepKey: string; readonly reason: string };

  readonly EntryRecorded: EntryRecordedBody;
  readonly EntryRejected: EntryRejectedBody;
  readonly EntryCorrected: EntryCorrectedBody;
  readonly CalculationRecorded: CalculationRecordedBody;
  readonly SignatureApplied: SignatureAppliedBody;
  readonly SecondCheckRecorded: SecondCheckRecordedBody;
  readonly MachineAsked: MachineAskedBody;
  readonly MachineRefused: MachineRefusedBody;
  readonly ExpertNoted: ExpertNotedBody;
  readonly CommentAdded: { readonly stepKey?: string; readonly text: string };

  readonly ExceptionRaised: ExceptionBody;
  /** Told of a sealed run by another service: it stands in the record beside what was sealed, and quality sees it (gmp 12). */
  readonly ExceptionRaisedAfterSeal: ExceptionBody;
  readonly ExceptionExtended: ExceptionExtendedBody;
  readonly BlockLifted: BlockLiftedBody;
  /** Containers that were listed, or corrected, after a failed check whose plan sets output aside. */
  readonly OutputSetAside: { readonly stepKey: string; readonly exceptions: readonly string[]; readonly containers: readonly string[] };
  readonly PermissionGiven: PermissionGivenBody;
  readonly PermissionUsed: { readonly permissionId: string; readonly stepKey: string; readonly rule: string };

  readonly TimerStarted: TimerStartedBody;
  readonly TimerStopped: { readonly timerId: string; readonly why: 'done' | 'paused' | 'machine-stands' | 'over'; readonly remainingMs?: number };
  readonly TimerFired: { readonly timerId: string };
  readonly HoldTimeStarted: { readonly holdTime: string; readonly holdKey: string; readonly from: string; readonly correctionMs: number };
  readonly HoldTimeEnded: { readonly holdTime: string; readonly holdKey: string; readonly to: string; readonly elapsedMs: number; readonly within: boolean };
  readonly HoldTimeExceeded: { readonly holdTime: string; readonly holdKey: string; readonly max: Quantity; readonly elapsedMs: number };

  readonly GrantRequested: GrantRequest;
  readonly GrantReceived: GrantReceivedBody;
  readonly GrantUsed: { readonly grantId: string; readonly stepKey: string };
  readonly MaterialUsed: MaterialUsedBody;
  readonly GrantRevokedLate: { readonly grantId?: string; readonly stepKey: string; readonly what: GrantSubject; readonly item: string; readonly effectiveAt: string; readonly reason: string };

  readonly EquipmentConfirmed: EquipmentConfirmedBody;
  readonly EquipmentChanged: EquipmentChangedBody;

  readonly ClockEventNoted: { readonly jumpMs: number; readonly holdKey?: string };
}

/** Order → run. The recipe is named by hash; the frozen document is kept under it (gmp 4). */
export interface RunCreatedBody {
  readonly number: string;
  readonly kind: RunKind;
  readonly recipe: { readonly code: string; readonly version: number; readonly versionId: string; readonly hash: string };
  readonly order?: { readonly id: string; readonly number: string };
  readonly batchSize: Quantity;
}

/** A combinator of the tree was reached. */
export interface NodeActivatedBody {
  readonly nodeKey: string;
  readonly nodeId: string;
  readonly iteration: readonly number[];
  /** Of a choice: index of the branch, the number of branches for `otherwise`, −1 for none. */
  readonly branch?: number;
  /** Of a loop or for-each in sequence: the first turn. */
  readonly turn?: number;
  /** Of a parallel node or for-each in parallel: children still open. */
  readonly open?: number;
}

/** Equipment or material that was bound by the start. */
export interface BoundItem {
  readonly what: GrantSubject;
  /** Requirement or formula input. */
  readonly need: string;
  /** Equipment code or container code. */
  readonly item: string;
  readonly lot?: string;
  readonly grantId: string;
}

/** How much a step took of what it was granted: told when it is over, and again when a correction changes it (21 CFR 211.188(b)(4)). */
export interface MaterialUsedBody {
  readonly grantId: string;
  readonly stepKey: string;
  /** Code of the container it came out of. */
  readonly item: string;
  /** What was weighed; absent where the step weighs nothing: it is then what was granted. */
  readonly quantity?: Quantity;
}

/** A qualification that a person held when it was asked for. */
export interface UsedQualification {
  /** `trainee/CODE` where it was held under a trainer. */
  readonly code: string;
  readonly qualificationId: string;
  /** Plant time: the proof that it was held at that moment. `until` absent = without end. */
  readonly from?: string;
  readonly until?: string;
}

/** The trainer at the side of a trainee, with what the trainer was qualified by at the start (21 CFR 211.25(b)). */
export interface SupervisionBody {
  /** Employee number. */
  readonly trainer: string;
  readonly qualifications: readonly UsedQualification[];
}

export type GrantSubject = 'equipment' | 'material' | 'condition' | 'qualification';

export interface StepCompletedBody {
  readonly stepKey: string;
  /** Grants whose occupation ends with this step. */
  readonly released: readonly string[];
  /** True when the step was completed before: nothing follows from it again. */
  readonly again?: true;
  /** Present when it was closed without its work, under a deviation. */
  readonly notApplicable?: NotApplicableBody;
}

/** Limits in force for a value, worked out, in the entry's unit. */
export type LimitsInForce = { readonly [Level in LimitLevel | 'plausible']?: { readonly low?: string; readonly high?: string } };

/** How a value stands to its limits. `outside` names the gravest limit left; `undecidable`: a censored value that spans a limit. */
export interface Verdict {
  readonly result: 'within' | 'outside' | 'undecidable' | 'unlimited';
  readonly level?: LimitLevel;
}

export interface EntryRecordedBody {
  readonly stepKey: string;
  /** `net`, or `assays/3/result` for row 3 of a table. */
  readonly address: string;
  readonly value: RecordedValue;
  readonly verdict: Verdict;
  readonly limits?: LimitsInForce;
  /** When it was observed, if that was earlier than recorded; asks for `reason` (late entry). */
  readonly observedAt?: string;
  readonly reason?: string;
  readonly source?: EntrySource;
  /** Of a late entry: where it stood until then. */
  readonly transcribedFrom?: string;
  /** Where it was measured, of a value that came from a machine. */
  readonly machine?: MachineValue;
}

/** A try that was stopped; nothing was recorded, the try itself is kept (requirement B5). */
export interface EntryRejectedBody {
  readonly stepKey: string;
  readonly address: string;
  /** As it was typed. */
  readonly entered: { readonly value: string; readonly unit?: string };
  readonly code: 'implausible' | 'wrong-item';
  readonly expected?: { readonly low?: string; readonly high?: string; readonly unit?: string; readonly text?: string };
  /** 1, 2, 3 …: the third raises an exception. */
  readonly attempt: number;
}

export interface EntryCorrectedBody {
  readonly stepKey: string;
  readonly address: string;
  readonly oldValue: RecordedValue;
  readonly value: RecordedValue;
  readonly reason: string;
  readonly verdict: Verdict;
  readonly limits?: LimitsInForce;
  /** Policies whose signatures cover the old value from now on. */
  readonly signaturesOutdated: readonly string[];
}

/** A value worked out by the system, with all that is needed to work it out again (requirement B8). */
export interface CalculationRecordedBody {
  readonly stepKey: string;
  readonly address: string;
  readonly formula: string;
  readonly inputs: readonly { readonly name: string; readonly values: readonly RecordedValue[] }[];
  readonly rounding?: { readonly places: number; readonly halves: 'half-even' | 'half-up' };
  /** Absent when it could not be worked out; then `failure` says why and an exception follows. */
  readonly value?: RecordedValue;
  readonly failure?: string;
  readonly oldValue?: RecordedValue;
  readonly verdict: Verdict;
  readonly limits?: LimitsInForce;
}

/**
 * A signature as it stands in a record; the shape of `AppliedSignature` of `@batchwright/records`, mirrored because this library
 * knows no evidence. `content` is `stepContent()` at the moment of signing; its hash is what the signer's statement named.
 */
export interface AppliedStepSignature {
  readonly statementId: string;
  readonly meaning: string;
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly signedAt: string;
  readonly level: string;
  readonly where?: 'place' | 'remote';
  readonly terminal?: string;
  readonly contentHash: string;
  readonly content: { readonly [key: string]: unknown };
  readonly evidenceHash: string;
  readonly evidence: object;
  /** Given from afar, out of a session: what was in view. The statement names its hash beside that of the content. */
  readonly remote?: RemoteView;
}

export interface SignatureAppliedBody extends AppliedStepSignature {
  readonly stepKey: string;
  readonly policy: string;
  readonly meaning: StepMeaning;
  /** `before` the start or `after` it: `present-throughout` has both. */
  readonly moment: 'before' | 'during' | 'after';
  /** Proofs of the signer's qualifications, where the meaning of the signature asks for them. */
  readonly qualifications?: readonly UsedQualification[];
}

/** The blind repetition of one entry by another person. */
export interface SecondCheckRecordedBody {
  readonly stepKey: string;
  readonly policy: string;
  readonly address: string;
  readonly value: RecordedValue;
  readonly agrees: boolean;
  readonly attempt: number;
}

/** A row due at a time. Services take due timers and send `FireTimer`; firing it twice has one effect. */
export interface TimerStartedBody {
  readonly timerId: string;
  readonly purpose: 'hold-time' | 'check-due' | 'check-missed' | 'step-duration';
  readonly dueAt: string;
  readonly stepKey?: string;
  readonly holdKey?: string;
  /** Number of the check in its series. */
  readonly check?: number;
  /** True: stands still while the run does. */
  readonly pausesWithRun: boolean;
}
