import type { ShownDocuments } from './documents';
import type { MeasuredCondition } from './grant';
import type { BoundItem, SupervisionBody, UsedQualification } from './events';

/** A step began, with what it binds and what its performer had before him. */
export interface StepStartedBody extends ShownDocuments {
  readonly stepKey: string;
  readonly items: readonly BoundItem[];
  /** Proofs of the performer's qualifications: code and id of the qualification used. */
  readonly qualifications: readonly UsedQualification[];
  /** Area of the terminal, when known: what "at the place" means for signatures of this step. */
  readonly area?: string;
  /** Present where a trainee began it. */
  readonly supervision?: SupervisionBody;
  /** Exceptions whose block quality had lifted before. */
  readonly underDecision?: readonly string[];
  /** What was measured of the conditions of the step. */
  readonly conditions?: readonly (MeasuredCondition & { readonly condition: string })[];
}
