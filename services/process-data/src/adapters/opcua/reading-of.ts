import { DataType, VariantArrayType, type DataValue, type Variant } from 'node-opcua-client';
import type { Quality, Reading } from '../../domain/reading';

const QUALITIES: readonly Quality[] = ['good', 'uncertain', 'bad', 'bad'];

/** A value as it came, without the tag and the unit. */
export function readingOf(value: DataValue): Omit<Reading, 'tag' | 'unit'> {
  const quality = QUALITIES[value.statusCode.value >>> 30] ?? 'bad';
  const plain = plainOf(value.value as Variant | undefined);
  const at = microseconds(value);
  if (plain === undefined) return { at, value: null, quality: 'bad', status: 'BadDataTypeUnsupported' };
  if (plain === null && quality !== 'bad') return { at, value: null, quality: 'bad', status: 'BadNoData' };
  return { at, value: plain, quality, ...(quality === 'good' ? {} : { status: value.statusCode.name.replace(/#.*$/, '') }) };
}

/** Time of the source in microseconds; of the server where the source says none. */
export function microseconds(value: DataValue): number {
  if (value.sourceTimestamp) return value.sourceTimestamp.getTime() * 1000 + Math.floor((value.sourcePicoseconds || 0) / 1e6);
  if (value.serverTimestamp) return value.serverTimestamp.getTime() * 1000 + Math.floor((value.serverPicoseconds || 0) / 1e6);
  return Date.now() * 1000;
}

/** `undefined`: nothing that a tag can say (an array, a structure). */
function plainOf(variant: Variant | undefined): Reading['value'] | undefined {
  if (!variant || variant.dataType === DataType.Null || variant.value === null || variant.value === undefined) return null;
  if (variant.arrayType !== VariantArrayType.Scalar) return undefined;
  const value = variant.value as unknown;
  switch (variant.dataType) {
    case DataType.Boolean: case DataType.String: case DataType.Guid: case DataType.Double: case DataType.Float:
    case DataType.SByte: case DataType.Byte: case DataType.Int16: case DataType.UInt16: case DataType.Int32: case DataType.UInt32:
      return value as number | boolean | string;
    case DataType.Int64: case DataType.UInt64:
      return wide(value as readonly [number, number], variant.dataType === DataType.Int64);
    case DataType.DateTime:
      return (value as Date).toISOString();
    case DataType.LocalizedText:
      return (value as { text?: string | null }).text ?? '';
    default:
      return undefined;
  }
}

/** Two words of 32 bits; as digits where a number would not be exact. */
function wide([high, low]: readonly [number, number], signed: boolean): number | string {
  const whole = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const value = signed ? BigInt.asIntN(64, whole) : whole;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}
