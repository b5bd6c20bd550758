/** What a simulated machine says about one of its measuring points. */
export interface SimulatedTag {
  /** `VB-02.speed`: equipment, point, name. */
  readonly code: string;
  readonly type: 'number' | 'boolean' | 'text';
  /** UCUM; absent where it has none. */
  readonly unit?: string;
  readonly title: string;
  /** True: a set point that can be written. */
  readonly writable?: true;
}

/** A value of one moment. */
export interface SimulatedValue {
  readonly code: string;
  readonly value: number | boolean | string | null;
  readonly quality: 'good' | 'uncertain' | 'bad';
}

/** A machine as a function of time: the same seed, the same writes and the same moments give the same values. */
export interface SimulatedMachine {
  /** Code of the equipment. */
  readonly code: string;
  readonly tags: readonly SimulatedTag[];
  /** Goes on to the moment (ms since 1970-01-01 UTC, not before the last one) and says what stands there. */
  valuesAt(ms: number): readonly SimulatedValue[];
  /** Writes a set point. Throws for a tag that is not writable. */
  write(code: string, value: number | boolean | string): void;
}
