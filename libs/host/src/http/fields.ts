import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/** What every field can say. */
export interface FieldOptions {
  /** One sentence for the API's documentation. */
  readonly description?: string;
  readonly example?: unknown;
  /** May be left out. */
  readonly optional?: boolean;
}

type Class = new (...args: never[]) => object;

function field(schema: Record<string, unknown>, { description, example, optional }: FieldOptions): PropertyDecorator {
  return ApiProperty({ ...schema, description, example, required: optional !== true } as ApiPropertyOptions);
}

/** A text of at most `max` characters (and at least one, unless it may be left out). Control characters are refused everywhere. */
export const TextField = (max: number, options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', maxLength: max, ...(options.optional ? {} : { minLength: 1 }) }, options);

/** Pattern of an id or a code. */
export const CODE_PATTERN = '[A-Za-z0-9][A-Za-z0-9._~/-]*';

/** An id or a code: `0192…`, `VB-01`, `weigh-api~2`. */
export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', maxLength: 100, pattern: `^${CODE_PATTERN}$` }, options);

/** Code of a site: `HAM`. */
export const SiteField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', pattern: '^[A-Z][A-Z0-9]{1,9}$', maxLength: 10 }, { example: 'HAM', ...options });

/** An amount as text that keeps its digits: `100.0`. */
export const AmountField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', pattern: '^-?\\d{1,30}(\\.\\d{1,30})?$', maxLength: 62 }, { example: '100.0', ...options });

/** A SHA-256 in hex. */
export const HashField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 }, { example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', ...options });

/** An instant in UTC: `2026-11-24T08:00:00.000Z`. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$', maxLength: 24 }, { example: '2026-11-24T08:00:00.000Z', ...options });

/** A date of the site: `2026-11-24`. */
export const DateField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 }, { example: '2026-11-24', ...options });

/** A whole number in a range. */
export const CountField = (minimum: number, maximum: number, options: FieldOptions = {}): PropertyDecorator => field({ type: 'integer', minimum, maximum }, options);

/** Yes or no. */
export const FlagField = (options: FieldOptions = {}): PropertyDecorator => field({ type: 'boolean' }, options);

/** One of some words. */
export const ChoiceField = (words: readonly string[], options: FieldOptions = {}): PropertyDecorator => field({ type: 'string', enum: [...words] }, options);

/** An object with fields of its own. */
export const PartField = (type: Class, options: FieldOptions = {}): PropertyDecorator => field({ type }, options);

/** A list of objects, of texts of at most 200 characters, or of whole numbers. */
export const ListField = (type: Class | 'text' | 'count', maxItems: number, options: FieldOptions = {}): PropertyDecorator => {
  if (type === 'text') return field({ type: 'array', items: { type: 'string', maxLength: 200 }, maxItems }, options);
  if (type === 'count') return field({ type: 'array', items: { type: 'integer' }, maxItems }, options);
  return field({ type, isArray: true, maxItems }, options);
};

/** Any JSON object; whoever takes it checks what is in it. */
export const ObjectField = (options: FieldOptions = {}): PropertyDecorator => field({ type: 'object', additionalProperties: true }, options);

/** What was measured: a number as it is, a word, yes or no, or nothing. */
export const MeasuredField = (options: FieldOptions = {}): PropertyDecorator => field({ oneOf: [{ type: 'number' }, { type: 'string' }, { type: 'boolean' }], nullable: true }, options);

/** Any JSON value: what a table's cell or an entry may hold. */
export const ValueField = (options: FieldOptions = {}): PropertyDecorator => field({ oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }, { type: 'array', items: {} }, { type: 'object' }] }, options);
