/** Types of Sparkplug B 3.0, by their published numbers. */
export const DataType = {
  Unknown: 0,
  Int8: 1,
  Int16: 2,
  Int32: 3,
  Int64: 4,
  UInt8: 5,
  UInt16: 6,
  UInt32: 7,
  UInt64: 8,
  Float: 9,
  Double: 10,
  Boolean: 11,
  String: 12,
  DateTime: 13,
  Text: 14,
  UUID: 15,
  DataSet: 16,
  Bytes: 17,
  File: 18,
  Template: 19,
} as const;

/** A value as its field carries it; what it means is said by the type. `other`: bytes, data sets, templates, extensions, which are not read. */
export type RawValue =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'long'; readonly value: bigint }
  | { readonly kind: 'float' | 'double'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'other' };

/** A property of a metric. Nested sets are not read. */
export interface Property {
  readonly type: number;
  /** Absent: null. */
  readonly value?: RawValue;
}

/** One metric of a payload. */
export interface Metric {
  /** May be absent where an alias stands for it. */
  readonly name?: string;
  readonly alias?: bigint;
  /** ms since 1970-01-01 UTC. */
  readonly timestamp?: number;
  readonly datatype?: number;
  readonly historical?: boolean;
  readonly properties?: ReadonlyMap<string, Property>;
  /** Absent: null. */
  readonly value?: RawValue;
}

/** A payload of Sparkplug B. */
export interface Payload {
  /** ms since 1970-01-01 UTC. */
  readonly timestamp?: number;
  /** 0–255. */
  readonly seq?: number;
  readonly metrics: readonly Metric[];
}

/** Bytes that are no payload, or more than is read. `message` is a sentence for people. */
export class PayloadRefused extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'PayloadRefused';
  }
}

/** What a value means by its type: a number, boolean or text; `unsupported` for what cannot be a tag. Whole numbers beyond 2^53 are `too-large`: as a number they would be another one. */
export function meaningOf(value: RawValue, datatype: number): { readonly value: number | boolean | string } | 'unsupported' | 'too-large' {
  switch (value.kind) {
    case 'int':
      return wholeOf(BigInt(value.value), datatype);
    case 'long':
      return wholeOf(value.value, datatype);
    case 'float':
      return datatype === DataType.Float ? { value: value.value } : 'unsupported';
    case 'double':
      return datatype === DataType.Double ? { value: value.value } : 'unsupported';
    case 'boolean':
      return datatype === DataType.Boolean ? { value: value.value } : 'unsupported';
    case 'string':
      return kindOfType(datatype) === 'text' ? { value: value.value } : 'unsupported';
    case 'other':
      return 'unsupported';
  }
}

const SIGNED_BITS: Readonly<Record<number, number>> = { [DataType.Int8]: 8, [DataType.Int16]: 16, [DataType.Int32]: 32, [DataType.Int64]: 64 };
const UNSIGNED = new Set<number>([DataType.UInt8, DataType.UInt16, DataType.UInt32, DataType.UInt64]);

function wholeOf(carried: bigint, datatype: number): ReturnType<typeof meaningOf> {
  if (datatype === DataType.DateTime) return { value: isoOf(carried) };
  const bits = SIGNED_BITS[datatype];
  if (bits === undefined && !UNSIGNED.has(datatype)) return 'unsupported';
  // negative numbers travel as two's complement, of the type's own width or of the field's
  const meant = bits === undefined ? carried : BigInt.asIntN(bits, carried);
  const value = Number(meant);
  return Number.isSafeInteger(value) ? { value } : 'too-large';
}

function isoOf(ms: bigint): string {
  const date = new Date(Number(ms));
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString();
}

/** What a metric of this type can be as a tag. */
export function kindOfType(datatype: number): 'number' | 'boolean' | 'text' | 'unsupported' {
  if (datatype >= DataType.Int8 && datatype <= DataType.Double) return 'number';
  if (datatype === DataType.Boolean) return 'boolean';
  if (datatype === DataType.String || datatype === DataType.Text || datatype === DataType.UUID || datatype === DataType.DateTime) return 'text';
  return 'unsupported';
}

/** The field that carries a value of this type. Throws a RangeError for a value that does not fit its type. */
export function carry(value: number | boolean | string, datatype: number): RawValue {
  const wrong = () => new RangeError(`${String(value)} does not fit the type ${datatype}`);
  if (typeof value === 'boolean') {
    if (datatype !== DataType.Boolean) throw wrong();
    return { kind: 'boolean', value };
  }
  if (typeof value === 'string') {
    if (kindOfType(datatype) !== 'text' || datatype === DataType.DateTime) throw wrong();
    return { kind: 'string', value };
  }
  if (datatype === DataType.Float) return { kind: 'float', value };
  if (datatype === DataType.Double) return { kind: 'double', value };
  if (kindOfType(datatype) !== 'number' || !Number.isSafeInteger(value)) throw wrong();
  const bits = SIGNED_BITS[datatype];
  const width = bits ?? { [DataType.UInt8]: 8, [DataType.UInt16]: 16, [DataType.UInt32]: 32 }[datatype] ?? 64;
  const whole = BigInt(value);
  if ((bits === undefined ? BigInt.asUintN(width, whole) : BigInt.asIntN(width, whole)) !== whole) throw wrong();
  return width === 64 ? { kind: 'long', value: BigInt.asUintN(64, whole) } : { kind: 'int', value: Number(BigInt.asUintN(32, whole)) };
}
