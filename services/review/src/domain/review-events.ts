import type { ChecklistAnswer } from './checklist';
import type { Uncovered } from './family';
import type { Findings, Shared } from './investigation';
import type { ReleasedPart } from './review-state';
import type { Text } from '@batchwright/procedure';

/** How an exception is classed after it was looked at (21 CFR 211.192). A deviation is investigated in the QMS, if there is one. */
export const EXCEPTION_CLASSES = ['no-impact', 'minor-deviation', 'major-deviation', 'critical-deviation'] as const;

/** One of the classes. */
export type ExceptionClass = (typeof EXCEPTION_CLASSES)[number];

/** Signatures of an event stand beside these fields as `signatures` and are added when it is recorded. */
export type ReviewEvent =
  | { readonly type: 'ExceptionDecisionProposed'; readonly body: ExceptionDecidedBody }
  | { readonly type: 'ExceptionDecided'; readonly body: ExceptionDecidedBody }
  | { readonly type: 'ExceptionPutUnder'; readonly body: { readonly exceptionId: string; readonly parent: string; readonly reason: string; readonly before?: string } }
  | { readonly type: 'ExceptionTakenOut'; readonly body: { readonly exceptionId: string; readonly before: string; readonly reason: string } }
  | { readonly type: 'ProductionReviewed'; readonly body: ReviewedBody }
  | { readonly type: 'QualityReviewed'; readonly body: ReviewedBody }
  | { readonly type: 'OperationReviewed'; readonly body: OperationReviewedBody }
  | { readonly type: 'OperationReviewVoided'; readonly body: OperationReviewVoidedBody }
  | { readonly type: 'AuditTrailReviewed'; readonly body: AuditTrailReviewedBody }
  | { readonly type: 'AuditTrailReopened'; readonly body: { readonly service: string; readonly event: string; readonly sequence: number } }
  | { readonly type: 'ReviewsVoided'; readonly body: { readonly reviewedHead: string; readonly head: string } }
  | { readonly type: 'ReleaseSigned'; readonly body: ReviewedBody & { readonly changes: number; readonly changesHash: string; readonly part?: ReleasedPart; readonly reason?: string } }
  | { readonly type: 'ReleaseVoided'; readonly body: { readonly signedHead: string; readonly sealedHead: string } }
  | { readonly type: 'BatchDispositioned'; readonly body: BatchDispositionedBody }
  | { readonly type: 'RestDecided'; readonly body: RestDecidedBody }
  | { readonly type: 'DispositionPended'; readonly body: { readonly reason: string } }
  | { readonly type: 'DeviationApproved'; readonly body: DeviationApprovedBody }
  | { readonly type: 'ResultInvalidated'; readonly body: { readonly stepKey: string; readonly title: Text; readonly reason: string } }
  | { readonly type: 'InvestigationOpened'; readonly body: { readonly investigationId: string; readonly deviation: string; readonly title: string; readonly exceptionIds: readonly string[] } }
  | { readonly type: 'InvestigationAssessed'; readonly body: { readonly investigationId: string; readonly deviation: string } & Findings }
  | { readonly type: 'InvestigationExtended'; readonly body: InvestigationExtendedBody }
  | { readonly type: 'InvestigationClosed'; readonly body: { readonly investigationId: string; readonly deviation: string } }
  | { readonly type: 'BatchBlocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'BatchUnblocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'BatchCertified'; readonly body: BatchCertifiedBody }
  | { readonly type: 'PackageMade'; readonly body: PackageMadeBody };

export interface ExceptionDecidedBody {
  readonly exceptionId: string;
  readonly classification: ExceptionClass;
  /** Why, in the decider's own words. */
  readonly rationale: string;
  /** Employee number of who gave the first of two signatures; it stands in `ExceptionDecisionProposed` (G2). */
  readonly firstSignedBy?: string;
  /** Of an effect: the exception that it was decided with. The signature stands at that decision, and names this one (F11). */
  readonly withParent?: string;
  /** Of a cause: effects that this signature covers. */
  readonly effects?: readonly string[];
  /** Of a cause: effects that were there and that it does not decide, and why not. */
  readonly left?: readonly { readonly exceptionId: string; readonly why: Uncovered }[];
}

export interface ReviewedBody {
  /** Chain head of the run's record at that moment. */
  readonly head: string;
  /** How many events of the run it covers. */
  readonly count: number;
  /** Hex SHA-256 of the certificate of what was checked, as it was read. */
  readonly certificateHash: string;
  /** Answers to the points of the checklist that this review answers; absent when it has none. */
  readonly answers?: readonly ChecklistAnswer[];
}

/** Quality reviewed one executed operation (F8). */
export interface OperationReviewedBody {
  /** Id of the operation in the recipe, and its title. */
  readonly operation: string;
  readonly title: Text;
  /** Chain over the leaf hashes of the events that belong to its steps, and how many they are. */
  readonly head: string;
  readonly count: number;
  /** Ids of its steps: a later event at one of them voids the signature. */
  readonly steps: readonly string[];
}

/** An event of the run came to an operation that was signed. */
export interface OperationReviewVoidedBody {
  readonly operation: string;
  /** Type and number of the event of the run. */
  readonly event: string;
  readonly sequence: number;
}

/** Quality looked at every change of GMP-critical data (F6). */
export interface AuditTrailReviewedBody {
  /** Hex SHA-256 of the canonical `covers`: what was signed. */
  readonly hash: string;
  readonly count: number;
  readonly covers: readonly { readonly service: string; readonly aggregateId: string; readonly sequence: number; readonly leafHash: string }[];
}

export interface BatchDispositionedBody {
  readonly decision: 'release' | 'reject';
  readonly head: string;
  readonly reason?: string;
  /** Of a partial release: which containers, as they were signed. */
  readonly part?: ReleasedPart;
  /** Employee number of who signed; the signature of a release stands in `ReleaseSigned`. */
  readonly decidedBy: string;
}

/** Quality decided about the containers that a partial release held back. */
export interface RestDecidedBody {
  readonly decision: 'release' | 'reject';
  /** What is decided now. */
  readonly containers: readonly string[];
  /** What stands afterwards. */
  readonly part: ReleasedPart;
  readonly reason: string;
}

/** A deviation approved before the act (requirement G3): one start of one step may pass one gate once. */
export interface DeviationApprovedBody {
  readonly permissionId: string;
  /** Number of the deviation, in the system where it is investigated. */
  readonly deviation: string;
  readonly stepKey: string;
  /** Code of the refusal that it answers. */
  readonly rule: string;
  /** What it does to the product, in the approver's own words. */
  readonly impact: string;
  readonly reason: string;
  /** Plant time from which on it permits nothing. */
  readonly validUntil: string;
}

/** An investigation that began at another batch was extended to this one (G3). */
export interface InvestigationExtendedBody {
  readonly investigationId: string;
  readonly deviation: string;
  /** Run and number of the batch at which it began. */
  readonly originId: string;
  readonly origin: string;
  readonly reason: string;
  /** What both used, as it was known then. */
  readonly shared: readonly Shared[];
}

export interface BatchCertifiedBody {
  /** Number of the entry in the register of the site, 1, 2, 3 … without a gap. */
  readonly entry: number;
  /** Chain head of the record that was released. */
  readonly head: string;
  /** Containers that it covers; absent = the whole batch. */
  readonly containers?: readonly string[];
}

export interface PackageMadeBody {
  readonly sha256: string;
  readonly objectKey: string;
  readonly size: number;
}
