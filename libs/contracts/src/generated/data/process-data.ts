// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
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

/** Carries one record verbatim, as soon as it is written. From these, review builds its copy of a run's record and any other reader can recompute the chain of hashes. Written by the recording function itself; the shape is the same for every service. */
export type RecordAppended = {
  /** Kind of the aggregate; its id is the subject and the key of the message. */
  aggregateType: string;
  /** Canonical text of the record (RFC 8785) with who, when, where, what and its audit rows, verbatim. */
  body: string;
  /** SHA-256 of the byte 0x00 and the UTF-8 bytes of the body, lower-case hexadecimal. */
  leafHash: string;
};
