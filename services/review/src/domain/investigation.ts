import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { RecordFacts } from './completeness';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** Where the cause of a deviation was found. */
export const CAUSE_CATEGORIES = ['people', 'method', 'equipment', 'material', 'measurement', 'environment', 'not-determined'] as const;
export type CauseCategory = (typeof CAUSE_CATEGORIES)[number];

/** What an investigation found out (21 CFR 211.192). */
export interface Findings {
  /** What the deviation does to the product. */
  readonly impact: string;
  readonly rootCause: { readonly category: CauseCategory; readonly text: string };
  /** Corrective and preventive action, by its number where it is kept; or `none`, and why. */
  readonly capa: string;
}

/** The investigation of a deviation: it begins at one batch, and is extended to others that may have been affected. */
export interface Investigation {
  readonly id: string;
  readonly site: string;
  /** Batch at which it began. */
  readonly runId: string;
  readonly number: string;
  /** Number of the deviation: `DEV-2026-017`. */
  readonly deviation: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly findings?: Findings;
  /** Runs that it was extended to. */
  readonly linked: readonly string[];
}

/** What two batches have in common: a piece of equipment, or a lot. */
export interface Shared {
  readonly what: 'equipment' | 'material';
  /** Code of the equipment, number of the lot. */
  readonly item: string;
}

/** Quality begins an investigation, also of a batch that is decided. Refusals: `reason-missing`, `release-in-progress`, `not-found` for an exception that the batch does not have. */
export function openInvestigation(given: { investigationId: string; deviation: string; title: string; exceptionIds: readonly string[] }, review: BatchReview, facts: Pick<RecordFacts, 'exceptions'>): Result<ReviewEvent[]> {
  if (review.stage === 'releasing') return err(refuse('release-in-progress', { number: review.number }, { rule: 'gmp-10' }));
  for (const field of ['deviation', 'title'] as const) if (given[field].trim() === '') return err(missing(field));
  const unknown = given.exceptionIds.find((id) => !facts.exceptions.some((exception) => exception.id === id));
  if (unknown !== undefined) return err(refuse('not-found', { what: 'exception', id: unknown }, { field: 'exceptionIds' }));
  return ok([{ type: 'InvestigationOpened', body: { ...given, deviation: given.deviation.trim(), title: given.title.trim() } }]);
}

/** Writes down what was found out; what stood there before stays in the record. Refusals: `investigation-closed`, `reason-missing` for what is empty. */
export function assessInvestigation(findings: Findings, investigation: Investigation): Result<ReviewEvent[]> {
  const { id: investigationId, deviation, state } = investigation;
  if (state === 'closed') return err(closed(investigation));
  const { impact, rootCause, capa } = { impact: findings.impact.trim(), rootCause: { ...findings.rootCause, text: findings.rootCause.text.trim() }, capa: findings.capa.trim() };
  if (impact === '') return err(missing('impact'));
  if (rootCause.text === '') return err(missing('rootCause'));
  if (capa === '') return err(missing('capa'));
  return ok([{ type: 'InvestigationAssessed', body: { investigationId, deviation, impact, rootCause, capa } }]);
}

/**
 * Another batch is drawn into it: from now on it is not released, and a released one is blocked at once, until the investigation is closed. Refusals: `investigation-closed`, `already-linked`,
 * `release-in-progress`, `batch-already-dispositioned` (rejected), `reason-missing`.
 */
export function extendInvestigation(given: { reason: string; shared: readonly Shared[] }, investigation: Investigation, review: BatchReview): Result<ReviewEvent[]> {
  const { id: investigationId, deviation, runId: originId, number: origin, linked } = investigation;
  if (investigation.state === 'closed') return err(closed(investigation));
  if (review.runId === originId || linked.includes(review.runId)) return err(refuse('already-linked', { number: review.number, deviation }, { rule: 'gmp-10' }));
  if (review.stage === 'releasing') return err(refuse('release-in-progress', { number: review.number }, { rule: 'gmp-10' }));
  if (review.stage === 'rejected') return err(refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-10' }));
  const reason = given.reason.trim();
  if (reason === '') return err(missing('reason'));
  const extended: ReviewEvent = { type: 'InvestigationExtended', body: { investigationId, deviation, originId, origin, reason, shared: given.shared } };
  return ok(review.stage === 'released' ? [extended, { type: 'BatchBlocked', body: { reason: `${deviation}: ${reason}` } }] : [extended]);
}

/** Quality closes it with a signature. Refusals: `investigation-closed`, `investigation-incomplete` naming what is missing, `own-work` for who executed the batch. */
export function closeInvestigation(person: string, investigation: Investigation, facts: Pick<RecordFacts, 'executors'>): Result<ReviewEvent[]> {
  const { id: investigationId, deviation, findings } = investigation;
  if (investigation.state === 'closed') return err(closed(investigation));
  if (!findings) return err(refuse('investigation-incomplete', { deviation, missing: ['impact', 'rootCause', 'capa'] }, { rule: '21 CFR 211.192' }));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: 'investigation' }, { rule: 'gmp-5' }));
  return ok([{ type: 'InvestigationClosed', body: { investigationId, deviation } }]);
}

function closed({ deviation }: Investigation): DomainError {
  return refuse('investigation-closed', { deviation }, { rule: 'gmp-10' });
}

function missing(field: string): DomainError {
  return refuse('reason-missing', {}, { rule: '21 CFR 211.192', field });
}
