import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** What no longer stands when the record grew after it was signed. */
const NOT_REVIEWED = { stage: 'collecting', productionReviewer: undefined, qualityReviewer: undefined, reviewedHead: undefined, reviewedCertificate: undefined } as const;

/** The judgement after one more event. `by` = employee number of who acted. */
export function evolveReview(review: BatchReview, event: ReviewEvent, by: string | undefined): BatchReview {
  const next = { ...review, sequence: review.sequence + 1 };
  switch (event.type) {
    case 'InvestigationOpened':
    case 'InvestigationAssessed':
    case 'InvestigationExtended':
    case 'InvestigationClosed':
    case 'PackageMade':
    case 'ExceptionPutUnder':
    case 'ExceptionTakenOut':
    case 'ResultInvalidated':
      return next;
    case 'ExceptionDecisionProposed':
    case 'ExceptionDecided':
    case 'DeviationApproved':
    case 'AuditTrailReopened':
      return { ...next, trail: undefined };
    case 'AuditTrailReviewed':
      return { ...next, trail: { person: by ?? '', hash: event.body.hash } };
    case 'OperationReviewed': {
      const { operation, head, steps, title } = event.body;
      return { ...next, operationReviews: { ...review.operationReviews, [operation]: { person: by ?? '', head, steps, title: title.en, stands: true } } };
    }
    case 'OperationReviewVoided': {
      const voided = review.operationReviews[event.body.operation];
      return voided ? { ...next, operationReviews: { ...review.operationReviews, [event.body.operation]: { ...voided, stands: false } } } : next;
    }
    case 'ProductionReviewed':
      return { ...next, stage: 'production-reviewed', productionReviewer: by, qualityReviewer: undefined, reviewedHead: event.body.head, reviewedCertificate: event.body.certificateHash };
    case 'QualityReviewed':
      return { ...next, stage: 'quality-reviewed', qualityReviewer: by, reviewedHead: event.body.head, reviewedCertificate: event.body.certificateHash };
    case 'ReviewsVoided':
      return { ...next, ...NOT_REVIEWED };
    case 'ReleaseSigned':
      return { ...next, stage: 'releasing', releasedHead: event.body.head, releasedBy: by, part: event.body.part };
    case 'ReleaseVoided':
      return { ...next, ...NOT_REVIEWED, releasedHead: undefined, releasedBy: undefined, part: undefined };
    case 'BatchDispositioned':
      return { ...next, stage: event.body.decision === 'release' ? 'released' : 'rejected', pendingFor: undefined };
    case 'RestDecided':
      return { ...next, part: event.body.part, ...(event.body.decision === 'release' ? { certifiedBy: undefined } : {}) };
    case 'DispositionPended':
      return { ...next, pendingFor: event.body.reason };
    case 'BatchBlocked':
      return { ...next, stage: 'blocked' };
    case 'BatchUnblocked':
      return { ...next, stage: 'released' };
    case 'BatchCertified':
      return { ...next, certifiedBy: by };
  }
}
