import { refuse } from './domain-error';
import { err, ok, type Result } from './result';
import { METRIC_ATOMS, PLAIN_ATOMS, PREFIXES, type Dimension, type UnitFacts } from './unit-table';

/** A UCUM unit that was read: its code and exact relation to base units. */
export interface Unit extends UnitFacts {
  readonly code: string;
}

const MAX_CODE = 60;
const COMPONENT = /^(?:(10)(\*|\^)([+-]?\d{1,2})|(\d{1,9})|(\[[A-Za-z_]+\]|%|[A-Za-z]+)?([+-]?\d)?(\{[^{}]*\})?)$/;
const cache = new Map<string, Unit>();

/**
 * Reads a UCUM code of the subset that plants use: atoms with prefixes, products `.`, quotients `/`, exponents, factors `10*3`,
 * annotations. An annotation alone (`{tablet}`) counts things of that name: tablets are not capsules.
 * Refusal: `unknown-unit`.
 */
export function parseUnit(code: string): Result<Unit> {
  const known = cache.get(code);
  if (known) return ok(known);
  const unit = code.length > 0 && code.length <= MAX_CODE ? readTerm(code) : undefined;
  if (!unit) return err(refuse('unknown-unit', { unit: code }, { rule: 'UCUM' }));
  const named = { ...unit, code };
  if (cache.size < 1000) cache.set(code, named);
  return ok(named);
}

/** True when both are units and amounts in them can be converted into each other. */
export function sameDimension(a: string, b: string): boolean {
  const [left, right] = [parseUnit(a), parseUnit(b)];
  return left.ok && right.ok && dimensionKey(left.value.dimension) === dimensionKey(right.value.dimension);
}

/** One text for one dimension: `g:1 s:-2`. */
export function dimensionKey(dimension: Dimension): string {
  return Object.keys(dimension).filter((base) => dimension[base] !== 0).sort().map((base) => `${base}:${dimension[base]}`).join(' ');
}

/** Dimension of a product (`sign` 1) or quotient (−1). */
export function combine(a: Dimension, b: Dimension, sign: number): Dimension {
  const sum: Record<string, number> = { ...a };
  for (const [base, exponent] of Object.entries(b)) sum[base] = (sum[base] ?? 0) + sign * exponent;
  return Object.fromEntries(Object.entries(sum).filter(([, exponent]) => exponent !== 0));
}

function readTerm(code: string): UnitFacts | undefined {
  let result: UnitFacts | undefined;
  let sign = 1;
  let rest = code;
  if (rest.startsWith('/')) result = { numerator: 1n, denominator: 1n, dimension: {} };
  while (rest.length > 0) {
    if (result) {
      if (rest[0] !== '/' && rest[0] !== '.') return undefined;
      sign = rest[0] === '/' ? -1 : 1;
      rest = rest.slice(1);
    }
    const text = nextComponent(rest);
    const component = readComponent(text);
    if (!component) return undefined;
    rest = rest.slice(text.length);
    if (result && (result.offset || component.offset)) return undefined; // a temperature scale stands alone
    result = result ? multiply(result, component, sign) : component;
  }
  return result;
}

function nextComponent(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    if (text[i] === '}') depth -= 1;
    if (depth === 0 && (text[i] === '.' || text[i] === '/')) return text.slice(0, i);
  }
  return text;
}

function readComponent(text: string): UnitFacts | undefined {
  const match = COMPONENT.exec(text);
  if (!match || text === '') return undefined;
  const [, ten, , power, factor, symbol, exponent, annotation] = match;
  if (ten) return power10(Number(power));
  if (factor) return factor === '0' ? undefined : { numerator: BigInt(factor), denominator: 1n, dimension: {} };
  if (!symbol) return annotation && !exponent ? { numerator: 1n, denominator: 1n, dimension: annotation === '{}' ? {} : { [annotation]: 1 } } : undefined;
  const atom = readSymbol(symbol);
  if (!atom || !exponent) return atom;
  const times = Number(exponent);
  if (times === 0 || atom.offset) return undefined;
  let result: UnitFacts = { numerator: 1n, denominator: 1n, dimension: {} };
  for (let i = 0; i < Math.abs(times); i += 1) result = multiply(result, atom, Math.sign(times));
  return result;
}

function readSymbol(symbol: string): UnitFacts | undefined {
  const whole = atomOf(PLAIN_ATOMS, symbol) ?? atomOf(METRIC_ATOMS, symbol);
  if (whole) return whole;
  for (const length of [2, 1]) {
    const power = PREFIXES[symbol.slice(0, length)];
    const atom = atomOf(METRIC_ATOMS, symbol.slice(length));
    if (power !== undefined && atom) return multiply(atom, power10(power), 1);
  }
  return undefined;
}

function atomOf(table: Readonly<Record<string, UnitFacts>>, symbol: string): UnitFacts | undefined {
  return Object.hasOwn(table, symbol) ? table[symbol] : undefined;
}

function power10(power: number): UnitFacts {
  const size = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? { numerator: size, denominator: 1n, dimension: {} } : { numerator: 1n, denominator: size, dimension: {} };
}

function multiply(a: UnitFacts, b: UnitFacts, sign: number): UnitFacts {
  const dimension = combine(a.dimension, b.dimension, sign);
  const [up, down] = sign > 0 ? [b.numerator, b.denominator] : [b.denominator, b.numerator];
  const [numerator, denominator] = [a.numerator * up, a.denominator * down];
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor, dimension };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}
