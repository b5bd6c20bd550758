/** Exponents over the base quantities: length m, mass g, time s, temperature K, plus counted things by name (`{tablet}`). */
export type Dimension = Readonly<Record<string, number>>;

/** A unit as an exact factor (numerator / denominator) to base units; temperatures also have an offset. */
export interface UnitFacts {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly dimension: Dimension;
  /** base = value × factor + offset; only for scales that do not begin at zero. */
  readonly offset?: { readonly numerator: bigint; readonly denominator: bigint };
}

const MASS = { g: 1 };
const LENGTH = { m: 1 };
const VOLUME = { m: 3 };
const TIME = { s: 1 };
const TEMPERATURE = { K: 1 };
const PRESSURE = { g: 1, m: -1, s: -2 };
const FORCE = { g: 1, m: 1, s: -2 };
const ENERGY = { g: 1, m: 2, s: -2 };

const unit = (dimension: Dimension, numerator: bigint, denominator = 1n, offset?: UnitFacts['offset']): UnitFacts => ({ numerator, denominator, dimension, offset });

/** UCUM unit atoms that may carry a metric prefix. Base of mass is the gram, as in UCUM. */
export const METRIC_ATOMS: Readonly<Record<string, UnitFacts>> = {
  g: unit(MASS, 1n),
  m: unit(LENGTH, 1n),
  s: unit(TIME, 1n),
  K: unit(TEMPERATURE, 1n),
  L: unit(VOLUME, 1n, 1000n),
  l: unit(VOLUME, 1n, 1000n),
  Pa: unit(PRESSURE, 1000n),
  bar: unit(PRESSURE, 100_000_000n),
  N: unit(FORCE, 1000n),
  J: unit(ENERGY, 1000n),
  W: unit({ g: 1, m: 2, s: -3 }, 1000n),
  Hz: unit({ s: -1 }, 1n),
  t: unit(MASS, 1_000_000n),
  mol: unit({}, 602_214_076_000_000_000_000_000n),
};

/** UCUM unit atoms that take no prefix. */
export const PLAIN_ATOMS: Readonly<Record<string, UnitFacts>> = {
  '1': unit({}, 1n),
  '%': unit({}, 1n, 100n),
  '[ppth]': unit({}, 1n, 1000n),
  '[ppm]': unit({}, 1n, 1_000_000n),
  '[ppb]': unit({}, 1n, 1_000_000_000n),
  min: unit(TIME, 60n),
  h: unit(TIME, 3600n),
  d: unit(TIME, 86_400n),
  wk: unit(TIME, 604_800n),
  kp: unit(FORCE, 980_665n, 100n),
  gf: unit(FORCE, 980_665n, 100_000n),
  '[lb_av]': unit(MASS, 45_359_237n, 100_000n),
  '[oz_av]': unit(MASS, 45_359_237n, 1_600_000n),
  '[in_i]': unit(LENGTH, 254n, 10_000n),
  '[psi]': unit(PRESSURE, 8_896_443_230_521n, 1_290_320n),
  Cel: unit(TEMPERATURE, 1n, 1n, { numerator: 27315n, denominator: 100n }),
  '[degF]': unit(TEMPERATURE, 5n, 9n, { numerator: 45967n * 5n, denominator: 900n }),
};

/** Metric prefixes as powers of ten. */
export const PREFIXES: Readonly<Record<string, number>> = { T: 12, G: 9, M: 6, k: 3, h: 2, da: 1, d: -1, c: -2, m: -3, u: -6, n: -9, p: -12 };
