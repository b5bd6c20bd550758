import { boolean, id, object } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Labels are accounted for (requirement B14; 21 CFR 211.125(c)–(d)). */
export interface LabelReconciliationConfig {
  /** Entries of the step with the counts. */
  readonly issued: string;
  readonly applied: string;
  readonly destroyed: string;
  readonly returned?: string;
  /** Labels kept in the record as specimens. */
  readonly specimens?: string;
  /** Calculated: issued less everything else; its ranges judge it. */
  readonly difference: string;
  /** Where somebody declares the difference: another number than the counts give does not come through. */
  readonly declared?: string;
  /** The labels carry the batch already: none may go back to the store. */
  readonly overprinted: boolean;
}

export const config = object({ issued: id, applied: id, destroyed: id, difference: id, overprinted: boolean }, { returned: id, specimens: id, declared: id });

/** Configuration of a label reconciliation. */
export function configOf(step: StepNode): LabelReconciliationConfig {
  return step.config as unknown as LabelReconciliationConfig;
}
