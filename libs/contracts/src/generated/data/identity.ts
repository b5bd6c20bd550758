// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** One account at an identity provider. */
export type Account = {
  /** Name of the provider in our configuration, never its address. */
  provider: string;
  /** Subject of the account at the provider. */
  subject: string;
  /** User name, for people. */
  username: string;
};

/** Tells that a signature ceremony gave evidence: only its hash, the evidence goes to who asked for it. */
export type EvidenceRedeemed = {
  /** Id of the ceremony, UUIDv7; also the key. */
  ceremony: string;
  /** Id of the statement that was signed. */
  statementId: string;
  /** SHA-256 of the canonical evidence, lower-case hexadecimal. */
  evidenceHash: string;
  /** Employee number of the signer. */
  person: string;
  /** Code of the site of the statement. */
  site: string;
};

/** Tells that a person may not act any more. */
export type PersonLocked = {
  /** Employee number. */
  person: string;
  /** Reason as it was given. */
  reason: string;
  /** Employee number of who locked; empty when the system did. */
  lockedBy: string;
};

/** Tells that a person is known to the enterprise, or that what is known about the person changed: the whole of it is said again. */
export type PersonRegistered = {
  /** Employee number, unique in the enterprise; also the key. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** All accounts of the person; two accounts are one person. */
  accounts: readonly Account[];
  /** Codes of the sites where the person works. */
  sites: readonly string[];
  /** Roles as last seen at the provider, for choosing signers; what counts at an act is the token. */
  roles: readonly string[];
  /** Whether the person is locked out of acts. */
  locked: boolean;
};

/** Holds the newest state of a person. */
export type PersonSnapshot = {
  /** Employee number; also the key. */
  person: string;
  /** Name as it is printed in records. */
  name: string;
  /** All accounts of the person. */
  accounts: readonly Account[];
  /** Codes of the sites where the person works. */
  sites: readonly string[];
  /** Roles as last seen at the provider. */
  roles: readonly string[];
  /** Whether the person is locked out of acts. */
  locked: boolean;
};

/** Tells that a person may act again. */
export type PersonUnlocked = {
  /** Employee number. */
  person: string;
  /** Reason as it was given. */
  reason: string;
  /** Employee number of who unlocked. */
  unlockedBy: string;
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

/** Reports a refused attempt or a suspicion to the security stream. Answered by SecurityEventRecorded. */
export type RecordSecurityEvent = {
  /** Id of the entry, UUIDv7, chosen by who reports. */
  id: string;
  /** Code of the site; empty when it belongs to none. */
  site: string;
  /** Name of the service that refused or saw it. */
  service: string;
  /** Stable code of what happened, kebab-case. */
  kind: string;
  /** Employee number of who tried; empty when unknown. */
  person: string;
  /** Account that was used; empty when unknown. */
  account: string;
  /** Code of the terminal; empty when unknown. */
  terminal: string;
  /** What was tried upon, in words. */
  object: string;
  /** What happened, in words, without secrets. */
  detail: string;
  /** When it happened, real time. */
  at: string;
  /** How many like attempts this report stands for, at least 1. */
  count: number;
};

/** Tells that an entry was added to the security stream. */
export type SecurityEventRecorded = {
  /** Id of the entry, UUIDv7; also the key. */
  id: string;
  /** Code of the site; empty when it belongs to none. */
  site: string;
  /** Name of the service that refused or saw it. */
  service: string;
  /** Stable code of what happened, kebab-case. */
  kind: string;
  /** Employee number of who tried; empty when unknown. */
  person: string;
  /** Account that was used; empty when unknown. */
  account: string;
  /** Code of the terminal; empty when unknown. */
  terminal: string;
  /** What was tried upon, in words. */
  object: string;
  /** What happened, in words, without secrets. */
  detail: string;
  /** When it happened, real time, ISO-8601 UTC with milliseconds. */
  at: string;
  /** How many like attempts this entry stands for, at least 1. */
  count: number;
};

/** Archives a public key under which the provider signs; evidence is checked with these keys and no others. */
export type SigningKeyPublished = {
  /** Key id; also the key of the message. */
  kid: string;
  /** Public key as JWK in text, verbatim as the provider publishes it. */
  jwk: string;
  /** Issuer that it belongs to. */
  issuer: string;
  /** When identity first saw it, real time. */
  firstSeen: string;
};

/** Holds an archived public key of the provider. */
export type SigningKeySnapshot = {
  /** Key id; also the key of the message. */
  kid: string;
  /** Public key as JWK in text, verbatim. */
  jwk: string;
  /** Issuer that it belongs to. */
  issuer: string;
  /** When identity first saw it, real time. */
  firstSeen: string;
};

/** Tells of a terminal or tablet that acts may come from. */
export type TerminalEnrolled = {
  /** Code of the terminal, unique in the plant; also the key. */
  code: string;
  /** Code of the site where it stands. */
  site: string;
  /** Area where it stands: signatures "at the place" come from the same area. */
  area: string;
  /** Name in English, for lists. */
  title: string;
  /** Employee number of who enrolled it. */
  enrolledBy: string;
};

/** Tells that no act may come from a terminal any more. */
export type TerminalRevoked = {
  /** Code of the terminal. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Reason as it was given. */
  reason: string;
  /** Employee number of who revoked it. */
  revokedBy: string;
};

/** Holds the newest state of a terminal. */
export type TerminalSnapshot = {
  /** Code of the terminal; also the key. */
  code: string;
  /** Code of the site. */
  site: string;
  /** Area where it stands. */
  area: string;
  /** Name in English. */
  title: string;
  /** Whether acts may come from it. */
  enrolled: boolean;
  /** SHA-256 in hex of the secret by which its device proves itself; empty when acts may not come from it. */
  secretHash: string;
};
