import { err, Instants, ok, refuse, type Result } from '@batchwright/kernel';

/** A badge lets a person into an area for a time. The example of a service: small, and real in every layer. */
export interface Badge {
  readonly site: string;
  readonly id: string;
  /** Sequence of the aggregate; 0 = not given yet. */
  readonly sequence: number;
  readonly person: string;
  readonly withdrawn: boolean;
}

export interface BadgeFacts {
  readonly person: string;
  readonly code: string;
  readonly from: string;
  readonly until: string;
}

export type BadgeEvent =
  | { readonly type: 'BadgeGiven'; readonly body: BadgeFacts }
  | { readonly type: 'BadgeWithdrawn'; readonly body: { readonly reason: string } };

/** Refusals: `period-wrong`, `own-work` (nobody lets himself in). */
export function giveBadge(facts: BadgeFacts, by: string): Result<BadgeEvent[]> {
  if (facts.person === by) return err(refuse('own-work', { person: by, what: 'badge' }, { rule: 'gmp-5' }));
  if (Instants.compare(facts.until, facts.from) <= 0) return err(refuse('period-wrong', { from: facts.from, until: facts.until }, { field: 'until' }));
  return ok([{ type: 'BadgeGiven', body: facts }]);
}

/** Refusals: `wrong-state`. */
export function withdrawBadge(badge: Badge, reason: string): Result<BadgeEvent[]> {
  if (badge.withdrawn) return err(refuse('wrong-state', { state: 'withdrawn', command: 'withdraw', allowed: [] }));
  return ok([{ type: 'BadgeWithdrawn', body: { reason } }]);
}
