import type { ExceptionClass } from './review-events';

/**
 * What quality decides about a batch (21 CFR 211.22, 211.192). `pending`: awaits an investigation or more data; `block`: a released batch
 * must not be used any more, until `unblock` or `reject`. `release-part`: named containers of the output only; `release-rest` and `reject-rest` decide later about the others.
 */
export const DISPOSITION_DECISIONS = ['release', 'release-part', 'release-rest', 'reject-rest', 'reject', 'pending', 'block', 'unblock'] as const;
export type DispositionDecision = (typeof DISPOSITION_DECISIONS)[number];

/** How far the judgement of one batch has come. `releasing`: signed, waiting for the seal of the record it was signed for. */
export type ReviewStage = 'collecting' | 'production-reviewed' | 'quality-reviewed' | 'releasing' | 'released' | 'blocked' | 'rejected';

/** How grave an exception is, as the run raised it. */
export type ExceptionSeverity = 'minor' | 'major' | 'critical';

/** Which containers of the output a partial release lets go, and what became of the others; codes of their labels (F7). */
export interface ReleasedPart {
  readonly released: readonly string[];
  /** Not decided about yet: in quarantine. */
  readonly held: readonly string[];
  readonly rejected: readonly string[];
}

/** An exception as it was raised by the run, and what became of it here. */
export interface ReviewedException {
  readonly id: string;
  readonly type: string;
  readonly severity: ExceptionSeverity;
  readonly stepKey?: string;
  /** Employee numbers of who performed the step, or raised it by hand: they may not decide it (gmp 5). */
  readonly performers: readonly string[];
  readonly closed: boolean;
  /** Roles of each signature that closes it, in their order (G2); absent = one of quality. */
  readonly signers?: readonly (readonly string[])[];
  /** Decided with the first of two signatures: it stays open until another person signs the same. */
  readonly proposed?: { readonly classification: ExceptionClass; readonly rationale: string; readonly person: string; readonly effects?: readonly string[] };
  /** True when it became known after the record was sealed: it is decided even if the batch was released meanwhile. */
  readonly afterSeal?: true;
  /** How quality classed it, once it was decided. */
  readonly classification?: string;
  /** Employee number of who closed it. */
  readonly decidedBy?: string;
  /** Exception that was named as its cause: by quality, else by whoever raised it (F11); see `causesOf`. */
  readonly parent?: string;
}

/** The judgement of one batch: an aggregate with the run's id. */
export interface BatchReview {
  readonly site: string;
  readonly runId: string;
  readonly number: string;
  /** Sequence of this aggregate; 0 = nothing decided yet. */
  readonly sequence: number;
  readonly stage: ReviewStage;
  /** Employee number of who signed the production review. */
  readonly productionReviewer?: string;
  readonly qualityReviewer?: string;
  /** Chain head of the run's record that production and quality reviewed; a later entry voids both. */
  readonly reviewedHead?: string;
  /** Hash of the certificate that quality read and signed: other rules, other certificate (F5). */
  readonly reviewedCertificate?: string;
  /** Signed operations by id; one that a later event voided stands no more and is asked for again (F8). */
  readonly operationReviews: Readonly<Record<string, OperationReviewState>>;
  /** The newest review of the audit trail that no later change opened again (F6). */
  readonly trail?: { readonly person: string; readonly hash: string };
  /** Chain head that the release was signed for. */
  readonly releasedHead?: string;
  /** Employee number of who signed the release. */
  readonly releasedBy?: string;
  /** Which part was released; absent when the whole batch was. */
  readonly part?: ReleasedPart;
  /** Why it awaits more before it is decided; absent when it does not. */
  readonly pendingFor?: string;
  /** Employee number of the Qualified Person who certified it (Annex 16). */
  readonly certifiedBy?: string;
}

/** The newest signature of quality below one operation. */
export interface OperationReviewState {
  readonly person: string;
  readonly head: string;
  readonly steps: readonly string[];
  readonly title: string;
  readonly stands: boolean;
}

/** A batch that nobody has judged yet. */
export function noReviewYet(site: string, runId: string, number: string): BatchReview {
  return { site, runId, number, sequence: 0, stage: 'collecting', operationReviews: {} };
}
