import { DataType, DataValue, StatusCodes, Variant, VariantArrayType } from 'node-opcua-client';
import { readingOf } from './reading-of';

const at = new Date(Date.UTC(2026, 0, 5, 6, 30, 0, 123));
const AT = at.getTime() * 1000;
const of = (dataType: DataType, value: unknown, more: object = {}) => readingOf(new DataValue({ value: new Variant({ dataType, arrayType: VariantArrayType.Scalar, value }), sourceTimestamp: at, statusCode: StatusCodes.Good, ...more }));

describe('E1 a value of OPC UA as it came', () => {
  it('has the time of its source to the microsecond', () => {
    expect(of(DataType.Double, 1.5, { sourcePicoseconds: 456_700_000 })).toEqual({ at: AT + 456, value: 1.5, quality: 'good' });
    expect(of(DataType.Double, 1.5, { sourceTimestamp: null, serverTimestamp: at })).toMatchObject({ at: AT });
  });

  it.each<[string, DataType, unknown, unknown]>([
    ['NaN', DataType.Double, NaN, NaN], ['infinite', DataType.Float, Infinity, Infinity], ['yes', DataType.Boolean, true, true], ['text', DataType.String, 'Idle', 'Idle'],
    ['a wide number', DataType.Int64, [0xffffffff, 0xfffffffe], -2], ['one too wide', DataType.UInt64, [0x7fffffff, 0xffffffff], '9223372036854775807'], ['a date', DataType.DateTime, at, at.toISOString()],
  ])('is %s', (_what, dataType, value, said) => expect(of(dataType, value)).toEqual({ at: AT, value: said, quality: 'good' }));

  it('keeps the word of the server for what is not good', () => {
    expect(of(DataType.Double, 3, { statusCode: StatusCodes.UncertainLastUsableValue })).toEqual({ at: AT, value: 3, quality: 'uncertain', status: 'UncertainLastUsableValue' });
    expect(of(DataType.Null, null, { statusCode: StatusCodes.BadSensorFailure })).toEqual({ at: AT, value: null, quality: 'bad', status: 'BadSensorFailure' });
  });

  it('is bad where there is nothing that a tag can say', () => {
    expect(of(DataType.Null, null)).toEqual({ at: AT, value: null, quality: 'bad', status: 'BadNoData' });
    expect(of(DataType.Null, null, { value: new Variant({ dataType: DataType.Double, arrayType: VariantArrayType.Array, value: new Float64Array([1, 2]) }) })).toMatchObject({ value: null, quality: 'bad', status: 'BadDataTypeUnsupported' });
  });
});
