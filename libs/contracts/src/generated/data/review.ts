// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** Decision of quality about a batch. An unknown value counts as not released. */
export type BatchDisposition = 'unspecified' | 'pending' | 'released' | 'rejected' | 'blocked' | 'partially-released';

/** What review may decide about an exception. An unknown value leaves it open. */
export type ExceptionDecision = 'unspecified' | 'accepted' | 'deviation' | 'rejected';

/** What can happen to an investigation. An unknown value changes nothing. */
export type InvestigationChange = 'unspecified' | 'opened' | 'assessed' | 'extended' | 'closed';

/** Tells that quality reviewed every change of GMP-critical data of a batch. */
export type AuditTrailReviewSigned = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Employee number of who signed. */
  reviewedBy: string;
  /** Number of changes that were reviewed. */
  changes: number;
  /** SHA-256 of the list of changes, lower-case hexadecimal. */
  hash: string;
};

/** Tells that the Qualified Person certified a released batch in the register of the site (EU GMP Annex 16): it may be sold. */
export type BatchCertified = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Employee number of who certified. */
  certifiedBy: string;
  /** Number of the entry in the register of the site. */
  entry: number;
};

/** Tells what quality decided about a batch (21 CFR 211.22). */
export type BatchDispositioned = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** What was decided. */
  decision: BatchDisposition;
  /** Why, where a reason was asked. */
  reason: string;
  /** Employee number of who signed. */
  decidedBy: string;
  /** Head of the run's record at the decision, lower-case hexadecimal; absent when the run was not sealed. */
  head?: string;
  /** SHA-256 of the manifest of the release package; absent when there is none. */
  packageHash?: string;
  /** Codes of the containers that are released, when only a part of the batch is; all others of it are not. Empty otherwise. */
  releasedContainers: readonly string[];
};

/** Holds the newest review status of a batch. */
export type BatchReviewSnapshot = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Number of exceptions that are not closed. */
  openExceptions: number;
  /** Whether a production review stands. */
  productionReviewed: boolean;
  /** Whether a quality review stands. */
  qualityReviewed: boolean;
  /** Disposition; pending as long as nothing was decided. */
  disposition: BatchDisposition;
  /** Whether the Qualified Person certified it. */
  certified: boolean;
};

/** Tells that quality approved a deviation before the act: the run may pass one gate of one step once, until then. */
export type DeviationApproved = {
  /** Id of the permission, UUIDv7; the step uses it once. */
  permissionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Number of the deviation. */
  deviation: string;
  /** Key of the step. */
  stepKey: string;
  /** Code of the refusal that it answers, kebab-case. */
  rule: string;
  /** Impact on the product, as it was signed. */
  impact: string;
  /** Why, as it was signed. */
  reason: string;
  /** Plant time from which on it permits nothing any more. */
  validUntil: string;
  /** Employee number of who approved it. */
  approvedBy: string;
};

/** Tells that review decided about an exception of a run, signed. */
export type ExceptionDecided = {
  /** Id of the exception as the run raised it. */
  exceptionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** What was decided. */
  decision: ExceptionDecision;
  /** Class that quality gave: "minor", "major" or "critical". */
  classification: string;
  /** Why, as it was signed. */
  rationale: string;
  /** Whether the exception is closed by this decision. */
  closes: boolean;
  /** Employee number of who signed. */
  decidedBy: string;
  /** Exception that it was decided with, as one of its effects; absent when it was decided by itself. */
  decidedWith?: string;
};

/** Tells that the list of quality holds an exception that a run raised: from here on it can be read and decided in review. */
export type ExceptionListed = {
  /** Id of the exception as the run raised it; also the key. */
  exceptionId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
};

/** Opens one gate of a run by a signed move of quality, made before the act. */
export type GateOpened = {
  /** Id of the opening, UUIDv7; the step uses it once. */
  gateId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run. */
  runId: string;
  /** Key of the step that waits; empty when the whole run does. */
  stepKey: string;
  /** Which gate, kebab-case, as the refusal named it. */
  gate: string;
  /** Id of the exception that the move belongs to. */
  exceptionId: string;
  /** Why, as it was signed. */
  reason: string;
  /** Employee number of who signed. */
  openedBy: string;
};

/** Tells that an investigation of a deviation was opened, assessed, extended to a batch, or closed. A batch that is part of an open one is not released. */
export type InvestigationChanged = {
  /** Id of the investigation. */
  investigationId: string;
  /** Code of the site. */
  site: string;
  /** Id of the run of the batch that it is about: where it began, or that it was extended to. */
  runId: string;
  /** Number of the deviation. */
  deviation: string;
  /** What happened. */
  change: InvestigationChange;
  /** Employee number of who did it. */
  by: string;
};

/** Tells that quality reviewed one executed operation of a batch while the others may still run. */
export type OperationReviewSigned = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Id of the operation in the recipe. */
  operation: string;
  /** Employee number of who signed. */
  reviewedBy: string;
  /** Chain over the events of the operation that were reviewed, lower-case hexadecimal. */
  head: string;
};

/** Tells that the head of production reviewed the batch. */
export type ProductionReviewSigned = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Employee number of who signed. */
  reviewedBy: string;
  /** Head of the run's record that was reviewed, lower-case hexadecimal. */
  head: string;
};

/** Tells that quality reviewed the batch. */
export type QualityReviewSigned = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Employee number of who signed. */
  reviewedBy: string;
  /** Head of the run's record that was reviewed, lower-case hexadecimal. */
  head: string;
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

/** Tells that a review signature does not count any more, because the record changed after it. */
export type ReviewReopened = {
  /** Code of the site. */
  site: string;
  /** Id of the run; also the key. */
  runId: string;
  /** Which review: "production-review", "quality-review", "audit-trail-review", or "operation-review" with what changed in the reason. */
  review: string;
  /** What changed. */
  reason: string;
};
