import { id, object, oneOf } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** How much of an active input is weighed, given what the laboratory found (requirement A5; 21 CFR 211.101(a)). */
export interface PotencyConfig {
  /** Formula input of the active; its quantity is that of 100 % substance and never less than 100 % of the label claim. */
  readonly input: string;
  /** Excipient that makes room for it. */
  readonly filler: string;
  /** What the assay refers to: as is (nothing to correct), or the anhydrous or dried substance. */
  readonly basis: 'as-is' | 'anhydrous' | 'dried';
  /** Entry with the assay in %. */
  readonly assay: string;
  /** Entry with water or loss on drying in %; asked unless the basis is as is. */
  readonly loss?: string;
  /** Recipe parameter: mass of the weighed salt for one mass of the stated active. */
  readonly saltFactor?: string;
  /** Recipe parameter: part of the active that is added because it is lost in making or storing, `2.0 %`. */
  readonly overage?: string;
  /** Calculated entries with the two masses to weigh. */
  readonly target: string;
  readonly fillerTarget: string;
}

export const config = object({ input: id, filler: id, basis: oneOf(['as-is', 'anhydrous', 'dried']), assay: id, target: id, fillerTarget: id }, { loss: id, saltFactor: id, overage: id });

/** Configuration of a potency calculation. */
export function configOf(step: StepNode): PotencyConfig {
  return step.config as unknown as PotencyConfig;
}

const written = (name: string): string => name.replaceAll('-', '_');

/**
 * The formulas that the two masses must have. A purer lot than 100 % never lowers the mass below the nominal one, which is that of 100 % of the label claim; the filler takes
 * up the difference, so that the total stays. On the as-is basis the loss is in the assay already and is not taken again.
 */
export function formulasOf({ input, filler, basis, assay, loss, saltFactor, overage, target }: PotencyConfig): { readonly target: string; readonly fillerTarget: string } {
  const nominal = `input.${written(input)}${saltFactor === undefined ? '' : ` * parameter.${written(saltFactor)}`}`;
  const content = basis === 'as-is' || loss === undefined ? written(assay) : `${written(assay)} * (1 - ${written(loss)})`;
  return { target: `max(${nominal}, ${nominal}${overage === undefined ? '' : ` * (1 + parameter.${written(overage)})`} / (${content}))`, fillerTarget: `input.${written(filler)} - (${written(target)} - ${`input.${written(input)}`})` };
}
