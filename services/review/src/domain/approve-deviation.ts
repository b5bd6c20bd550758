import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { NOT_APPLICABLE, PERMITTED_RULES } from '@batchwright/procedure';
import type { RecordFacts } from './completeness';
import type { DeviationApprovedBody, ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** Longest time that a permission may hold. */
const LONGEST_DAYS = 7;

/** Quality approves a deviation before the act. */
export interface ApproveDeviation extends DeviationApprovedBody {
  /** Employee number. */
  readonly person: string;
}

/** What the received record says of the step, and the time of the plant. */
export interface DeviationFacts extends Pick<RecordFacts, 'executors'> {
  /** Absent = the step is not reached yet. */
  readonly stepStatus?: string;
  readonly now: string;
}

/**
 * Refusals: `batch-already-dispositioned`, `release-in-progress`, `not-permittable` (identity, four eyes, signatures, order and the record have no exit),
 * `reason-missing` for each text that is not there, `validity-not-usable`, `deviation-too-late`, `own-work` (nobody who executed opens a gate for himself, gmp 5).
 */
export function approveDeviation({ person, ...body }: ApproveDeviation, review: BatchReview, facts: DeviationFacts): Result<ReviewEvent[]> {
  const { number, stage } = review;
  if (stage === 'released' || stage === 'blocked' || stage === 'rejected') return err(refuse('batch-already-dispositioned', { number, stage }, { rule: 'gmp-9' }));
  if (stage === 'releasing') return err(refuse('release-in-progress', { number }, { rule: 'gmp-9' }));
  if (!(PERMITTED_RULES as readonly string[]).includes(body.rule)) return err(refuse('not-permittable', { gate: body.rule, permittable: PERMITTED_RULES }, { rule: 'gmp-6', field: 'rule' }));
  for (const field of ['deviation', 'impact', 'reason'] as const) if (body[field].trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 211.192', field }));
  const lasts = Date.parse(body.validUntil) - Date.parse(facts.now);
  if (!(lasts > 0 && lasts <= LONGEST_DAYS * 86_400_000)) return err(refuse('validity-not-usable', { days: LONGEST_DAYS }, { rule: '21 CFR 211.100(b)', field: 'validUntil' }));
  const begun = body.rule === NOT_APPLICABLE ? ['completed'] : ['started', 'completed'];
  if (facts.stepStatus !== undefined && begun.includes(facts.stepStatus)) return err(refuse('deviation-too-late', { step: body.stepKey, status: facts.stepStatus }, { rule: '21 CFR 211.100(b)' }));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: 'deviation' }, { rule: 'gmp-5' }));
  return ok([{ type: 'DeviationApproved', body: { ...body, deviation: body.deviation.trim(), impact: body.impact.trim(), reason: body.reason.trim() } }]);
}
