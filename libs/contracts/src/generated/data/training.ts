// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** Whether a qualification stands. An unknown value counts as not qualified. */
export type QualificationStatus = 'unspecified' | 'granted' | 'expired' | 'revoked';

/** Tells that a qualification ran out at its own end. */
export type QualificationExpired = {
  /** Id of the qualification. */
  qualificationId: string;
  /** Employee number of the person. */
  person: string;
  /** Training code. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Instant from which it held. */
  from: string;
  /** Instant at which it ended. */
  until: string;
};

/** Tells that a person is qualified for a training code from an instant on. It is the standing grant that step starts use. */
export type QualificationGranted = {
  /** Id of the qualification, UUIDv7; also the key. */
  qualificationId: string;
  /** Employee number of the qualified person. */
  person: string;
  /** Training code, for example "DISPENSING". */
  code: string;
  /** Code of the site where it holds. */
  site: string;
  /** First instant at which it holds, ISO-8601 UTC with milliseconds, plant time. */
  from: string;
  /** First instant at which it holds no more; absent when it does not expire. */
  until?: string;
  /** Employee number of the trainer who signed. */
  grantedBy: string;
};

/** Tells that a qualification was taken away. A step that started at or after `revokedAt` raises an exception. */
export type QualificationRevoked = {
  /** Id of the qualification. */
  qualificationId: string;
  /** Employee number of the person. */
  person: string;
  /** Training code. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Instant from which it had held. */
  from: string;
  /** Instant at which it ends now; equal to `revokedAt` unless it had expired before. */
  until?: string;
  /** Instant from which the revocation counts, plant time; it may lie before the message. */
  revokedAt: string;
  /** Employee number of who revoked. */
  revokedBy: string;
  /** Reason as it was given. */
  reason: string;
};

/** Holds the newest state of a qualification. */
export type QualificationSnapshot = {
  /** Id of the qualification; also the key. */
  qualificationId: string;
  /** Employee number of the person. */
  person: string;
  /** Training code. */
  code: string;
  /** Code of the site. */
  site: string;
  /** First instant at which it holds. */
  from: string;
  /** First instant at which it holds no more; absent when it does not expire. */
  until?: string;
  /** Whether it stands. */
  status: QualificationStatus;
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
