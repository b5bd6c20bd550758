import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { refuseState } from './approval';
import type { RecipeVersion } from './recipe-version';
import type { DraftedBody, RecipeVersionEvent, RevisedBody, ScheduledBody } from './recipe-version-events';
import type { ReviewCycle } from './review-cycle';

/** A first draft of a version. The number and the version before are the recipe's next and newest. */
export function draft(facts: DraftedBody): RecipeVersionEvent[] {
  return [{ type: 'RecipeVersionDrafted', body: facts }];
}

/** A draft is rewritten, or gets another change control. Refusal: `wrong-state`; from review on a version is returned first, from approval on it never changes. */
export function revise(version: RecipeVersion, to: RevisedBody & { readonly changeControl: string }): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'revise');
  if (refused) return err(refused);
  const { changeControl, ...document } = to;
  const sameControl = changeControl === version.changeControl;
  if (to.documentHash === version.documentHash && sameControl) return ok([]);
  return ok([{ type: 'RecipeVersionRevised', body: { ...document, ...(sameControl ? {} : { changeControl }) } }]);
}

/**
 * A draft goes to review, with the report of its rehearsal. Refusals: `wrong-state`, `change-control-missing` (21 CFR 211.100(a)),
 * `recipe-has-errors` (lint names them).
 */
export function submit(version: RecipeVersion, errors: readonly { readonly path: string; readonly message: string }[], simulationHash?: string): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'submit');
  if (refused) return err(refused);
  if (version.changeControl.trim() === '') return err(refuse('change-control-missing', { recipe: version.recipe, version: version.version }, { rule: '21 CFR 211.100(a)', field: 'changeControl' }));
  if (errors.length > 0) {
    return err(refuse('recipe-has-errors', { count: errors.length, errors: errors.map((error) => `${error.path}: ${error.message}`) }, { rule: '21 CFR 211.100(a)' }));
  }
  return ok([{ type: 'RecipeVersionSubmitted', body: { documentHash: version.documentHash, ...(simulationHash === undefined ? {} : { simulationHash }) } }]);
}

/** A version in review goes back to its authors, with the reason. Refusals: `wrong-state`, `reason-missing`. */
export function returnToAuthor(version: RecipeVersion, reason: string): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'return');
  if (refused) return err(refused);
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 11.10(e)', field: 'reason' }));
  return ok([{ type: 'RecipeVersionReturned', body: { reason } }]);
}

/**
 * An approved version comes into force; whatever was effective before is superseded. Refusals: `wrong-state`, `own-work`,
 * `newer-version-effective` (nobody goes back to an older version; the old content is drafted anew).
 */
export function makeEffective(version: RecipeVersion, person: string, effectiveFrom: string, effectiveVersion?: number, cycle: Partial<ReviewCycle> = {}): Result<RecipeVersionEvent[]> {
  const refused = refuseEffect(version, 'make-effective', person, effectiveVersion);
  if (refused) return err(refused);
  return ok([{ type: 'RecipeVersionMadeEffective', body: { documentHash: version.documentHash, effectiveFrom, ...cycle } }]);
}

/**
 * An approved version is to come into force at the beginning of a date of the site (A15); a scheduled one gets another date. Refusals: those of
 * `makeEffective`, and `effective-date-past` for a date that has begun.
 */
export function schedule(version: RecipeVersion, person: string, at: Omit<ScheduledBody, 'documentHash'>, now: string, effectiveVersion?: number): Result<RecipeVersionEvent[]> {
  const refused = refuseEffect(version, 'schedule', person, effectiveVersion);
  if (refused) return err(refused);
  if (at.effectiveFrom <= now) return err(refuse('effective-date-past', { date: at.effectiveDate }, { rule: '21 CFR 211.100(a)', field: 'effectiveDate' }));
  return ok([{ type: 'RecipeVersionScheduled', body: { documentHash: version.documentHash, ...at } }]);
}

/** The date of a scheduled version has begun: it is in force since that moment, however late somebody looks. Nothing for any other. */
export function takeEffect(version: RecipeVersion, now: string): RecipeVersionEvent[] {
  const { state, effectiveFrom, documentHash, reviewEvery, reviewDue } = version;
  if (state !== 'scheduled' || effectiveFrom === undefined || effectiveFrom > now) return [];
  const cycle = reviewEvery === undefined || reviewDue === undefined ? {} : { reviewEvery, reviewDue };
  return [{ type: 'RecipeVersionMadeEffective', body: { documentHash, effectiveFrom, ...cycle } }];
}

function refuseEffect(version: RecipeVersion, command: 'make-effective' | 'schedule', person: string, effectiveVersion: number | undefined): DomainError | undefined {
  const refused = refuseState(version, command);
  if (refused) return refused;
  if (version.authors.includes(person)) return refuse('own-work', { person, what: 'make-effective' }, { rule: 'gmp-5' });
  if (effectiveVersion === undefined || effectiveVersion < version.version) return undefined;
  return refuse('newer-version-effective', { effective: effectiveVersion, version: version.version }, { rule: '21 CFR 211.186' });
}

/** A version that was effective, or scheduled for later, gives way to a newer one. */
export function supersede(byVersion: number): RecipeVersionEvent[] {
  return [{ type: 'RecipeVersionSuperseded', body: { byVersion } }];
}

/** A version is taken out of force for good. Refusals: `wrong-state`, `reason-missing`. */
export function withdraw(version: RecipeVersion, reason: string): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'withdraw');
  if (refused) return err(refused);
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 11.10(e)', field: 'reason' }));
  return ok([{ type: 'RecipeVersionWithdrawn', body: { reason } }]);
}
