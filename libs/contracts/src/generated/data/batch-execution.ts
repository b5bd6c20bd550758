// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
import type { JsonObject } from '../../message';
import type * as quantity from './quantity';

/** Business status of a batch. An unknown value counts as not released. */
export type BusinessStatus = 'unspecified' | 'created' | 'released' | 'in-execution' | 'executed' | 'production-reviewed' | 'qa-reviewed' | 'dispositioned' | 'closed';

/** Procedural state of a run (ISA-88.00.01). An unknown value counts as not running. */
export type RunState = 'unspecified' | 'idle' | 'running' | 'pausing' | 'paused' | 'holding' | 'held' | 'restarting' | 'stopping' | 'stopped' | 'aborting' | 'aborted' | 'complete';

/** How grave an exception is. An unknown value counts as critical. */
export type Severity = 'unspecified' | 'minor' | 'major' | 'critical';

/** Kind of a recorded value. An unknown kind counts as not recorded. */
export type ValueKind = 'unspecified' | 'number' | 'text' | 'choice' | 'boolean' | 'date-time' | 'file';

/** Asks that a run be aborted in whatever state it is, because it was rejected. Answered by RunAborted. */
export type AbortRun = {
  /** Id of the run. */
  runId: string;
  /** Why. */
  reason: string;
};

/** A signature as it stands in a record, with the evidence that proves it. */
export type AppliedSignature = {
  /** Id of the statement that was signed. */
  statementId: string;
  /** Meaning of the signature (21 CFR 11.50), for example "performed". */
  meaning: string;
  /** Employee number of the signer. */
  person: string;
  /** Name as printed. */
  name: string;
  /** Account with which the signer authenticated. */
  account: string;
  /** When the signer authenticated, real time. */
  signedAt: string;
  /** Level of authentication: "esig" or "esig-2fa". */
  level: string;
  /** "place" or "remote"; absent where the policy does not ask. */
  where?: string;
  /** Code of the terminal of the ceremony; absent when it was none. */
  terminal?: string;
  /** SHA-256 of the canonical content that was signed, lower-case hexadecimal. */
  contentHash: string;
  /** Content that was signed. */
  content: JsonObject;
  /** SHA-256 of the canonical evidence, lower-case hexadecimal. */
  evidenceHash: string;
  /** Evidence: statement, identity token and id of the key. */
  evidence: JsonObject;
};

/** A reaction plan at work. */
export type BegunReaction = {
  /** Plan as the recipe has it. */
  plan: ReactionPlan;
  /** Output since then is set aside, plant time; absent when the plan does not ask. */
  quarantineSince?: string;
  /** Number of the last good check, 0 for none; absent outside of series. */
  lastGoodCheck?: number;
  /** Codes of the containers that hold it, as far as they are listed by then. */
  containers: readonly string[];
};

