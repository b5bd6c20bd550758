import type { components } from '../../api/generated/schema';
import { samePerson } from './call-state';

export type Plan = components['schemas']['PlanResponse'];

/** So long before its time both sides are reminded, and so long after it. */
const SOON_MS = 10 * 60_000;
const LATE_MS = 60 * 60_000;

/** Whether it is time for a planned session. */
export function isDue({ at }: Pick<Plan, 'at'>, now: number | undefined): boolean {
  const begins = Date.parse(at);
  return now !== undefined && now >= begins - SOON_MS && now <= begins + LATE_MS;
}

/** Whether somebody is asked to come and has not answered. */
export function waitsFor({ experts }: Pick<Plan, 'experts'>, person: string): boolean {
  return experts.some((expert) => samePerson(expert.person, person) && expert.answer === undefined);
}

/** Whether somebody is expected there: who planned it, and who has not declined. */
export function isExpected({ plannedBy, experts }: Pick<Plan, 'plannedBy' | 'experts'>, person: string): boolean {
  return samePerson(plannedBy.person, person) || experts.some((expert) => samePerson(expert.person, person) && expert.answer !== 'declined');
}

/** The one of which a person is told on every screen: it is time for it, or it waits for his answer; the next first. */
export function planToTell(plans: readonly Plan[], person: string, now: number | undefined): Plan | undefined {
  return plans.find((plan) => isExpected(plan, person) && (isDue(plan, now) || waitsFor(plan, person)));
}
