import { id, list, object } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Yields and balances over several stages (requirement B10). All entries that it names are calculated ones of the step. */
export interface BalanceConfig {
  /** Each yield with the entry that it is a part of: dispensed, theoretical, pressed. */
  readonly yields: readonly { readonly entry: string; readonly denominator: string }[];
  /** What was lost, under one name in the whole recipe, and the entry with its figure. */
  readonly losses?: readonly { readonly loss: string; readonly entry: string }[];
  /** Differences between two figures of the same thing (typed and counted by the machine); outside their ranges they disagree. */
  readonly agree?: readonly string[];
}

export const config = object({ yields: list(object({ entry: id, denominator: id }), 1) }, { losses: list(object({ loss: id, entry: id }), 1), agree: list(id, 1) });

/** Configuration of a balance. */
export function configOf(step: StepNode): BalanceConfig {
  return step.config as unknown as BalanceConfig;
}