/** Tells that blocked steps may start, because quality decided. */
export type BlockLifted = {
  /** Id of the exception that blocked. */
  exceptionId: string;
  /** What was decided. */
  decision: string;
  /** Employee number of who decided; absent when it is not known. */
  decidedBy?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Equipment or material that the start of a step bound. */
export type BoundItem = {
  /** What it is for: "equipment", "material" or "qualification". */
  what: string;
  /** Id of the requirement or of the formula input. */
  need: string;
  /** Code of the equipment or container. */
  item: string;
  /** Number of the lot; absent for equipment. */
  lot?: string;
  /** Id of the grant, UUIDv7. */
  grantId: string;
};

/** Bounds of one level, decimal text. */
export type Bounds = {
  /** Lower bound; absent when there is none. */
  low?: string;
  /** Upper bound; absent when there is none. */
  high?: string;
};

/** Tells that the business status of the batch changed; a machine of its own beside the procedural state. */
export type BusinessStatusChanged = {
  /** Status before. */
  from: BusinessStatus;
  /** Status after. */
  to: BusinessStatus;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** One name in a formula with its values: one, or those of a column. */
export type CalculationInput = {
  /** Name as it stands in the formula. */
  name: string;
  /** Values behind the name. */
  values: readonly RecordedValue[];
};

/** Tells of a result that the system worked out, with all that is needed to work it out again. */
export type CalculationRecorded = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Which value: "net", or "assays/3/result" for row 3 (from 1) of a table. */
  address: string;
  /** Formula as it stands in the recipe. */
  formula: string;
  /** Names and values that went in. */
  inputs: readonly CalculationInput[];
  /** How it was rounded; absent when it was not. */
  rounding?: Rounding;
  /** Result; absent when it could not be worked out. */
  value?: RecordedValue;
  /** Why it could not be worked out; absent when it could. */
  failure?: string;
  /** Result before; absent the first time. */
  oldValue?: RecordedValue;
  /** How the value stands to its limits. */
  verdict: Verdict;
  /** Limits in force by their level ("normal", "action", "validated", "registered", "plausible"), in the unit of the entry. */
  limits: Record<string, Bounds>;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the clock of the server jumped while the run was active; elapsed times are corrected by it. */
export type ClockEventNoted = {
  /** Size of the jump, negative when it went back. Whole number of milliseconds; a double only because JSON should carry a number. */
  jumpMs: number;
  /** Key of the hold time that it concerns; absent when it concerns the whole run. */
  holdKey?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells of a remark of a person. */
export type CommentAdded = {
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** Remark as it was written. */
  text: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Asks that a comment of a service be written into a run: how something ended that it had raised. Answered by CommentAdded; a sealed run takes none. */
export type CommentOnRun = {
  /** Id of the run. */
  runId: string;
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** What is said. */
  text: string;
  /** Id of the exception that it belongs to; absent when to none. */
  exceptionId?: string;
};

/** A condition of a room or of equipment that holds at the start of a step. */
export type ConditionBounds = {
  /** Measuring point of the room or equipment. */
  point: string;
  /** Smallest allowed value, decimal text; absent when there is none. */
  low?: string;
  /** Largest allowed value, decimal text; absent when there is none. */
  high?: string;
  /** UCUM code of the bounds. */
  unit: string;
};

/** What was measured of a condition before the start. */
export type ConditionReading = {
  /** Id of the condition in its step. */
  condition: string;
  /** Code of the tag. */
  tag: string;
  /** Decimal text. */
  value: string;
  /** UCUM code. */
  unit: string;
  /** Source time. */
  at: string;
};

/** Tells that a value was corrected; the old one stays in the record. */
export type EntryCorrected = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Which value: "net", or "assays/3/result" for row 3 (from 1) of a table. */
  address: string;
  /** Value before. */
  oldValue: RecordedValue;
  /** Value now. */
  value: RecordedValue;
  /** Reason as it was given. */
  reason: string;
  /** How the value stands to its limits. */
  verdict: Verdict;
  /** Limits in force by their level ("normal", "action", "validated", "registered", "plausible"), in the unit of the entry. */
  limits: Record<string, Bounds>;
  /** Ids of policies whose signatures cover the old value from now on. */
  signaturesOutdated: readonly string[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells of a value that was entered. */
export type EntryRecorded = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Which value: "net", or "assays/3/result" for row 3 (from 1) of a table. */
  address: string;
  /** Value as recorded. */
  value: RecordedValue;
  /** How the value stands to its limits. */
  verdict: Verdict;
  /** Limits in force by their level ("normal", "action", "validated", "registered", "plausible"), in the unit of the entry. */
  limits: Record<string, Bounds>;
  /** When it was observed, where that was earlier than recorded; absent otherwise. */
  observedAt?: string;
  /** Reason of a late entry; absent otherwise. */
  reason?: string;
  /** Where it came from: "typed", "device", "measured" or "laboratory"; absent means typed. */
  source?: string;
  /** Of a late entry: where it stood until then; absent otherwise. */
  transcribedFrom?: string;
  /** Where it was measured, of a value that came from a machine; absent otherwise. */
  machine?: MachineValue;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells of a try that was stopped: nothing became the entry's value, the try itself is kept. */
export type EntryRejected = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Which value: "net", or "assays/3/result" for row 3 (from 1) of a table. */
  address: string;
  /** Value as it was typed. */
  entered: TriedValue;
  /** Why it was stopped: "implausible" or "wrong-item". */
  code: string;
  /** What would have been taken; absent when that cannot be said. */
  expected?: ExpectedValue;
  /** Which try it was, from 1; the third raises an exception. */
  attempt: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that an item of equipment took the place of another in the middle of a step. */
export type EquipmentChanged = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Id of the requirement. */
  need: string;
  /** Item that was held until now. */
  from: BoundItem;
  /** Item that is held from now on. */
  to: BoundItem;
  /** Reason as it was given. */
  reason: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a completed step confirmed the status of equipment that it held: it is clean, or a scale was checked. */
export type EquipmentConfirmed = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Grant by which the run holds the equipment. */
  grantId: string;
  /** Code of the equipment. */
  item: string;
  /** "clean" or "checked". */
  becomes: string;
  /** How long clean stays clean, in seconds; absent = without an end. */
  holdSeconds?: number;
  /** Of a check: what the scale showed under its reference weights. */
  readings: readonly ScaleCheckReading[];
  /** How thoroughly it was cleaned: "minor" or "major"; absent = minor. */
  level?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that more became known of an exception: how what was observed ended, or what its cause was. */
export type ExceptionExtended = {
  /** Id of the exception. */
  exceptionId: string;
  /** Key of its step; absent when it concerns the whole run. */
  stepKey?: string;
  /** All that is known now of what was observed; absent when that did not change. */
  observed?: ObservedSpan;
  /** Exception that turned out to be its cause; absent when that did not change. */
  parent?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that something was not as the recipe says. Review decides about it under the same id. */
export type ExceptionRaised = {
  /** Id of the exception, UUIDv7. */
  exceptionId: string;
  /** Type of the exception, kebab-case, for example "limit-action". */
  type: string;
  /** How grave it is. */
  severity: Severity;
  /** Whether it is a deviation, which needs an investigation. */
  deviation: boolean;
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** Which value of the step; absent where there is none. */
  address?: string;
  /** One sentence in English, with the facts in it. */
  text: string;
  /** Facts for rules of review. */
  params: JsonObject;
  /** Keys of nodes whose steps do not start until this is decided; "*" is the whole run. */
  blocks: readonly string[];
  /** Reaction plan that began; absent when there is none. */
  reaction?: BegunReaction;
  /** Person for whom it was raised when another service asked; absent otherwise. */
  raisedFor?: string;
  /** Signatures that close it, each of another person; empty = one of quality. */
  signers: readonly ExceptionSigner[];
  /** The same sentence in the languages of the plant; absent where a person typed it. */
  texts?: Text;
  /** Version of the site's table under which it was raised; absent while the table was never changed. */
  rulesVersion?: number;
  /** Exception that was named as its cause, of the same run or not: review says what counts; absent where there is none. */
  parent?: string;
  /** What a machine said of it, as far as it was known then; absent where no machine said anything. */
  observed?: ObservedSpan;
  /** Whether another service told it; absent means execution or a person did. */
  told?: boolean;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells of an exception that another service found when the record was sealed already; quality decides about it, also after the release. */
export type ExceptionRaisedAfterSeal = {
  /** Id of the exception, UUIDv7. */
  exceptionId: string;
  /** Type of the exception, kebab-case, for example "limit-action". */
  type: string;
  /** How grave it is. */
  severity: Severity;
  /** Whether it is a deviation, which needs an investigation. */
  deviation: boolean;
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** Which value of the step; absent where there is none. */
  address?: string;
  /** One sentence in English, with the facts in it. */
  text: string;
  /** Facts for rules of review. */
  params: JsonObject;
  /** Keys of nodes whose steps do not start until this is decided; "*" is the whole run. */
  blocks: readonly string[];
  /** Reaction plan that began; absent when there is none. */
  reaction?: BegunReaction;
  /** Person for whom it was raised when another service asked; absent otherwise. */
  raisedFor?: string;
  /** Signatures that close it, each of another person; empty = one of quality. */
  signers: readonly ExceptionSigner[];
  /** The same sentence in the languages of the plant; absent where a person typed it. */
  texts?: Text;
  /** Version of the site's table under which it was raised; absent while the table was never changed. */
  rulesVersion?: number;
  /** Exception that was named as its cause, of the same run or not: review says what counts; absent where there is none. */
  parent?: string;
  /** What a machine said of it, as far as it was known then; absent where no machine said anything. */
  observed?: ObservedSpan;
  /** Whether another service told it; absent means execution or a person did. */
  told?: boolean;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that quality changed how a site treats exceptions, from now on; those that were raised before stay as they are. */
export type ExceptionRulesChanged = {
  /** Code of the site. */
  site: string;
  /** Which change of its table it is, from 1 on. */
  version: number;
  /** Employee number of who signed. */
  changedBy: string;
  /** Why, as it was signed. */
  reason: string;
};

/** Holds who may give one of the signatures that close an exception. */
export type ExceptionSigner = {
  /** Roles of which the signer has one. */
  roles: readonly string[];
};

/** What an entry would have taken. */
export type ExpectedValue = {
  /** Lowest plausible value; absent when there is none. */
  low?: string;
  /** Highest plausible value; absent when there is none. */
  high?: string;
  /** UCUM code of the bounds; absent where there is none. */
  unit?: string;
  /** Expected text, for example the right item; absent for numbers. */
  text?: string;
};

/** Tells that an expert was called to a step, or stood beside the operator there; tandem had told it. */
export type ExpertNoted = {
  /** Id of the session. */
  sessionId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** What happened: "called", "accepted", "declined", "missed", "joined", "left", "drawn", "frozen" (a picture was kept as it was), "moved" (the operator stands at this step now), "guest-invited", "guest-revoked", "guest-expired" or "ended"; of recordings "recording-proposed", "consent-given", "consent-refused", "consent-withdrawn", "recording-began", "recording-ended", "recording-sealed" or "recording-removed". */
  what: string;
  /** Employee number of whom it is about, of a guest his name within the session; empty where everybody had left. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When it happened, plant time. */
  at: string;
  /** Employee number of who calls, invites a guest or shows him out; absent otherwise. */
  calledBy?: string;
  /** Name of who calls, invites a guest or shows him out; absent otherwise. */
  calledByName?: string;
  /** With which word a call was declined, why somebody left, why a recording ended, or what a guest is invited for; absent otherwise. */
  word?: string;
  /** The picture with a drawing that the operator kept, or the frozen picture that was kept for a signature. */
  drawing?: SessionDrawing;
  /** The recording that it is about; of recordings that began only. */
  recording?: SessionRecording;
  /** Organisation of a guest; absent for people of the plant. */
  organisation?: string;
  /** Key of the one step that a guest sees; of invitations only. */
  seesStep?: string;
  /** Until when a guest is invited, plant time; of invitations only. */
  until?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a service knows more of an exception that it had raised: how it ended, or what its cause was. Answered by ExceptionExtended; a sealed run takes none. */
export type ExtendException = {
  /** Id of the exception. */
  exceptionId: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** All that is known now of what was observed; absent when that did not change. */
  observed?: ObservedSpan;
  /** Id of the exception that turned out to be its cause; absent when that did not change. */
  parent?: string;
};

/** Tells how the owner answered, or that it took the grant back. */
export type GrantReceived = {
  /** Id of the grant, UUIDv7. */
  grantId: string;
  /** "granted", "refused" or "revoked". */
  outcome: string;
  /** Code of what was answered about; absent when unknown. */
  item?: string;
  /** Number of the lot; absent for equipment. */
  lot?: string;
  /** Instant from which it may be used, or from which the revocation counts, plant time; absent when refused. */
  from?: string;
  /** Instant at which it lapses unused, plant time; absent when it does not. */
  until?: string;
  /** Stable code of the refusal; absent when granted. */
  reasonCode?: string;
  /** Axis that failed; absent when granted. */
  axis?: string;
  /** What is wrong in words; absent when granted. */
  detail?: string;
  /** Last day on which the calibration of the equipment holds, a date of the site; absent where it needs none. */
  calibratedThrough?: string;
  /** Number of the certificate of that calibration; absent where none was given. */
  certificate?: string;
  /** Of a condition: what was measured; absent otherwise. */
  measured?: MeasuredCondition;
  /** The words of `detail` in the languages of the plant; absent where the owner said them in one. */
  texts?: Text;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the run asked an owner for a grant. */
export type GrantRequested = {
  /** Id of the grant, UUIDv7. */
  grantId: string;
  /** What it is for: "equipment", "material", "condition" or "qualification". */
  what: string;
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Id of the requirement or of the formula input. */
  need: string;
  /** Code of the equipment or container that was scanned. */
  item: string;
  /** Equipment class; absent for material. */
  class?: string;
  /** Properties that the equipment must have. */
  properties: readonly RequiredProperty[];
  /** Item code of the product; absent for material. */
  product?: string;
  /** Item code of the material; absent for equipment. */
  material?: string;
  /** How much; absent for equipment. */
  quantity?: quantity.Quantity;
  /** How long after the start the material has to stay good; absent when only at the start. */
  lasts?: quantity.Quantity;
  /** "single" when it must be the lot of the grants before, "any" otherwise; absent for equipment. */
  lots?: string;
  /** What the run is for where it is no batch: "cleaning", "check", "sanitisation" or "set-up". */
  purpose?: string;
  /** Of a condition: the measuring point, its bounds and their unit; absent otherwise. */
  condition?: ConditionBounds;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a revocation came that counts from before the start that had used the grant; an exception goes with it. */
export type GrantRevokedLate = {
  /** Id of the grant; absent for a qualification. */
  grantId?: string;
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** What it is for: "equipment", "material" or "qualification". */
  what: string;
  /** Code of what was used. */
  item: string;
  /** Instant from which the revocation counts, plant time. */
  effectiveAt: string;
  /** Why it was revoked. */
  reason: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells the owner that a step started with its grant. A grant is used once. */
export type GrantUsed = {
  /** Id of the grant, UUIDv7. */
  grantId: string;
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the event at the end of a hold time came. */
export type HoldTimeEnded = {
  /** Id of the hold time in the recipe. */
  holdTime: string;
  /** Key of this running hold time, unique in the run. */
  holdKey: string;
  /** When it ended, plant time. */
  to: string;
  /** Elapsed time, corrected for jumps of the clock. Whole number of milliseconds; a double only because JSON should carry a number. */
  elapsedMs: number;
  /** Whether it was within its limits. */
  within: boolean;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a hold time passed its longest time; an exception goes with it. */
export type HoldTimeExceeded = {
  /** Id of the hold time in the recipe. */
  holdTime: string;
  /** Key of this running hold time, unique in the run. */
  holdKey: string;
  /** Longest time. */
  max: quantity.Quantity;
  /** Elapsed time, corrected for jumps of the clock. Whole number of milliseconds; a double only because JSON should carry a number. */
  elapsedMs: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a hold time runs (21 CFR 211.111). */
export type HoldTimeStarted = {
  /** Id of the hold time in the recipe. */
  holdTime: string;
  /** Key of this running hold time, unique in the run. */
  holdKey: string;
  /** When it began, plant time. */
  from: string;
  /** Sum of the noted jumps of the clock at the beginning. Whole number of milliseconds; a double only because JSON should carry a number. */
  correctionMs: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a machine was asked: for a value that an entry takes from it, or to take a set point. */
export type MachineAsked = {
  /** Id of the question or command, UUIDv7. */
  captureId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Which entry. */
  address: string;
  /** "value", or "set-point". */
  what: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** What of it; absent for a set point. */
  statistic?: string;
  /** Begin of the time, real time; absent for a set point. */
  from?: string;
  /** End of the time, real time; absent for a set point. */
  until?: string;
  /** UCUM code in which it is wanted or written; absent where there is none. */
  unit?: string;
  /** Threshold of "time-above" and "time-below"; absent otherwise. */
  threshold?: string;
  /** True: times without usable values are accepted. */
  despiteGaps?: boolean;
  /** Of a set point: what is written; absent otherwise. */
  value?: string;
  /** Of a set point: how far what is read back may lie from it; absent = not at all. */
  tolerance?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a machine gave no value that may be used, or did not take a set point. */
export type MachineRefused = {
  /** Id of the question or command. */
  captureId: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry. */
  address: string;
  /** Stable code of the reason, kebab-case. */
  reasonCode: string;
  /** What is wrong in words. */
  detail: Text;
  /** True: asked again, accepting times without usable values, there is a value. */
  despiteGaps?: boolean;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Where a value that came from a machine was measured, when, and of what it is made. */
export type MachineValue = {
  /** Id of the question, or of the command that wrote it. */
  captureId: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** Code of the tag. */
  tag: string;
  /** Instrument that measures it; absent where none is named. */
  instrument?: string;
  /** Title of the connection through which it came. */
  connection: string;
  /** "last", "mean", "minimum", "maximum", "integral", "time-above", "time-below", "increase", "curve", or "read-back" of a set point. */
  statistic: string;
  /** Source time of the value. */
  at: string;
  /** Begin of the time that it is of, real time; absent for what was read back. */
  from?: string;
  /** End of that time. */
  until?: string;
  /** "good", or "uncertain" where times without usable values were accepted. */
  quality: string;
  /** How many samples it is made of. */
  samples: number;
  /** How long there was no usable value, seconds, decimal text. */
  unusableSeconds: string;
};

/** Tells the owner of material how much a step took of what it was granted: when the step is over, and again when a correction of its record changes it. */
export type MaterialUsed = {
  /** Id of the grant, UUIDv7. */
  grantId: string;
  /** Key of the step, with its iteration where it has one, for example "weigh~2". */
  stepKey: string;
  /** Code of the container it came out of. */
  item: string;
  /** What was weighed; absent where the step weighs nothing: it is then what was granted. */
  quantity?: quantity.Quantity;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** What was measured of a condition. */
export type MeasuredCondition = {
  /** Code of the tag. */
  tag: string;
  /** Decimal text. */
  value: string;
  /** UCUM code. */
  unit: string;
  /** Source time. */
  at: string;
};

/** Tells that a move out of a stuck step was signed; what it did stands in the events beside it. */
export type MoveSigned = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Name of the move in the catalogue, for example "not-applicable". */
  move: string;
  /** Reason as it was given. */
  reason: string;
  /** What the move names, by field: whom, which item, which entry. */
  details: Record<string, string>;
  /** Signature of the move; of a late entry the second person's. */
  signature: AppliedSignature;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a combinator of the procedure was reached. */
export type NodeActivated = {
  /** Key of the node, with its iteration where it has one. */
  nodeKey: string;
  /** Id of the node in the recipe. */
  nodeId: string;
  /** Turns of the loops around it, outermost first. */
  iteration: readonly number[];
  /** Of a choice: index of the branch, the number of branches for "otherwise", -1 for none. */
  branch?: number;
  /** Of a loop or for-each: which turn has begun, from 1. */
  turn?: number;
  /** Of a parallel node: children still open. */
  open?: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the next turn of a loop or for-each began, or that one child fewer of a parallel node is open. */
export type NodeAdvanced = {
  /** Key of the node, with its iteration where it has one. */
  nodeKey: string;
  /** Turn that has begun, from 1; absent for parallel nodes. */
  turn?: number;
  /** Children still open; absent for loops. */
  open?: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that everything in a node of the procedure is done. */
export type NodeCompleted = {
  /** Key of the node, with its iteration where it has one. */
  nodeKey: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Reason why a step is done without having been performed. */
export type NotApplicable = {
  /** Number of the deviation that quality approved before. */
  deviation: string;
  /** Id of the permission that was used up. */
  permissionId: string;
  /** Reason as it was given. */
  reason: string;
};

/** Holds a limit of a tag. */
export type ObservedLimit = {
  /** Id of the limit at its tag. */
  id: string;
  /** Kind of the limit: "high-high", "high", "low", "low-low" or "is". */
  kind: string;
  /** Value of the limit, decimal text, a word, "true" or "false". */
  value: string;
};

/** Holds a time in which machines said something that was not as it should be. Instants are real time, ISO-8601 UTC. */
export type ObservedSpan = {
  /** Code of the equipment. */
  equipment: string;
  /** Codes of the tags, the one that it began with first. */
  tags: readonly string[];
  /** When it began. */
  from: string;
  /** When it was over; absent while it lasts. */
  until?: string;
  /** Limit that was left; absent where values were missing. */
  limit?: ObservedLimit;
  /** Unit of limit and peak, UCUM; absent where there is none. */
  unit?: string;
  /** Worst value; absent while it is not known. */
  peak?: string;
  /** When the worst value was said. */
  peakAt?: string;
  /** Keys of the nodes of the procedure that were open when it began, outermost first. */
  nodes: readonly string[];
  /** Why it was over where it did not end by itself: "not-watched" = nobody watches it any more; absent otherwise. */
  endedBy?: string;
};

/** Tells the owner that a run needs a piece of equipment no more. */
export type OccupationEnded = {
  /** Id of the grant, UUIDv7. */
  grantId: string;
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Code of the equipment. */
  item: string;
  /** When, plant time. */
  endedAt: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a batch was made from an order. */
export type OrderBatched = {
  /** Id of the order; also the key. */
  orderId: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
};

/** Tells that an order was planned anew: when, with what and by whom it is meant to be made. It binds nobody. */
export type OrderPlanned = {
  /** Id of the order; also the key. */
  orderId: string;
  /** Number of the order in the ERP system. */
  number: string;
  /** Planned start, an instant of the plant's time; absent when the order is not planned any more. */
  start?: string;
  /** Planned end; absent when only the start is planned. */
  end?: string;
  /** Items that are planned. */
  equipment: readonly PlannedItem[];
  /** Employee numbers of the people who are planned. */
  people: readonly string[];
};

/** Tells that a process order came in: product, quantity, date. */
export type OrderReceived = {
  /** Id of the order, UUIDv7; also the key. */
  orderId: string;
  /** Code of the site. */
  site: string;
  /** Number of the order in the ERP system. */
  number: string;
  /** Code of the recipe that makes it. */
  recipe: string;
  /** How much is asked for. */
  quantity: quantity.Quantity;
  /** Date of the site on which it is due, YYYY-MM-DD; absent when there is none. */
  due?: string;
};

/** Tells that containers were listed, or their code corrected, after a failed check whose plan sets output aside: they are blocked with those that the exception names. */
export type OutputSetAside = {
  /** Key of the step that lists the containers. */
  stepKey: string;
  /** Ids of the exceptions of the failed checks. */
  exceptions: readonly string[];
  /** Codes of the containers. */
  containers: readonly string[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a deviation was approved before the act: one start of one step may pass one gate once (21 CFR 211.100(b)). */
export type PermissionGiven = {
  /** Id of the permission, UUIDv7, the same in review. */
  permissionId: string;
  /** Number of the deviation. */
  deviation: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the refusal that it answers, kebab-case. */
  rule: string;
  /** Plant time from which on it permits nothing any more. */
  validUntil: string;
  /** Why, as it was signed. */
  reason: string;
  /** Employee number of who approved it. */
  approvedBy: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a step was started under a permission, which is used up by that. */
export type PermissionUsed = {
  /** Id of the permission. */
  permissionId: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the refusal that it answered. */
  rule: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Names the item that is planned for a requirement of the recipe. */
export type PlannedItem = {
  /** Id of the requirement in the recipe. */
  requirement: string;
  /** Code of the item. */
  item: string;
};

/** Asks that an exception be raised in a run by another service. Answered by ExceptionRaised with the same id. */
export type RaiseException = {
  /** Id of the exception, UUIDv7, chosen by who asks. */
  exceptionId: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step; absent when it concerns the whole run. */
  stepKey?: string;
  /** Type of the exception, kebab-case. */
  type: string;
  /** How grave it is. */
  severity: Severity;
  /** What happened, in words. */
  text: string;
  /** Employee number of who asks; absent when a service does by itself. */
  by?: string;
  /** The same words in the languages of the plant; absent where a person typed them. */
  texts?: Text;
  /** Id of the exception that is its cause, where it is one of several effects; absent otherwise. */
  parent?: string;
  /** What a machine said of it; absent where no machine said anything. */
  observed?: ObservedSpan;
};

/** What a failed check means; approved with the recipe. */
export type ReactionPlan = {
  /** Name of the plan. */
  title: Text;
  /** Which starts wait: "nothing", "operation" or "run". */
  block: string;
  /** Whether the output since the last good check is set aside; absent means no. */
  quarantineSinceLastGood?: boolean;
  /** Roles that are told. */
  notify: readonly string[];
  /** What may be done, in words. */
  allowedRecoveries: readonly Text[];
  /** How often a recovery may be tried. */
  attempts: number;
  /** Roles that approve it. */
  approvers: readonly string[];
};

/** Carries one record verbatim, as soon as it is written. From these, review builds its copy of a run's record and any other reader can recompute the chain of hashes. Written by the recording function itself; the shape is the same for every service. */
export type RecordAppended = {
  /** Kind of the aggregate; its id is the subject and the key of the message. */
  aggregateType: string;
  /** Canonical text of the record (RFC 8785) with who, when, where, what and its audit rows, verbatim. */
  body: string;
  /** SHA-256 of the byte 0x00 and the UTF-8 bytes of the body, lower-case hexadecimal. */
  leafHash: string;
};

/** Somebody who is recorded. */
export type RecordedPerson = {
  /** Employee number. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
};

/** A value as it stands in the record; which fields are there follows from its kind. */
export type RecordedValue = {
  /** Kind of the value. */
  kind: ValueKind;
  /** Of a number: decimal text with all digits kept. */
  value?: string;
  /** Of a number: UCUM code. */
  unit?: string;
  /** Of a number: as it was entered, when that was in another unit. */
  entered?: quantity.Quantity;
  /** Of a censored number: "below" for "< 10", "above" for "> 10". */
  bound?: string;
  /** Of a text: the words. */
  text?: string;
  /** Of a choice: its id. */
  choice?: string;
  /** Of a boolean: the answer. */
  yes?: boolean;
  /** Of a date and time: ISO-8601 UTC with milliseconds. */
  instant?: string;
  /** Of a photo or file: SHA-256 of its bytes, hex. */
  sha256?: string;
  /** Of a photo or file: media type as its content says it. */
  mediaType?: string;
  /** Of a photo or file: number of bytes. */
  size?: number;
  /** Of a photo or file: its name on the device that sent it. */
  fileName?: string;
};

/** Says what somebody had in view who signed from afar. */
export type RemoteView = {
  /** "batchwright.remote-view/1". */
  format: string;
  /** Id of the session in which the signer stood. */
  session: string;
  /** Key of the step, with its iteration where it has one. */
  step: string;
  /** Who showed the step: the operator of the session. */
  operator: SessionOperator;
  /** Since when the signer stood at the step in this session without going away, plant time. */
  since: string;
  /** SHA-256 of the step as it was shown to those who stand beside it, lower-case hexadecimal. */
  view: string;
  /** SHA-256 of the frozen picture, a file of the record, lower-case hexadecimal. */
  picture: string;
};

/** One property that equipment must have. */
export type RequiredProperty = {
  /** Name of the property. */
  property: string;
  /** UCUM code of the bounds; absent for words. */
  unit?: string;
  /** Smallest value; absent when there is none. */
  min?: string;
  /** Largest value; absent when there is none. */
  max?: string;
  /** Word that it must equal; absent for numbers. */
  equals?: string;
};

/** How a result was rounded. */
export type Rounding = {
  /** Digits after the point. */
  places: number;
  /** What happens to halves: "half-even" or "half-up". */
  halves: string;
};

/** Tells that the run ended before its procedure was done. */
export type RunAborted = {
  /** Why. */
  reason: string;
  /** Keys of the steps that were open. */
  openSteps: readonly string[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Who did what an event of a run tells, where and when. The record itself carries the same. */
export type RunAct = {
  /** Employee number; absent when the system did it by itself. */
  person?: string;
  /** Name as printed; absent when the system did it by itself. */
  name?: string;
  /** Account; absent when the system did it by itself. */
  account?: string;
  /** Code of the terminal; absent when it came from none. */
  terminal?: string;
  /** When it was done, plant time. */
  actAt: string;
  /** When it was written down, real time. */
  recordedAt: string;
};

/** Tells that every step that could be reached is done: the batch is executed. */
export type RunCompleted = {
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a run was made, with the frozen recipe. */
export type RunCreated = {
  /** Number of the run that people read, unique in the site, for example "WS-2026-0001". */
  number: string;
  /** Kind of the procedure run, for example "batch" or "cleaning". */
  kind: string;
  /** Recipe version that it executes, by hash. */
  recipe: RunRecipe;
  /** Order that it comes from; absent for runs without one. */
  order?: RunOrder;
  /** Planned size. */
  batchSize: quantity.Quantity;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Names the order of a run. */
export type RunOrder = {
  /** Id of the order. */
  id: string;
  /** Number of the order in the ERP system. */
  number: string;
};

/** Names the recipe version of a run. A running batch keeps its frozen copy. */
export type RunRecipe = {
  /** Code of the recipe. */
  code: string;
  /** Number of the version. */
  version: number;
  /** Id of the version. */
  versionId: string;
  /** SHA-256 of the canonical document, lower-case hexadecimal. */
  hash: string;
};

/** Tells that a supervisor let the run be started. */
export type RunReleasedToFloor = {
  /** Signature of the release; absent where none is asked. */
  signature?: AppliedSignature;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that nothing is added to the run any more. */
export type RunSealed = {
  /** Why it was sealed. */
  reason: string;
  /** Head of the chain of the run's record before this event, lower-case hexadecimal. */
  head?: string;
  /** Number of records before this event. */
  count?: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Holds the newest state of a run. */
export type RunSnapshot = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Number of the run that people read. */
  number: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the recipe version. */
  recipeVersion: number;
  /** Procedural state. */
  state: RunState;
  /** Business status. */
  businessStatus: BusinessStatus;
  /** Whether the run is sealed. */
  sealed: boolean;
  /** Sequence of the newest event. */
  sequence: number;
  /** Head of the chain of the run's record, lower-case hexadecimal. */
  head: string;
};

/** Tells that the run began: its procedure is active. */
export type RunStarted = {
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the procedural state of the run changed (ISA-88). */
export type RunStateChanged = {
  /** State before. */
  from: RunState;
  /** State after. */
  to: RunState;
  /** Command that moved it, for example "hold"; "settle" and "complete" are the engine's own. */
  command: string;
  /** Reason as it was given; absent where none is asked. */
  reason?: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a sealed run takes additions again. */
export type RunUnsealed = {
  /** Why. */
  reason: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** What a scale showed under one reference weight. */
export type ScaleCheckReading = {
  /** "low" or "high". */
  weight: string;
  /** Decimal text as it was read. */
  value: string;
  /** UCUM code. */
  unit: string;
};

/** Asks that nothing be added to a run any more, so that it can be decided about. Answered by RunSealed. */
export type SealRun = {
  /** Id of the run. */
  runId: string;
  /** Why. */
  reason: string;
};

/** Tells that a second person repeated an entry, blind. */
export type SecondCheckRecorded = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Id of the signature policy that asks for it. */
  policy: string;
  /** Which value: "net", or "assays/3/result" for row 3 (from 1) of a table. */
  address: string;
  /** Value that the second person found. */
  value: RecordedValue;
  /** Whether it agrees with the first, within the tolerance of the policy. */
  agrees: boolean;
  /** Which try it was, from 1. */
  attempt: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Says which picture with a drawing was kept, and who drew what on it. */
export type SessionDrawing = {
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: string;
  /** Type of the file, "image/png". */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Name of the file. */
  fileName: string;
  /** Employee number of whose picture it is; empty for one that was brought. */
  pictureOf: string;
  /** Name of whose picture it is, as it is printed in records. */
  pictureOfName: string;
  /** Who drew what on it, in this order. */
  marks: readonly SessionMark[];
};

/** Says who drew something on a picture, what, and when. */
export type SessionMark = {
  /** Employee number of who drew it. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When tandem heard of it, plant time. */
  at: string;
  /** What it is: "circle", "arrow", "line" or "text". */
  tool: string;
  /** What was written; of a text only. */
  text?: string;
};

/** Names the operator of a session. */
export type SessionOperator = {
  /** Employee number. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
};

/** A recording of a session, as far as is known of it. */
export type SessionRecording = {
  /** Id of the recording. */
  recordingId: string;
  /** SHA-256 of its bytes, hex; absent until they were counted. */
  sha256?: string;
  /** Bytes. */
  size?: number;
  /** From its beginning to the last part that came. */
  seconds?: number;
  /** As its content says it. */
  mediaType?: string;
  /** Who consented; when it begins only. */
  consented: readonly RecordedPerson[];
  /** After how many days its bytes went; when they do only. */
  days?: number;
};

/** Tells that a shift handed the run over to the next; it waits for the second signature. */
export type ShiftGiven = {
  /** Id of the handover, UUIDv7. */
  handoverId: string;
  /** What the next shift has to know. */
  notes: string;
  /** Keys of steps that were begun and are not completed. */
  startedSteps: readonly string[];
  /** Signature of who gives. */
  signature: AppliedSignature;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that the next shift took the run over. */
export type ShiftTaken = {
  /** Id of the handover. */
  handoverId: string;
  /** Signature of who takes. */
  signature: AppliedSignature;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a person signed; the whole evidence is in it, so that it proves itself (21 CFR 11.70). */
export type SignatureApplied = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Id of the signature policy in the recipe. */
  policy: string;
  /** "before" the start, "during", or "after" the entries. */
  moment: string;
  /** Id of the statement that was signed. */
  statementId: string;
  /** Meaning of the signature (21 CFR 11.50), for example "performed". */
  meaning: string;
  /** Employee number of the signer. */
  person: string;
  /** Name as printed. */
  name: string;
  /** Account with which the signer authenticated. */
  account: string;
  /** When the signer authenticated, real time. */
  signedAt: string;
  /** Level of authentication: "esig" or "esig-2fa". */
  level: string;
  /** "place" or "remote"; absent where the policy does not ask. */
  where?: string;
  /** Code of the terminal of the ceremony; absent when it was none. */
  terminal?: string;
  /** SHA-256 of the canonical content that was signed, lower-case hexadecimal. */
  contentHash: string;
  /** Content that was signed. */
  content: JsonObject;
  /** SHA-256 of the canonical evidence, lower-case hexadecimal. */
  evidenceHash: string;
  /** Evidence: statement, identity token and id of the key. */
  evidence: JsonObject;
  /** Proofs of the signer's qualifications, where the meaning of the signature asks for them. */
  qualifications: readonly UsedQualification[];
  /** What was in view of who signed from afar, out of a session; the statement names the hash of its canonical form. Absent otherwise. */
  remote?: RemoteView;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a step is done. */
export type StepCompleted = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Ids of the grants whose occupation ends with it. */
  released: readonly string[];
  /** True when the step had been completed before: nothing follows from it again. */
  again: boolean;
  /** Why it is done without its work, under a deviation; absent where it was performed. */
  notApplicable?: NotApplicable;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that everything before a step is done and it may be started. */
export type StepMadeReady = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Id of the step in the recipe. */
  stepId: string;
  /** Turns of the loops around it, outermost first. */
  iteration: readonly number[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that another person goes on with a step. */
export type StepReassigned = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Employee number of who goes on. */
  to: string;
  /** Name as printed. */
  name: string;
  /** Reason as it was given. */
  reason: string;
  /** Proofs of what the person was qualified by at that moment. */
  qualifications: readonly UsedQualification[];
  /** Trainer who takes over; absent where none does. */
  supervision?: Supervision;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a done step is open again; earlier signatures do not cover what comes. */
export type StepReopened = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Reason as it was given. */
  reason: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that somebody wanted to start a step whose grants are not there yet. */
export type StepRequested = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Ids of the grants that are waited for. */
  grants: readonly string[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a step began, with what it binds. */
export type StepStarted = {
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Equipment and material that the start bound. */
  items: readonly BoundItem[];
  /** Proofs of the performer's qualifications. */
  qualifications: readonly UsedQualification[];
  /** Area of the terminal: what "at the place" means for signatures of this step; absent when unknown. */
  area?: string;
  /** Ids of exceptions whose block quality had lifted before. */
  underDecision: readonly string[];
  /** Trainer, where a trainee began it; absent otherwise. */
  supervision?: Supervision;
  /** Versions in effect at that moment of the controlled documents that the step names; empty when it names none. */
  documents: readonly UsedDocument[];
  /** Pictures and videos that the step shows; empty when it shows none. */
  media: readonly UsedDocument[];
  /** What was measured of the conditions of the step; empty when it has none. */
  conditions: readonly ConditionReading[];
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Trainer at the side of a trainee who began a step. */
export type Supervision = {
  /** Employee number of the trainer. */
  trainer: string;
  /** Proofs of the trainer's qualifications. */
  qualifications: readonly UsedQualification[];
};

/** Words in the languages of the plant. */
export type Text = {
  /** English. */
  en: string;
  /** German; absent when it was not translated. */
  de?: string;
};

/** Tells that a timer came due and was taken, once. */
export type TimerFired = {
  /** Id of the timer. */
  timerId: string;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a timer runs. */
export type TimerStarted = {
  /** Id of the timer, unique in the run. */
  timerId: string;
  /** What it is for: "hold-time", "check-due", "check-missed" or "step-duration". */
  purpose: string;
  /** When it is due, plant time. */
  dueAt: string;
  /** Key of the step; absent when it belongs to none. */
  stepKey?: string;
  /** Key of the hold time; absent when it belongs to none. */
  holdKey?: string;
  /** Number of the check in its series; absent outside of series. */
  check?: number;
  /** Whether it stands still while the run does. */
  pausesWithRun: boolean;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Tells that a timer does not run any more, or stands still. */
export type TimerStopped = {
  /** Id of the timer. */
  timerId: string;
  /** "done", "paused" or "over". */
  why: string;
  /** What was left. Whole number of milliseconds; a double only because JSON should carry a number. Absent when nothing is to come. */
  remainingMs?: number;
  /** Who did it and when; absent when the message does not repeat it from the record. */
  act?: RunAct;
};

/** Value as somebody typed it. */
export type TriedValue = {
  /** Text as typed. */
  value: string;
  /** UCUM code; absent where there is none. */
  unit?: string;
};

/** Asks that a sealed run take additions again. Answered by RunUnsealed. */
export type UnsealRun = {
  /** Id of the run. */
  runId: string;
  /** Why. */
  reason: string;
};

/** Version of a controlled document that the performer had before him. */
export type UsedDocument = {
  /** Id of the document in the register of recipes, UUIDv7. */
  documentId: string;
  /** Code of the document. */
  code: string;
  /** Number of the version. */
  version: number;
  /** SHA-256 of its file, lower-case hexadecimal. */
  sha256: string;
  /** Media type of the file. */
  mediaType: string;
  /** Instant from which the version is in effect, ISO-8601 UTC with milliseconds, plant time. */
  effectiveFrom: string;
};

/** Qualification that a person had when it was asked for: the performer at the start, a signer at the signature. */
export type UsedQualification = {
  /** Training code; "trainee/CODE" where it was held under a trainer. */
  code: string;
  /** Id of the qualification. */
  qualificationId: string;
  /** First instant at which it held, plant time; absent in records from before this was told. */
  from?: string;
  /** First instant at which it holds no more; absent when it does not expire. */
  until?: string;
};

/** How a value stands to its limits. */
export type Verdict = {
  /** "within", "outside", "undecidable" (a censored value that spans a limit) or "unlimited". */
  result: string;
  /** Gravest limit that was left; absent when none was. */
  level?: string;
};
