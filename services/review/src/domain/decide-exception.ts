import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { ExceptionClass, ExceptionDecidedBody, ReviewEvent } from './review-events';
import { reachedBy } from './family';
import type { BatchReview, ReviewedException } from './review-state';
import { undecidable } from './undecidable';

/** Quality decides an exception and closes it, under the id it was raised with. */
export interface DecideException {
  readonly classification: ExceptionClass;
  readonly rationale: string;
  /** Employee number of who decides. */
  readonly person: string;
}

/** Another person signs what was decided. */
export interface CountersignException {
  readonly person: string;
  readonly roles: readonly string[];
}

/**
 * Decides the effects of an exception with it, where the decision covers them (`uncovered`); `all` = the exceptions of the batch. One that two persons close is proposed by the first signature and stays open (G2); whoever decides it anew replaces the proposal. Refusals: `exception-already-decided`,
 * `rationale-missing`, `own-work` (who performed the step may not decide on it, gmp 5), `batch-already-dispositioned`, `classification-too-low` (a critical exception is at least a
 * major deviation), `second-signature-missing` (it was decided like that already: another person signs now).
 */
export function decideException(command: DecideException, exception: ReviewedException, review: BatchReview, all: readonly ReviewedException[] = [exception]): Result<ReviewEvent[]> {
  const refusal = undecidable(command.person, exception, review);
  if (refusal) return err(refusal);
  const rationale = command.rationale.trim();
  if (rationale === '') return err(refuse('rationale-missing', { exceptionId: exception.id }, { rule: '21 CFR 211.192', field: 'rationale' }));
  if (exception.severity === 'critical' && (command.classification === 'no-impact' || command.classification === 'minor-deviation')) {
    return err(refuse('classification-too-low', { severity: exception.severity, classification: command.classification }, { rule: '21 CFR 211.192', field: 'classification' }));
  }
  const { classification } = command;
  const { effects, left } = reachedBy(exception, all, { classification, persons: [command.person] });
  const body = { exceptionId: exception.id, classification, rationale, ...(effects.length === 0 ? {} : { effects }) };
  if (secondSigners(exception) === undefined) return ok(decided(body, left));
  const { proposed } = exception;
  const same = proposed?.classification === classification && proposed.rationale === rationale && (proposed.effects ?? []).join() === effects.join();
  if (same) return err(secondMissing(exception, proposed.person));
  return ok([{ type: 'ExceptionDecisionProposed', body }]);
}

/**
 * The second person signs exactly what the first decided, and closes it. Refusals: `nothing-to-countersign`, `second-signature-missing` for who signed first or has none of the roles;
 * `own-work`, `exception-already-decided`, `batch-already-dispositioned`.
 */
export function countersignException({ person, roles }: CountersignException, exception: ReviewedException, review: BatchReview, all: readonly ReviewedException[] = [exception]): Result<ReviewEvent[]> {
  const refusal = undecidable(person, exception, review);
  if (refusal) return err(refusal);
  const second = secondSigners(exception);
  const { proposed } = exception;
  if (second === undefined || proposed === undefined) return err(refuse('nothing-to-countersign', { exceptionId: exception.id, type: exception.type }, { rule: '21 CFR 211.192' }));
  if (proposed.person === person || !roles.some((role) => second.includes(role))) return err(secondMissing(exception, proposed.person));
  const { classification, rationale } = proposed;
  const reach = { classification, persons: [proposed.person, person], named: proposed.effects ?? [] };
  const { effects, left } = reachedBy(exception, all, reach);
  const body = { exceptionId: exception.id, classification, rationale, firstSignedBy: proposed.person, ...(effects.length === 0 ? {} : { effects }) };
  return ok(decided(body, left));
}

/** The decision, and each effect decided with its cause: one decision, one signature. */
function decided(body: ExceptionDecidedBody, left: NonNullable<ExceptionDecidedBody['left']>): ReviewEvent[] {
  const { exceptionId: withParent, effects = [], classification, rationale, firstSignedBy } = body;
  const first = firstSignedBy === undefined ? {} : { firstSignedBy };
  return [
    { type: 'ExceptionDecided', body: { ...body, ...(left.length === 0 ? {} : { left }) } },
    ...effects.map((exceptionId): ReviewEvent => ({ type: 'ExceptionDecided', body: { exceptionId, classification, rationale, withParent, ...first } })),
  ];
}

/** Roles of the second signature; undefined where one closes it. */
export function secondSigners({ signers }: Pick<ReviewedException, 'signers'>): readonly string[] | undefined {
  return signers?.[1];
}

function secondMissing(exception: ReviewedException, first: string): DomainError {
  const roles = secondSigners(exception) ?? [];
  return refuse('second-signature-missing', { exceptionId: exception.id, type: exception.type, first, roles }, { rule: 'gmp-5' });
}
