// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** Tells that somebody saw an alarm. */
export type AlarmAcknowledged = {
  /** Id of the alarm; also the key. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** What is done about it. */
  reason: string;
};

/** Tells that the tag is inside its limit again, for longer than the off-delay. */
export type AlarmCleared = {
  /** Id of the alarm; also the key. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** Time of the first sample outside. */
  from: string;
  /** Time of the first sample inside again. */
  until: string;
  /** Worst value while it was outside. */
  peak: string;
  /** Time of that value. */
  peakAt: string;
  /** "not-watched": its limit or tag was taken out, whatever the value is; absent: the value came back. */
  why?: string;
};

/** Tells that an alarm falls into the window in which a run uses its equipment. */
export type AlarmFoundInRun = {
  /** Id of the alarm; also the key. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step that used the equipment; absent when the run only held it. */
  stepKey?: string;
  /** Nodes of the procedure that were open. */
  nodes: readonly string[];
  /** Exception that the run was asked to raise; absent where the limit asks for none. */
  exceptionId?: string;
  /** Exception of the cause, where this is one of its effects; absent otherwise. */
  parent?: string;
};

/** Tells that a tag is outside one of its limits, for longer than its on-delay. One excursion is one alarm. */
export type AlarmRaised = {
  /** Id of the alarm, UUIDv7; also the key. It follows from tag, limit and beginning. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** Code of the tag. */
  tag: string;
  /** Title of the tag. */
  title: TagTitle;
  /** Code of the equipment or room. */
  equipment: string;
  /** What the point is of any equipment of that class. */
  point: string;
  /** UCUM code; absent for what has no unit. */
  unit?: string;
  /** Id of the limit in the tag. */
  limit: string;
  /** Kind of the limit: "high-high", "high", "low", "low-low" or "is". */
  kind: string;
  /** Value of the limit, decimal text; of "is" the word. */
  limitValue: string;
  /** How urgent it is: "low", "medium", "high" or "critical". */
  priority: string;
  /** Time of the first sample outside, real time with microseconds. */
  from: string;
  /** When the on-delay was over, real time. */
  raisedAt: string;
  /** Worst value until then. */
  value: string;
  /** Until when its limit is shelved; absent where it is not. */
  shelvedUntil?: string;
};

/** Tells that an alarm, and those that its limit raises meanwhile, are put aside for a time. */
export type AlarmShelved = {
  /** Id of the alarm; also the key. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** Until when, real time. */
  until: string;
  /** Why. */
  reason: string;
};

/** Tells that a shelved alarm was taken back before its time. */
export type AlarmUnshelved = {
  /** Id of the alarm; also the key. */
  alarmId: string;
  /** Code of the site. */
  site: string;
  /** Why. */
  reason: string;
};

/** A sentence in both languages. */
export type CaptureText = {
  /** English. */
  en: string;
  /** German. */
  de: string;
};

/** Asks for a value of a measuring point, or for what is made of it over a time. Answered by ValueCaptured or ValueNotCaptured. */
export type CaptureValue = {
  /** Id of the question, UUIDv7, chosen by who asks: the same question sent twice is one question. */
  captureId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step, with its iteration where it has one, for example "check~2". */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point of the equipment, for example "product-temperature". */
  point: string;
  /** What of it: "last", "mean", "minimum", "maximum", "integral", "time-above", "time-below", "increase" or "curve". */
  statistic: string;
  /** Begin of the time, real time; of "last": how far back a value may lie. */
  from: string;
  /** End of the time, real time. */
  until: string;
  /** UCUM code in which the value is wanted; absent for words, yes or no, and curves. */
  unit?: string;
  /** Threshold of "time-above" and "time-below", decimal text in the unit of the measuring point; absent otherwise. */
  threshold?: string;
  /** True: times without usable values are left out, and the answer says how long they were. Otherwise they are a refusal. */
  despiteGaps: boolean;
};

/** Answers RequestConditionGrant: the condition does not hold, or nobody can say. */
export type ConditionGrantRefused = {
  /** Id of the grant; also the key. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Stable code: "condition-not-met", or as of ValueNotCaptured where there is no usable value. */
  reasonCode: string;
  /** "condition". */
  axis: string;
  /** What is wrong in words, with figures; English. */
  detail: string;
  /** The same sentence in both languages; absent in messages of former versions. */
  texts?: CaptureText;
};

