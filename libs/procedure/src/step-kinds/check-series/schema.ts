import type { Quantity } from '@batchwright/kernel';
import type { MachinePoint } from '../../recipe/machine-point';
import type { StepNode } from '../../recipe/procedure-node';
import type { Field } from '../../run/field';
import type { StepState } from '../../run/state';
import { boolean, decimal, id, integer, list, object, oneOf, quantity, text } from '../../recipe/shape';

/** When a check belongs to a moment and not to an interval. */
export type Moment = 'start' | 'midpoint' | 'end';

/** Checks that are repeated while something runs, and when they are due (requirement A10). Exactly one of the four plans is given. */
export interface CheckSeriesConfig {
  /** Table entry with the values: one row for each check, or `samples` rows. */
  readonly table: string;
  /** Rows that one check takes (10 tablets); absent = one. */
  readonly samples?: number;
  /** Table entry with one row of calculated columns for each check; in its formulas `checked.<column>` is the list of the check's values. */
  readonly statistics?: string;
  /** Plan by running time: time between checks. */
  readonly interval?: Quantity;
  /** Plan by moments: one check for each, in this order. */
  readonly moments?: readonly Moment[];
  /** Running time after which the check of the midpoint is due; absent = it only has to be there at the end. */
  readonly midpointAfter?: Quantity;
  /** Plan by count: a check for each so many of what the number entry `step.entry` counted. */
  readonly perCount?: { readonly of: string; readonly every: string };
  /** Plan by container: a check for each row of the table `step.table`. */
  readonly perContainer?: string;
  /** How much later a check may come before it counts as missed. */
  readonly grace: Quantity;
  /** By running time: the first check is due at the start, not after the first interval. */
  readonly atStart?: boolean;
  /** Table entry `log` in which its stops are recorded, by the choice in the column `state`: while the newest row is not `running`, no time runs and no check becomes due or missed. */
  readonly machine?: { readonly log: string; readonly state: string; readonly running: string; readonly follows?: FollowedMachine };
  /** Step that it accompanies: when that one is not on, no check is due. */
  readonly during?: string;
}

/** Of a machine whose log is written by what its measuring point says: which word is which choice, and the column for the time of the machine. */
export interface FollowedMachine extends MachinePoint {
  readonly states: readonly { readonly word: string; readonly choice: string }[];
  readonly at?: string;
}

export const config = object(
  { table: id, grace: quantity },
  {
    samples: integer(1, 100),
    statistics: id,
    interval: quantity,
    moments: list(oneOf(['start', 'midpoint', 'end']), 1),
    midpointAfter: quantity,
    perCount: object({ of: text, every: decimal }),
    perContainer: text,
    atStart: boolean,
    machine: object({ log: id, state: id, running: id }, { follows: object({ equipment: id, point: id, states: list(object({ word: text, choice: id }), 1) }, { at: id }) }),
    during: id,
  },
);

/** Configuration of a check series. */
export function configOf(step: StepNode): CheckSeriesConfig {
  return step.config as unknown as CheckSeriesConfig;
}

/** Number of the check that a row of the values belongs to, from 1. */
export function checkOfRow(step: StepNode, row: number): number {
  return Math.ceil(row / (configOf(step).samples ?? 1));
}

/** Rows of a check. */
export function rowsOfCheck(step: StepNode, check: number): number[] {
  const { samples = 1 } = configOf(step);
  return Array.from({ length: samples }, (_, i) => (check - 1) * samples + i + 1);
}

/** Check that a field belongs to, by its values or its statistics; undefined for what belongs to none (the log of the machine). */
export function checkOfField(step: StepNode, { entry, row }: Field): number | undefined {
  const { table, statistics } = configOf(step);
  if (row === undefined) return undefined;
  if (entry.id === statistics) return row;
  return entry.id === table ? checkOfRow(step, row) : undefined;
}

/** Checks of which something is recorded. */
export function checksBegun(step: StepNode, { entries }: StepState): number[] {
  const beginning = `${configOf(step).table}/`;
  return [...new Set(Object.keys(entries).flatMap((address) => (address.startsWith(beginning) ? [checkOfRow(step, Number(address.split('/')[1]))] : [])))];
}
