import { Decimal, parseUnit } from '@batchwright/kernel';

/** Something in a document that is not as the format says. `pointer` is a JSON pointer (RFC 6901). */
export interface ParseFault {
  readonly pointer: string;
  /** Stable, kebab-case. */
  readonly code: 'missing' | 'unknown-field' | 'wrong-type' | 'not-allowed' | 'not-a-decimal' | 'unknown-unit' | 'not-an-id' | 'reserved-id' | 'duplicate-id' | 'unknown-kind' | 'too-deep';
  readonly message: string;
}

/** What an editor offers for a value of a shape; made by the shape itself, so that no form can offer what the format refuses. */
export type ShapeForm =
  | { readonly of: 'text' | 'id' | 'decimal' | 'decimal-or-expression' | 'unit' | 'boolean' }
  | { readonly of: 'integer'; readonly min: number; readonly max: number }
  | { readonly of: 'one-of'; readonly allowed: readonly string[] }
  | { readonly of: 'list'; readonly item: Shape; readonly least: number }
  | { readonly of: 'object'; readonly required: Readonly<Record<string, Shape>>; readonly optional: Readonly<Record<string, Shape>> };

/** Checks a value at a place and notes what is wrong. Nothing is changed, filled in or silently mended. */
export interface Shape {
  (value: unknown, at: string, faults: ParseFault[]): void;
  /** The form for a value; absent where no form edits it (the children of a node). */
  readonly form?: (value: unknown) => ShapeForm | undefined;
}

/** A shape that says by which form it is edited. */
function withForm(form: ShapeForm | NonNullable<Shape['form']>, shape: Shape): Shape {
  return Object.assign((value: unknown, at: string, faults: ParseFault[]) => shape(value, at, faults), { form: typeof form === 'function' ? form : () => form });
}

const fault = (faults: ParseFault[], pointer: string, code: ParseFault['code'], message: string): void => {
  faults.push({ pointer, code, message });
};

export const text: Shape = withForm({ of: 'text' }, (value, at, faults) => {
  if (typeof value !== 'string' || value.trim() === '') fault(faults, at, 'wrong-type', 'a text that is not empty is expected');
  else if (/\u0000|\p{Surrogate}/u.test(value)) fault(faults, at, 'not-allowed', 'the text holds a character that cannot be recorded');
});

/** Ids are kebab-case; in expressions their hyphens are written as underscores. */
export const id: Shape = withForm({ of: 'id' }, (value, at, faults) => {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) || value.length > 80) fault(faults, at, 'not-an-id', 'an id in kebab-case is expected');
});

export const decimal: Shape = withForm({ of: 'decimal' }, (value, at, faults) => {
  if (typeof value !== 'string' || !Decimal.read(value).ok) fault(faults, at, 'not-a-decimal', 'an amount as decimal text is expected, such as "100.0"');
});

/** Decimal text, or an expression after `=`. */
export const decimalOrExpression: Shape = withForm({ of: 'decimal-or-expression' }, (value, at, faults) => {
  if (typeof value === 'string' && value.startsWith('=')) return;
  decimal(value, at, faults);
});

export const unit: Shape = withForm({ of: 'unit' }, (value, at, faults) => {
  if (typeof value !== 'string' || !parseUnit(value).ok) fault(faults, at, 'unknown-unit', `a UCUM unit is expected, found ${JSON.stringify(value)}`);
});

export const boolean: Shape = withForm({ of: 'boolean' }, (value, at, faults) => {
  if (typeof value !== 'boolean') fault(faults, at, 'wrong-type', 'true or false is expected');
});

/** A safe integer from `min` to `max`. */
export const integer = (min: number, max: number): Shape => withForm({ of: 'integer', min, max }, (value, at, faults) => {
  if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max) fault(faults, at, 'wrong-type', `a whole number from ${min} to ${max} is expected`);
});

export const oneOf = (allowed: readonly string[]): Shape => withForm({ of: 'one-of', allowed }, (value, at, faults) => {
  if (typeof value !== 'string' || !allowed.includes(value)) fault(faults, at, 'not-allowed', `one of ${allowed.join(', ')} is expected`);
});

export const list = (item: Shape, least = 0): Shape => withForm({ of: 'list', item, least }, (value, at, faults) => {
  if (!Array.isArray(value)) return fault(faults, at, 'wrong-type', 'a list is expected');
  if (value.length < least) fault(faults, at, 'missing', `at least ${least} expected`);
  value.forEach((element, i) => item(element, `${at}/${i}`, faults));
});

/** Elements of a list have different ids. */
export const withUniqueIds = (shape: Shape): Shape => withForm((value) => shape.form?.(value), (value, at, faults) => {
  shape(value, at, faults);
  if (!Array.isArray(value)) return;
  const seen = new Set<unknown>();
  value.forEach((element: unknown, i) => {
    const own = isRecord(element) ? element.id : undefined;
    if (own !== undefined && seen.has(own)) fault(faults, `${at}/${i}/id`, 'duplicate-id', `the id ${String(own)} stands here twice`);
    seen.add(own);
  });
});

/** An object with exactly these fields; what is not known is refused, so that a typing error cannot pass for a rule. */
export const object = (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape => withForm({ of: 'object', required, optional }, (value, at, faults) => {
  if (!isRecord(value)) return fault(faults, at, 'wrong-type', 'an object is expected');
  for (const [key, shape] of Object.entries(required)) {
    if (value[key] === undefined) fault(faults, `${at}/${escape(key)}`, 'missing', `the field ${key} is missing`);
    else shape(value[key], `${at}/${escape(key)}`, faults);
  }
  for (const [key, element] of Object.entries(value)) {
    if (Object.hasOwn(required, key) || element === undefined) continue;
    const shape = Object.hasOwn(optional, key) ? optional[key] : undefined;
    if (shape) shape(element, `${at}/${escape(key)}`, faults);
    else fault(faults, `${at}/${escape(key)}`, 'unknown-field', `the field ${key} is not known here`);
  }
});

/** One of several shapes; the first without a fault counts, otherwise the faults of the one that `choose` points at. */
export const either = (choose: (value: unknown) => Shape): Shape => withForm((value) => choose(value).form?.(value), (value, at, faults) => choose(value)(value, at, faults));

export const quantity = object({ value: decimal, unit });
export const titleText = object({ en: text }, { de: text });

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
