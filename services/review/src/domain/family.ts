import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { ExceptionClass, ReviewEvent } from './review-events';
import type { BatchReview, ReviewedException } from './review-state';
import { undecidable } from './undecidable';

/** An exception with the cause that was named for it: by whoever raised it, or by quality since. */
export interface Named {
  readonly id: string;
  readonly parent?: string;
}

/**
 * Under which exception each stands (requirement F11): one cause, many effects, one level. Whoever is named under an effect stands under its cause. An id that is not among these – of another run, or of
 * nobody – is none, and so is one that leads back to itself; a cause that comes later counts from then on.
 */
export function causesOf(exceptions: readonly Named[]): ReadonlyMap<string, string> {
  const named = new Map(exceptions.map(({ id, parent }) => [id, parent]));
  const causes = new Map<string, string>();
  for (const { id } of exceptions) {
    const seen = new Set([id]);
    let root = id;
    for (let next = named.get(root); next !== undefined && named.has(next) && !seen.has(next); next = named.get(root)) {
      seen.add(next);
      root = next;
    }
    const back = named.get(root);
    const circle = back !== undefined && seen.has(back);
    if (root !== id && !circle) causes.set(id, root);
  }
  return causes;
}

/** Why an effect stays open when its cause is decided. `decided-before`: the cause was decided when it came. */
export const UNCOVERED = ['more-signers', 'classification-too-low', 'own-work', 'own-first-signature', 'after-first-signature', 'decided-before'] as const;
export type Uncovered = (typeof UNCOVERED)[number];

/** A decision about a cause, as far as it reaches. */
export interface Reach {
  readonly classification: ExceptionClass;
  /** Employee numbers of who signs. */
  readonly persons: readonly string[];
  /** What the first of two signatures named; absent = there is no earlier one. */
  readonly named?: readonly string[];
}

/**
 * Whether a decision about the cause decides this effect as well; undefined = it does. It does not where the effect needs more signatures, or other people, than the cause: then nobody has
 * decided it yet, and it stays open.
 */
export function uncovered(effect: ReviewedException, cause: ReviewedException, { classification, persons, named }: Reach): Uncovered | undefined {
  if (named && !named.includes(effect.id)) return 'after-first-signature';
  if (effect.proposed) return 'own-first-signature';
  const [given, needed] = [cause.signers ?? QUALITY, effect.signers ?? QUALITY];
  if (!needed.every((roles, at) => given[at]?.every((role) => roles.includes(role)) === true)) return 'more-signers';
  if (effect.severity === 'critical' && (classification === 'no-impact' || classification === 'minor-deviation')) return 'classification-too-low';
  return effect.performers.some((person) => persons.includes(person)) ? 'own-work' : undefined;
}

const QUALITY: readonly (readonly string[])[] = [['qa']];

/** Open effects of an exception, in the order in which they were raised. */
export function openEffects(cause: ReviewedException, exceptions: readonly ReviewedException[]): ReviewedException[] {
  const causes = causesOf(exceptions);
  return exceptions.filter((one) => !one.closed && causes.get(one.id) === cause.id);
}

/** What a decision about a cause does to its open effects: ids of those that it decides, and the others with why. */
export function reachedBy(cause: ReviewedException, exceptions: readonly ReviewedException[], reach: Reach): { readonly effects: readonly string[]; readonly left: readonly { readonly exceptionId: string; readonly why: Uncovered }[] } {
  const judged = openEffects(cause, exceptions).map((effect) => ({ exceptionId: effect.id, why: uncovered(effect, cause, reach) }));
  return {
    effects: judged.flatMap(({ exceptionId, why }) => (why === undefined ? [exceptionId] : [])),
    left: judged.flatMap(({ exceptionId, why }) => (why === undefined ? [] : [{ exceptionId, why }])),
  };
}

/** Quality puts an exception under another. */
export interface PutUnder {
  readonly exceptionId: string;
  readonly parent: string;
  readonly reason: string;
  readonly person: string;
}

/**
 * An effect under its cause, as long as neither is closed. Refusals: `reason-missing`, `cause-unusable` (itself, of another batch, an effect itself, or the exception has effects of its own), `exception-already-decided`,
 * `own-work`, `batch-already-dispositioned`, `release-in-progress`.
 */
export function putUnder({ exceptionId, parent, reason, person }: PutUnder, exceptions: readonly ReviewedException[], review: BatchReview): Result<ReviewEvent[]> {
  const [effect, cause] = [exceptionId, parent].map((id) => exceptions.find((one) => one.id === id));
  const causes = causesOf(exceptions);
  const hasEffects = [...causes.values()].includes(exceptionId);
  if (!effect || !cause || cause === effect || causes.has(parent) || hasEffects) {
    const why = !cause || !effect ? 'other-batch' : cause === effect ? 'itself' : hasEffects ? 'has-effects' : 'is-effect';
    return err(refuse('cause-unusable', { exceptionId, parent, why }, { rule: '21 CFR 211.192', field: 'parent' }));
  }
  const refusal = unchangeable(person, [effect, cause], reason, review);
  if (refusal) return err(refusal);
  const before = causes.get(exceptionId);
  if (before === parent) return ok([]);
  return ok([{ type: 'ExceptionPutUnder', body: { exceptionId, parent, reason: reason.trim(), ...(before === undefined ? {} : { before }) } }]);
}

/** It stands by itself again, whoever named the cause. Refusals: as of `putUnder`; `cause-missing` where it stands under none. */
export function takeOut({ exceptionId, reason, person }: Omit<PutUnder, 'parent'>, exceptions: readonly ReviewedException[], review: BatchReview): Result<ReviewEvent[]> {
  const before = causesOf(exceptions).get(exceptionId);
  const [effect, cause] = [exceptionId, before].map((id) => exceptions.find((one) => one.id === id));
  if (!effect || !cause) return err(refuse('cause-missing', { exceptionId }));
  const refusal = unchangeable(person, [effect, cause], reason, review);
  if (refusal) return err(refusal);
  return ok([{ type: 'ExceptionTakenOut', body: { exceptionId, before: cause.id, reason: reason.trim() } }]);
}

function unchangeable(person: string, both: readonly ReviewedException[], reason: string, review: BatchReview): DomainError | undefined {
  for (const one of both) {
    const refusal = undecidable(person, one, review);
    if (refusal) return refusal;
  }
  return reason.trim() === '' ? refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }) : undefined;
}
