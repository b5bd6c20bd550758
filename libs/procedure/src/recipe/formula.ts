import type { Quantity } from '@batchwright/kernel';
import type { Text } from '../text';

/**
 * Inputs (the bill of materials), outputs and parameters, written for the reference batch size (ISA-88 formula). In expressions:
 * `input.<id>`, `output.<id>` and `batch.size` scaled to the run, `parameter.<id>` as written.
 */
export interface Formula {
  readonly inputs: readonly FormulaInput[];
  readonly outputs: readonly FormulaOutput[];
  readonly parameters: readonly FormulaParameter[];
}

/** What a material does in the product. */
export type MaterialFunction = 'active' | 'excipient' | 'solvent' | 'packaging' | 'printed-packaging' | 'auxiliary';

/** One line of the bill of materials. */
export interface FormulaInput {
  readonly id: string;
  /** Item code: `RM-1001`. */
  readonly material: string;
  readonly title: Text;
  readonly function: MaterialFunction;
  /** Amount for the reference batch size. */
  readonly quantity: Quantity;
  /** Amount for one unit of the batch size (`5.0 mg` a tablet): lint proves perUnit × batch size = quantity. */
  readonly perUnit?: Quantity;
  /** `with-batch`: grows with the batch size; `fixed`: as written, whatever the size. */
  readonly scales: 'with-batch' | 'fixed';
  /** Output that it becomes part of: the parts of an output add up to it. */
  readonly partOf?: string;
  /** `single`: all of it from one lot (critical actives). */
  readonly lots?: 'single' | 'any';
}

/** Something made: an intermediate or the product. */
export interface FormulaOutput {
  readonly id: string;
  readonly material: string;
  readonly title: Text;
  readonly quantity: Quantity;
  /** For one unit of the batch size: `100.0 mg` a tablet. */
  readonly perUnit?: Quantity;
  /** True when its quantity is the sum of the inputs and outputs that are `partOf` it. */
  readonly sumOfParts?: boolean;
  readonly partOf?: string;
}

/** A named constant of the process: a set point used in several places. */
export interface FormulaParameter {
  readonly id: string;
  readonly title: Text;
  /** Decimal text. */
  readonly value: string;
  readonly unit: string;
}