/** Answers RequestConditionGrant: the condition holds. It lapses unused after half a minute. */
export type ConditionGranted = {
  /** Id of the grant; also the key. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Code of the tag. */
  tag: string;
  /** Decimal text. */
  value: string;
  /** UCUM code. */
  unit: string;
  /** Source time of the value. */
  at: string;
  /** Instant from which it may be used, plant time. */
  from: string;
  /** Instant at which it lapses unused, plant time. */
  until: string;
};

/** Tells that a version of a connection came into force: its source is listened to from now on. */
export type ConnectionApproved = {
  /** Id of the connection, UUIDv7; also the key. */
  connectionId: string;
  /** Code of the site. */
  site: string;
  /** Code of the connection, unique in its site. */
  code: string;
  /** Version that is in force now, from 1. */
  version: number;
};

/** Holds the newest state of a connection; from these a new or lost projection starts. */
export type ConnectionSnapshot = {
  /** Id of the connection; also the key. */
  connectionId: string;
  /** Code of the site. */
  site: string;
  /** Code of the connection. */
  code: string;
  /** Version that is in force; 0 = none yet. */
  version: number;
  /** Whether it is listened to no more. */
  retired: boolean;
};

/** Data of a curve in the object store, by their hash. */
export type CurveObject = {
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: string;
  /** Media type: "text/csv". */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Name for people. */
  fileName: string;
};

/** Tells that values of tags are there again. */
export type GapEnded = {
  /** Id of the gap; also the key. */
  gapId: string;
  /** Code of the site. */
  site: string;
  /** Codes of the tags that are there again, at most 500. */
  tags: readonly string[];
  /** Until when it lasted; absent while other tags of it are missing. */
  until?: string;
};

/** Tells that usable values of an equipment are missing: tags that went missing together, for one reason. */
export type GapFound = {
  /** Id of the gap, UUIDv7; also the key. It follows from what is missing and when. */
  gapId: string;
  /** Code of the site. */
  site: string;
  /** Id of the connection. */
  connectionId: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Why: "connection-lost", "sequence-gap", "queue-overflow", "clock-jump", "plant-away", "silent", "bad-quality" or "uncertain-quality". */
  why: string;
  /** Since when, real time. */
  from: string;
  /** Until when, real time; absent while it lasts. */
  until?: string;
  /** Codes of the tags, at most 500; the record has all, each with its own times. */
  tags: readonly string[];
};

/** Tells that a gap falls into the window in which a run uses the equipment; the run was asked to raise the exception. */
export type GapFoundInRun = {
  /** Id of the gap; also the key. */
  gapId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step that used the equipment; absent when the run only held it. */
  stepKey?: string;
  /** Exception that the run was asked to raise. */
  exceptionId: string;
};

/** Tells which runs the other runs of a recipe are held against from now on. */
export type GoldenBatchChosen = {
  /** Id of what is golden for the recipe at the site, UUIDv7; also the key. It follows from site and recipe. */
  goldenBatchId: string;
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the choice, from 1. */
  choice: number;
  /** Number of the choice that held until now; absent when there was none. */
  replaces?: number;
  /** Ids of the runs, one or several. */
  runIds: readonly string[];
  /** Why these. */
  reason: string;
};

/** Tells that nothing is golden for a recipe any more. */
export type GoldenBatchWithdrawn = {
  /** Id of what was golden for the recipe at the site; also the key. */
  goldenBatchId: string;
  /** Code of the site. */
  site: string;
  /** Code of the recipe. */
  recipe: string;
  /** Number of the choice that was taken back. */
  choice: number;
  /** Why. */
  reason: string;
};

/** Tells that a measuring point of words, or of yes and no, says something else, while a run uses its equipment; and what it says when a run begins to use it. A point that chatters is told once in five seconds, with its newest state. */
export type MachineStateChanged = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Code of the equipment. */
  equipment: string;
  /** Measuring point, for example "state". */
  point: string;
  /** Code of the tag. */
  tag: string;
  /** The word, or "true" and "false"; empty when the source has no value. */
  value: string;
  /** "good", "uncertain" or "bad". */
  quality: string;
  /** Source time at which it began to say so. */
  at: string;
  /** How long this was known and held back, because something else was told just before, milliseconds; absent where it was told at once. */
  heldMs?: number;
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

