import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { ChecklistPoint } from '@batchwright/procedure';
import type { CertifiedRule } from './certificate';
import type { ReviewKind } from './review-batch';

/** What a reviewer says to a point for people; "no" is no answer: whoever finds it so raises an exception or leaves the batch pending. */
export interface ChecklistAnswer {
  /** Id of the point. */
  readonly point: string;
  readonly answer: 'yes' | 'not-applicable';
  /** Asked for when it does not apply. */
  readonly comment?: string;
}

/** A point as the certificate shows it: which rule proves it, with which result; absent for points that people answer. */
export interface CertifiedPoint {
  readonly id: string;
  readonly title: ChecklistPoint['title'];
  readonly rule?: string;
  readonly result?: 'passed' | 'found';
  readonly by?: 'production' | 'quality';
}

/** Points with the results of their rules. */
export function certifyPoints(points: readonly ChecklistPoint[], rules: readonly CertifiedRule[]): CertifiedPoint[] {
  return points.map(({ id, title, rule, by }) => {
    if (rule === undefined) return { id, title, ...(by === undefined ? {} : { by }) };
    return { id, title, rule, result: rules.find((one) => one.id === rule)?.result ?? 'found' };
  });
}

/**
 * The answers that a review signs, in the order of the checklist. Refusals: `checklist-open` names each point of this review that is not
 * answered, or does not apply without saying why; `checklist-point-unknown` a point that is not of this review.
 */
export function answersOf(kind: ReviewKind, points: readonly ChecklistPoint[], given: readonly ChecklistAnswer[]): Result<ChecklistAnswer[]> {
  const mine = points.filter(({ by }) => by === kind);
  const foreign = given.filter(({ point }) => !mine.some(({ id }) => id === point)).map(({ point }) => point);
  const twice = given.map(({ point }) => point).filter((point, i, all) => all.indexOf(point) !== i);
  if (foreign.length + twice.length > 0) return err(refuse('checklist-point-unknown', { points: [...foreign, ...twice], kind }, { rule: '21 CFR 211.192' }));
  const answered = mine.flatMap(({ id }) => given.filter(({ point, answer, comment }) => point === id && (answer === 'yes' || (comment ?? '').trim() !== '')));
  const open = mine.filter(({ id }) => !answered.some(({ point }) => point === id)).map(({ title }) => title.en);
  return open.length > 0 ? err(refuse('checklist-open', { kind, open }, { rule: 'gmp-9' })) : ok(answered);
}
