import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { samePerson, type Who } from './session';

/** An hour after its time a plan is over, whether anybody came or not. */
export const OVER_AFTER_MS = 3_600_000;
/** Nobody plans further ahead than a quarter of a year: who is there then, nobody knows. */
export const MOST_DAYS_AHEAD = 92;
/** With the operator as many as stand in one session. */
export const MOST_EXPERTS = 5;

/** Somebody who is asked to come. */
export interface PlannedExpert extends Who {
  /** Absent: he has not answered. */
  readonly answer?: 'accepted' | 'declined';
}

/** A session that is to be at a step of a run, at a time. */
export interface Plan {
  readonly site: string;
  readonly id: string;
  /** 0 = not there yet. */
  readonly sequence: number;
  readonly runNumber: string;
  readonly stepKey: string;
  /** Plant time. */
  readonly at: string;
  readonly plannedBy: Who;
  readonly experts: readonly PlannedExpert[];
  readonly cancelled: boolean;
}

export type PlanEvent =
  | { readonly type: 'SessionPlanned'; readonly body: Who & { readonly runId: string; readonly runNumber: string; readonly stepKey: string; readonly at: string; readonly experts: readonly Who[] } }
  | { readonly type: 'PlanAccepted'; readonly body: Who }
  | { readonly type: 'PlanDeclined'; readonly body: Who & { readonly word: string } }
  | { readonly type: 'PlanCancelled'; readonly body: Who & { readonly word: string } };

type Decided = Result<PlanEvent[], DomainError>;

/** Somebody who works at steps asks experts to a step of a run at a time. Whether they may help there, the call looks at when it comes: before a step was begun nobody here knows what it asks. Refusals: `plan-time`, `plan-experts`, `own-work`. */
export function planSession(by: Who, wanted: { readonly runId: string; readonly runNumber: string; readonly stepKey: string; readonly at: string; readonly experts: readonly Who[] }, now: string): Decided {
  const ahead = Date.parse(wanted.at) - Date.parse(now);
  if (!(ahead > 0) || ahead > MOST_DAYS_AHEAD * 86_400_000) return err(refuse('plan-time', { most: MOST_DAYS_AHEAD }, { field: 'at' }));
  if (wanted.experts.length === 0 || wanted.experts.length > MOST_EXPERTS || new Set(wanted.experts.map(({ person }) => person.trim().toUpperCase())).size !== wanted.experts.length) return err(refuse('plan-experts', { most: MOST_EXPERTS }, { field: 'experts' }));
  if (wanted.experts.some(({ person }) => samePerson(person, by.person))) return err(refuse('own-work', { person: by.person, what: 'step' }, { rule: 'gmp-5', field: 'experts' }));
  return ok([{ type: 'SessionPlanned', body: { person: by.person, name: by.name, ...wanted, at: new Date(wanted.at).toISOString(), experts: wanted.experts.map(({ person, name }) => ({ person, name })) } }]);
}

/** Who is asked says that he comes; said before: nothing happens. He may think better of it until it is over. Refusals: `not-in-plan`, `plan-over`. */
export function acceptPlan(plan: Plan, by: Who, now: string): Decided {
  const asked = askedOf(plan, by, now);
  if (!asked.ok) return asked;
  return ok(asked.value.answer === 'accepted' ? [] : [{ type: 'PlanAccepted', body: whoOf(asked.value) }]);
}

/** He does not, with a word. Refusals: `not-in-plan`, `plan-over`, `reason-missing`. */
export function declinePlan(plan: Plan, by: Who, word: string, now: string): Decided {
  const asked = askedOf(plan, by, now);
  if (!asked.ok) return asked;
  if (word.trim() === '') return err(refuse('reason-missing', {}, { field: 'word' }));
  return ok(asked.value.answer === 'declined' ? [] : [{ type: 'PlanDeclined', body: { ...whoOf(asked.value), word: word.trim() } }]);
}

/** Who planned it, or a supervisor, takes it back with a word. Taken back already: nothing happens. Refusals: `not-in-plan`, `plan-over`, `reason-missing`. */
export function cancelPlan(plan: Plan, by: Who & { readonly supervises: boolean }, word: string, now: string): Decided {
  if (!samePerson(plan.plannedBy.person, by.person) && !by.supervises) return err(refuse('not-in-plan', {}));
  if (plan.cancelled) return ok([]);
  if (isOver(plan, now)) return err(refuse('plan-over', {}));
  if (word.trim() === '') return err(refuse('reason-missing', {}, { field: 'word' }));
  return ok([{ type: 'PlanCancelled', body: { person: by.person, name: by.name, word: word.trim() } }]);
}

function askedOf(plan: Plan, by: Who, now: string): Result<PlannedExpert, DomainError> {
  const asked = plan.experts.find(({ person }) => samePerson(person, by.person));
  if (!asked) return err(refuse('not-in-plan', {}));
  return plan.cancelled || isOver(plan, now) ? err(refuse('plan-over', {})) : ok(asked);
}

function isOver({ at }: Plan, now: string): boolean {
  return Date.parse(now) > Date.parse(at) + OVER_AFTER_MS;
}

function whoOf({ person, name }: Who): Who {
  return { person, name };
}
