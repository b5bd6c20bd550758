import { err, Instants, ok, refuse, type Result } from '@batchwright/kernel';

/** A person is qualified for something (a training code that steps ask for) from one moment to another (21 CFR 211.25(a)). */
export interface Qualification {
  readonly id: string;
  readonly site: string;
  /** Sequence of the aggregate; 0 = not granted. */
  readonly sequence: number;
  /** Employee number. */
  readonly person: string;
  /** What for: `dispensing-nti`. */
  readonly code: string;
  /** Instants of the plant; `until` is the first moment at which it holds no more. */
  readonly from: string;
  readonly until: string;
  readonly revoked: boolean;
  /** True when its end has come and was announced. */
  readonly expired: boolean;
}

/** What happened to a qualification. Signatures stand beside these fields as `signatures` when the event is recorded. */
export type QualificationEvent =
  | { readonly type: 'QualificationGranted'; readonly body: { readonly person: string; readonly code: string; readonly from: string; readonly until: string } }
  | { readonly type: 'QualificationExpired'; readonly body: { readonly until: string } }
  | { readonly type: 'QualificationRevoked'; readonly body: { readonly reason: string } };

/** The qualification after one more event. */
export function evolveQualification(qualification: Qualification, event: QualificationEvent): Qualification {
  const next = { ...qualification, sequence: qualification.sequence + 1 };
  switch (event.type) {
    case 'QualificationGranted':
      return { ...next, ...event.body, revoked: false, expired: false };
    case 'QualificationExpired':
      return { ...next, expired: true };
    case 'QualificationRevoked':
      return { ...next, revoked: true };
  }
}

/** A trainer confirms a qualification. Refusals: `already-registered`, `own-work` (nobody qualifies himself), `period-wrong`, `field-missing`. */
export function grantQualification(qualification: Qualification, facts: { person: string; code: string; from: string; until: string }, by: string): Result<QualificationEvent[]> {
  if (qualification.sequence > 0) return err(refuse('already-registered', { code: facts.code }, { rule: 'gmp-10' }));
  if (facts.code.trim() === '') return err(refuse('field-missing', { field: 'code' }, { field: 'code' }));
  if (facts.person.trim().toUpperCase() === by.trim().toUpperCase()) return err(refuse('own-work', { person: by, what: 'qualification' }, { rule: 'gmp-5' }));
  if (Instants.compare(facts.until, facts.from) <= 0) return err(refuse('period-wrong', { from: facts.from, until: facts.until }, { field: 'until' }));
  return ok([{ type: 'QualificationGranted', body: facts }]);
}

/** A qualification is taken away. Refusals: `not-found` when it was never granted, `wrong-state`, `reason-missing`. */
export function revokeQualification(qualification: Qualification, reason: string): Result<QualificationEvent[]> {
  if (qualification.sequence === 0) return err(refuse('not-found', { what: 'qualification' }));
  if (qualification.revoked) return err(refuse('wrong-state', { state: 'revoked', command: 'revoke', allowed: [] }));
  if (reason.trim() === '') return err(refuse('reason-missing', {}, { field: 'reason', rule: '21 CFR 11.10(e)' }));
  return ok([{ type: 'QualificationRevoked', body: { reason } }]);
}

/** Its end has come: says so, once. Nothing when it is not due, was revoked, or was said before. `now` is the plant's time. */
export function expireQualification(qualification: Qualification, now: string): QualificationEvent[] {
  const { sequence, revoked, expired, until } = qualification;
  if (sequence === 0 || revoked || expired || Instants.compare(now, until) < 0) return [];
  return [{ type: 'QualificationExpired', body: { until } }];
}

/** A qualification that nobody granted yet. */
export function notGranted(site: string, id: string): Qualification {
  return { id, site, sequence: 0, person: '', code: '', from: '', until: '', revoked: false, expired: false };
}