/** Asks whether a condition of a room or of equipment holds now, for one start. Answered by ConditionGranted or ConditionGrantRefused. */
export type RequestConditionGrant = {
  /** Id of the grant, UUIDv7, chosen by who asks. */
  grantId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step. */
  stepKey: string;
  /** Id of the condition in its step. */
  condition: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point, for example "humidity". */
  point: string;
  /** Smallest allowed value, decimal text; absent when there is none. */
  low?: string;
  /** Largest allowed value, decimal text; absent when there is none. */
  high?: string;
  /** UCUM code of the bounds. */
  unit: string;
};

/** Answers WriteSetPoint: it was not written, or nobody can say. */
export type SetPointNotWritten = {
  /** Id of the command; also the key. */
  commandId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** Stable code: "no-such-point", "not-writable", "wrong-type", "unknown-unit", "source-unreachable", "source-refuses", "cut-off", "too-late". */
  reasonCode: string;
  /** What is wrong in words. */
  detail: CaptureText;
};

/** Answers WriteSetPoint: it was written, and what was read back. Whether they agree is said by `agrees`. */
export type SetPointWritten = {
  /** Id of the command; also the key. */
  commandId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** Code of the tag. */
  tag: string;
  /** Title of the connection through which it went. */
  connection: string;
  /** As it was written. */
  written: string;
  /** As it stood there afterwards. */
  readBack: string;
  /** UCUM code of both; absent for words and yes or no. */
  unit?: string;
  /** Source time of what was read back. */
  at: string;
  /** True: within the tolerance, and of good quality. */
  agrees: boolean;
};

/** Title of a tag in the languages of the plant. */
export type TagTitle = {
  /** English. */
  en: string;
  /** German; absent when it was not translated. */
  de?: string;
};

/** Answers CaptureValue with a value that may be used. */
export type ValueCaptured = {
  /** Id of the question; also the key. */
  captureId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** Code of the tag. */
  tag: string;
  /** Instrument that measures it, as the tag names it; absent where the tag names none. */
  instrument?: string;
  /** Title of the connection through which it came. */
  connection: string;
  /** What of it; see CaptureValue. */
  statistic: string;
  /** Decimal text, a word, or "true" and "false"; empty for a curve. */
  value: string;
  /** UCUM code of the value; absent for words, yes or no, and curves. */
  unit?: string;
  /** Source time of the value, of an extreme: when it stood there first; otherwise the end of the time. */
  at: string;
  /** Begin of the time that it is of, real time. */
  from: string;
  /** End of the time that it is of, real time. */
  until: string;
  /** The worst quality of what it is made of: "good", or "uncertain" where gaps were accepted. */
  quality: string;
  /** How many samples it is made of. */
  samples: number;
  /** How long there was no usable value within the time, seconds, decimal text. */
  unusableSeconds: string;
  /** Of a curve: where its data are; absent otherwise. */
  curve?: CurveObject;
};

/** Answers CaptureValue: there is no value that may be used, and why. */
export type ValueNotCaptured = {
  /** Id of the question; also the key. */
  captureId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment or room. */
  equipment: string;
  /** Measuring point. */
  point: string;
  /** Code of the tag; absent where there is no such measuring point. */
  tag?: string;
  /** Stable code: "no-such-point", "no-value", "bad-quality", "gap", "not-heard", "wrong-type", "unknown-unit", "too-many-samples". */
  reasonCode: string;
  /** What is wrong in words, with times (UTC) and figures. */
  detail: CaptureText;
  /** True: asked again with despite_gaps there is a value. */
  despiteGaps: boolean;
};

/** Asks to write a set point into a machine and to read it back. Answered by SetPointWritten or SetPointNotWritten; the same command sent twice is written once. */
export type WriteSetPoint = {
  /** Id of the command, UUIDv7, chosen by who asks. */
  commandId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the run that people read. */
  runNumber: string;
  /** Key of the step. */
  stepKey: string;
  /** Which entry it is for. */
  address: string;
  /** Code of the equipment. */
  equipment: string;
  /** Measuring point that takes the value, for example "speed-set". */
  point: string;
  /** What is written: decimal text, a word, or "true" and "false". */
  value: string;
  /** UCUM code of a number; absent otherwise. */
  unit?: string;
  /** How far what is read back may lie from it, decimal text in the same unit; absent = not at all. */
  tolerance?: string;
  /** When the person asked, real time: what could not begin within ten seconds of it is not written any more; absent = when it arrives. */
  askedAt?: string;
};
