// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
/** An amount with its unit. Amounts are text, because the digits that were entered are part of the record: 100.0 g is not 100 g. */
export type Quantity = {
  /** Decimal number in text with all digits kept, for example "100.0". */
  value: string;
  /** UCUM code, case sensitive, for example "g", "Cel", "{tablet}". */
  unit: string;
};
