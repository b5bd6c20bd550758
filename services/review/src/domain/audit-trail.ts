import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { RecordFacts } from './completeness';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** What kind of change of GMP-critical data it is; the filter of the list. */
export const CHANGE_KINDS = ['correction', 'late-entry', 'reopened', 'refused-try', 'move', 'decision', 'master-data'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A record with its audit rows, of whichever service. */
export interface AuditedEvent {
  readonly service: string;
  readonly aggregateId: string;
  readonly sequence: number;
  readonly type: string;
  readonly body: object;
  /** Plant time. */
  readonly at: string;
  readonly person?: string;
  readonly name?: string;
  readonly audit: readonly { readonly object: string; readonly action: string; readonly field?: string; readonly oldValue?: string; readonly newValue?: string; readonly reason?: string }[];
  /** Hash of the record as it is chained. */
  readonly leafHash: string;
}

/** One change of the list that quality reviews with the batch. */
export interface CriticalChange extends AuditedEvent {
  readonly kind: ChangeKind;
}

/** Changes of GMP-critical data among records, in their order; everything else in an audit trail is what the recipe asked for (PI 041-1, 6.6). */
export function criticalChanges(events: readonly AuditedEvent[]): CriticalChange[] {
  return events.flatMap((event) => {
    const kind = kindOf(event);
    return kind === undefined ? [] : [{ ...event, kind }];
  });
}

/**
 * What a reviewer of the audit trail looks at; undefined = as planned. A result that is worked out again follows from its inputs: who corrected one of them stands in
 * the list, and that it follows is proved by a rule. `verify/verify.mjs` knows the same types.
 */
export function kindOf({ service, type, body }: Pick<AuditedEvent, 'service' | 'type' | 'body'>): ChangeKind | undefined {
  if (service !== 'batch-execution' && service !== 'review') return 'master-data';
  const { observedAt, reason, notApplicable } = body as { observedAt?: unknown; reason?: unknown; notApplicable?: unknown };
  switch (type) {
    case 'EntryCorrected':
      return 'correction';
    case 'EntryRecorded':
      return observedAt === undefined ? undefined : 'late-entry';
    case 'StepReopened':
      return 'reopened';
    case 'EntryRejected':
      return 'refused-try';
    case 'PermissionGiven':
    case 'PermissionUsed':
    case 'GrantRevokedLate':
    case 'StepReassigned':
    case 'MoveSigned':
    case 'EquipmentChanged':
      return 'move';
    case 'StepCompleted':
      return notApplicable === undefined ? undefined : 'move';
    case 'RunStateChanged':
      return reason === undefined ? undefined : 'move';
    case 'ExceptionDecisionProposed':
    case 'ExceptionDecided':
    case 'DeviationApproved':
      return 'decision';
    default:
      return undefined;
  }
}

/**
 * Quality signs that it looked at every change of the list (F6). Refusals: `batch-already-dispositioned`, `nothing-to-review`, `own-work`, `already-reviewed`
 * (with the same changes). The statement names each change by its hash, so a later one is not covered.
 */
export function reviewAuditTrail(person: string, review: BatchReview, facts: RecordFacts): Result<ReviewEvent[]> {
  const { number, stage, trail } = review;
  if (stage === 'released' || stage === 'rejected' || stage === 'releasing' || stage === 'blocked') return err(refuse('batch-already-dispositioned', { number, stage }, { rule: 'gmp-9' }));
  if (facts.changes.length === 0) return err(refuse('nothing-to-review', { number }, { rule: 'PI 041-1, 6.6' }));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: 'audit-trail-review' }, { rule: 'gmp-5' }));
  if (trail?.hash === facts.changesHash) return err(refuse('already-reviewed', { kind: 'audit trail', by: trail.person }, { rule: 'gmp-10' }));
  const covers = facts.changes.map(({ service, aggregateId, sequence, leafHash }) => ({ service, aggregateId, sequence, leafHash }));
  return ok([{ type: 'AuditTrailReviewed', body: { hash: facts.changesHash, count: covers.length, covers } }]);
}

/** One more record: does it open a signed review of the audit trail again? */
export function auditTrailGrew(review: BatchReview, added: Pick<AuditedEvent, 'service' | 'type' | 'body' | 'sequence'>): ReviewEvent[] {
  if (review.trail === undefined || review.stage === 'released' || review.stage === 'rejected' || review.stage === 'blocked') return [];
  if (kindOf(added) === undefined) return [];
  return [{ type: 'AuditTrailReopened', body: { service: added.service, event: added.type, sequence: added.sequence } }];
}
