// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** Tells that the expert takes the call. */
export type CallAccepted = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that the expert declines the call, with a word. */
export type CallDeclined = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** The word, as it was written. */
  word: string;
};

/** Tells that a call rang for a minute and nobody answered, or that who had called took it back. */
export type CallMissed = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that somebody consents to be recorded, by his own act. */
export type ConsentGiven = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who consents. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that somebody does not consent: nothing is recorded. */
export type ConsentRefused = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who does not. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that somebody who had consented does not any more: nothing is recorded from here on. */
export type ConsentWithdrawn = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who does not any more. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that the operator keeps a picture with what was drawn on it as an attachment of the step. Its bytes lie in the object store of tandem under their hash. */
export type DrawingKept = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who keeps it. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
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
  marks: readonly DrawnMark[];
};

/** Says who drew something on a picture, what, and when. */
export type DrawnMark = {
  /** Employee number of who drew it. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When tandem heard of it, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** What it is: "circle", "arrow", "line" or "text". */
  tool: string;
  /** What was written; of a text only. */
  text?: string;
};

/** Tells that an expert is called to a step of a run. */
export type ExpertCalled = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Employee number of who calls. */
  calledBy: string;
  /** Name of who calls, as it is printed in records. */
  calledByName: string;
};

/** Tells that the time of a guest is over. */
export type GuestExpired = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Name of the guest within the session: a guest has no employee number. */
  person: string;
  /** Name of the guest, as who invites him says it. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Organisation of the guest, as who invites him says it. */
  organisation: string;
};

/** Tells that somebody from outside is invited to stand beside a step, for a time, by a link and a code. */
export type GuestInvited = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Name of the guest within the session: a guest has no employee number. */
  person: string;
  /** Name of the guest, as who invites him says it. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Organisation of the guest, as who invites him says it. */
  organisation: string;
  /** Employee number of who invites. */
  invitedBy: string;
  /** Name of who invites, as it is printed in records. */
  invitedByName: string;
  /** Until when, ISO-8601 UTC with milliseconds, plant time. */
  until: string;
  /** Key of the one step that the guest sees. */
  seesStep: string;
  /** What for, as who invites says it. */
  purpose?: string;
};

/** Tells that a guest is shown out: nothing opens for him any more. */
export type GuestRevoked = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Name of the guest within the session: a guest has no employee number. */
  person: string;
  /** Name of the guest, as who invites him says it. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Organisation of the guest, as who invites him says it. */
  organisation: string;
  /** Employee number of who shows him out. */
  revokedBy: string;
  /** Name of who shows him out, as it is printed in records. */
  revokedByName: string;
};

/** Tells that the operator works at another step of the run now: it is what the session is about from here on. */
export type OperatorMoved = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step that he went to, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of the operator. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that somebody stands beside the step now: the operator or an expert. */
export type PartyJoined = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Organisation of a guest; absent for people of the plant. */
  organisation?: string;
};

/** Tells that somebody does not stand there any more. */
export type PartyLeft = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Why: "hung-up", "line-lost" or "session-ended". */
  why: string;
  /** Organisation of a guest; absent for people of the plant. */
  organisation?: string;
};

/** Tells that a frozen picture of the operator is kept as it is with the step, so that a signature from afar can name it. Its bytes lie in the object store of tandem under their hash. */
export type PictureKept = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step at which the operator stood with the session, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who keeps it. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: string;
  /** Type of the file: "image/jpeg" or "image/png". */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Name of the file. */
  fileName: string;
  /** Employee number of the operator, whose picture it is. */
  pictureOf: string;
  /** Name of the operator, as it is printed in records. */
  pictureOfName: string;
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

/** Tells that a recording begins, and who consented to it. */
export type RecordingBegan = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whose console records. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Id of the recording. */
  recordingId: string;
  /** Who stands in the session, each of whom has consented. */
  consented: readonly RecordedPerson[];
};

/** Tells that a recording is over. */
export type RecordingEnded = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who ended it; empty where nobody did. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Id of the recording. */
  recordingId: string;
  /** Why: "ended", "consent-withdrawn", "somebody-came", "operator-left", "line-lost", "began-anew" or "session-ended". */
  why: string;
};

/** Tells that somebody wants the session recorded; everybody who stands in it is asked. */
export type RecordingProposed = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of who wants it. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Tells that the bytes of a recording went, because its days were over; the hash stays. */
export type RecordingRemoved = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of nobody: empty. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Id of the recording. */
  recordingId: string;
  /** SHA-256 of the bytes that went, hex. */
  sha256: string;
  /** After how many days, as it is configured. */
  days: number;
};

/** Tells that the bytes of a recording that is over were counted. */
export type RecordingSealed = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of nobody: empty. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
  /** Id of the recording. */
  recordingId: string;
  /** SHA-256 of all bytes, hex. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** From its beginning to the last part that came. */
  seconds: number;
  /** As its content says it. */
  mediaType: string;
};

/** Tells that the session is over; nobody joins it again. Person and name are of who ended it, empty when everybody had left. */
export type SessionEnded = {
  /** Id of the session, UUIDv7; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee number of whom it is about. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** When, ISO-8601 UTC with milliseconds, plant time. */
  at: string;
};

/** Holds the newest state of a session. */
export type SessionSnapshot = {
  /** Id of the session; also the key. */
  sessionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Employee numbers of those who belong to it. */
  parties: readonly string[];
  /** Whether it is over. */
  ended: boolean;
};

/** Asks that what stands at a step now be shown to whoever stands beside it: told when somebody joins, and after every change of the run while the session is open. */
export type ShowStep = {
  /** Id of the session, UUIDv7. */
  sessionId: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step, with its iteration where it has one. */
  stepKey: string;
  /** Sequence of the run up to which it is told. */
  sequence: number;
  /** The step as its card is read from batch-execution by somebody who may do nothing there, JSON; empty when it is too long to be told. */
  card: string;
  /** False: it would be too long with all earlier values and stopped tries, and is told without them. */
  complete: boolean;
};
