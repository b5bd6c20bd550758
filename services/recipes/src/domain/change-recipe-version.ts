import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { refuseState } from './approval';
import type { RecipeVersion } from './recipe-version';
import type { DraftedBody, RecipeVersionEvent } from './recipe-version-events';

/** A first draft of a version. The number and the version before are the recipe's next and newest. */
export function draft(facts: DraftedBody): RecipeVersionEvent[] {
  return [{ type: 'RecipeVersionDrafted', body: facts }];
}

/** A draft is rewritten. Refusal: `wrong-state`; from review on a version is returned first, from approval on it never changes. */
export function revise(version: RecipeVersion, documentHash: string, title: string, product: string): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'revise');
  if (refused) return err(refused);
  if (documentHash === version.documentHash) return ok([]);
  return ok([{ type: 'RecipeVersionRevised', body: { documentHash, title, product } }]);
}

/** A draft goes to review, with the report of its rehearsal. Refusals: `wrong-state`, `recipe-has-errors` (lint names them). */
export function submit(version: RecipeVersion, errors: readonly { readonly path: string; readonly message: string }[], simulationHash?: string): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'submit');
  if (refused) return err(refused);
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
export function makeEffective(version: RecipeVersion, person: string, effectiveFrom: string, effectiveVersion?: number): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'make-effective');
  if (refused) return err(refused);
  if (version.authors.includes(person)) return err(refuse('own-work', { person, what: 'make-effective' }, { rule: 'gmp-5' }));
  if (effectiveVersion !== undefined && effectiveVersion > version.version) return err(refuse('newer-version-effective', { effective: effectiveVersion, version: version.version }, { rule: '21 CFR 211.186' }));
  return ok([{ type: 'RecipeVersionMadeEffective', body: { documentHash: version.documentHash, effectiveFrom } }]);
}

/** The version that was effective gives way to a newer one. */
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
