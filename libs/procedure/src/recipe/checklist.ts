import type { Text } from '../text';

/** Rules of review that a point of a checklist may be bound to. Review has each of them; the record proves the point when the rule found nothing. */
export const REVIEW_RULES = [
  'record-order', 'record-completeness', 'limits', 'calculations', 'signature-evidence', 'signature-policies', 'hold-times', 'suitability', 'documents', 'sums', 'agreement', 'possible-order', 'one-place', 'distinct', 'spacing', 'files-intact',
] as const;
export type ReviewRuleId = (typeof REVIEW_RULES)[number];

/** One point that is looked at before release (21 CFR 211.192; requirement F2): proved by a rule, or answered by a person. Exactly one of both is given. */
export interface ChecklistPoint {
  readonly id: string;
  /** What holds when the point is met. */
  readonly title: Text;
  /** Rule of review that proves it; nobody answers it. */
  readonly rule?: ReviewRuleId;
  /** Whose review answers it with its signature. */
  readonly by?: 'production' | 'quality';
}
