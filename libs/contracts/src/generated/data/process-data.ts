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

/** Carries one record verbatim, as soon as it is written. From these, review builds its copy of a run's record and any other reader can recompute the chain of hashes. Written by the recording function itself; the shape is the same for every service. */
export type RecordAppended = {
  /** Kind of the aggregate; its id is the subject and the key of the message. */
  aggregateType: string;
  /** Canonical text of the record (RFC 8785) with who, when, where, what and its audit rows, verbatim. */
  body: string;
  /** SHA-256 of the byte 0x00 and the UTF-8 bytes of the body, lower-case hexadecimal. */
  leafHash: string;
};

/** Title of a tag in the languages of the plant. */
export type TagTitle = {
  /** English. */
  en: string;
  /** German; absent when it was not translated. */
  de?: string;
};
