import { id, object, text } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Labels leave the store for one batch (requirement B14; 21 CFR 211.125). */
export interface LabelIssueConfig {
  /** Formula input: the printed packaging. */
  readonly input: string;
  /** Version of the artwork that the recipe was approved with. */
  readonly artwork: string;
  /** Text entry with the version that the labels in hand carry: another one does not come through. */
  readonly version: string;
  /** Number entry with the count of labels issued. */
  readonly issued: string;
  /** What is printed on each label, made by the system; absent for labels that come printed. */
  readonly overprint?: {
    /** Text entry that holds it. */
    readonly entry: string;
    /** `LOT {batch} EXP {make.expires}`: `{batch}` is the number of the run, other braces hold `step.entry`. */
    readonly text: string;
  };
}

export const config = object({ input: id, artwork: text, version: id, issued: id }, { overprint: object({ entry: id, text }) });

/** Configuration of a label issue. */
export function configOf(step: StepNode): LabelIssueConfig {
  return step.config as unknown as LabelIssueConfig;
}

/** Names of recorded values in the text of an overprint. */
export function namesOf(step: StepNode): string[] {
  return [...(configOf(step).overprint?.text ?? '').matchAll(/\{([^{}]*)\}/g)].flatMap(([, name = '']) => (name === 'batch' ? [] : [name]));
}
