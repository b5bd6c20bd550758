import type { ChecklistAnswer } from './checklist';

/** How an exception is classed after it was looked at (21 CFR 211.192). A deviation is investigated in the QMS, if there is one. */
export const EXCEPTION_CLASSES = ['no-impact', 'minor-deviation', 'major-deviation', 'critical-deviation'] as const;

/** One of the classes. */
export type ExceptionClass = (typeof EXCEPTION_CLASSES)[number];

/** Signatures of an event stand beside these fields as `signatures` and are added when it is recorded. */
export type ReviewEvent =
  | { readonly type: 'ExceptionDecided'; readonly body: ExceptionDecidedBody }
  | { readonly type: 'ProductionReviewed'; readonly body: ReviewedBody }
  | { readonly type: 'QualityReviewed'; readonly body: ReviewedBody }
  | { readonly type: 'ReviewsVoided'; readonly body: { readonly reviewedHead: string; readonly head: string } }
  | { readonly type: 'ReleaseSigned'; readonly body: ReviewedBody }
  | { readonly type: 'ReleaseVoided'; readonly body: { readonly signedHead: string; readonly sealedHead: string } }
  | { readonly type: 'BatchDispositioned'; readonly body: BatchDispositionedBody }
  | { readonly type: 'DispositionPended'; readonly body: { readonly reason: string } }
  | { readonly type: 'DeviationApproved'; readonly body: DeviationApprovedBody }
  | { readonly type: 'BatchBlocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'BatchUnblocked'; readonly body: { readonly reason: string } }
  | { readonly type: 'BatchCertified'; readonly body: BatchCertifiedBody }
  | { readonly type: 'PackageMade'; readonly body: PackageMadeBody };

export interface ExceptionDecidedBody {
  readonly exceptionId: string;
  readonly classification: ExceptionClass;
  /** Why, in the decider's own words. */
  readonly rationale: string;
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

export interface BatchDispositionedBody {
  readonly decision: 'release' | 'reject';
  readonly head: string;
  readonly reason?: string;
  /** Employee number of who signed; the signature of a release stands in `ReleaseSigned`. */
  readonly decidedBy: string;
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

export interface BatchCertifiedBody {
  /** Number of the entry in the register of the site, 1, 2, 3 … without a gap. */
  readonly entry: number;
  /** Chain head of the record that was released. */
  readonly head: string;
}

export interface PackageMadeBody {
  readonly sha256: string;
  readonly objectKey: string;
  readonly size: number;
}
