import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import { carry, DataType, type Metric, meaningOf, MAX_METRICS, MAX_NAME, MAX_PACKET_BYTES, type Payload, PayloadRefused, readPayload, readTopic, textProperty, topicOf, wholeProperty, writePayload } from './index';

const value = fc.oneof(
  fc.record({ kind: fc.constant('int' as const), value: fc.nat(0xffff_ffff) }),
  fc.record({ kind: fc.constant('long' as const), value: fc.bigInt(0n, 2n ** 64n - 1n) }),
  fc.record({ kind: fc.constant('float' as const), value: fc.float() }),
  fc.record({ kind: fc.constant('double' as const), value: fc.double() }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('string' as const), value: fc.string() }),
);
const time = fc.nat(4_102_444_800_000);
const metric: fc.Arbitrary<Metric> = fc.record(
  {
    name: fc.string(),
    alias: fc.bigInt(0n, 2n ** 64n - 1n),
    timestamp: time,
    datatype: fc.nat(34),
    historical: fc.constant(true as const),
    value,
    properties: fc.dictionary(fc.string(), fc.record({ type: fc.nat(34) }, { requiredKeys: ['type'] }), { minKeys: 1, maxKeys: 5 }).map((all) => new Map(Object.entries(all))),
  },
  { requiredKeys: [] },
);
const payload: fc.Arbitrary<Payload> = fc.record({ timestamp: time, seq: fc.nat(255), metrics: fc.array(metric, { maxLength: 6 }) }, { requiredKeys: ['metrics'] });

/** A message of one field that holds the rest. */
function nested(field: number, inner: Uint8Array): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).bytes(inner).finish();
}

describe('E1 a payload of Sparkplug B keeps time, value, unit and quality', () => {
  it('reads what was written', () => {
    fc.assert(fc.property(payload, (written) => expect(readPayload(writePayload(written))).toEqual(written)));
  });

  it.each([
    [DataType.Int8, -128], [DataType.Int8, 127], [DataType.Int16, -2], [DataType.Int32, -2_147_483_648], [DataType.Int64, -9_007_199_254_740_991], [DataType.UInt8, 255],
    [DataType.UInt16, 65_535], [DataType.UInt32, 4_294_967_295], [DataType.UInt64, 9_007_199_254_740_991], [DataType.Float, 0.5], [DataType.Double, 0.1], [DataType.Boolean, false], [DataType.String, 'grün'], [DataType.Text, ''],
  ])('type %p carries %p', (type, said) => {
    expect(meaningOf(carry(said, type), type)).toEqual({ value: said });
  });

  it('reads a negative number of eight bits that was sent in eight bits', () => {
    expect(meaningOf({ kind: 'int', value: 0xff }, DataType.Int8)).toEqual({ value: -1 });
  });

  it('never rounds a whole number', () => {
    expect(meaningOf({ kind: 'long', value: 2n ** 53n + 1n }, DataType.UInt64)).toBe('too-large');
  });

  it('shows a time as a time', () => {
    expect(meaningOf({ kind: 'long', value: 1_764_000_000_000n }, DataType.DateTime)).toEqual({ value: '2025-11-24T16:00:00.000Z' });
  });

  it.each([[DataType.Int8, 128], [DataType.UInt8, -1], [DataType.UInt32, 2 ** 32], [DataType.Int32, 0.5], [DataType.Boolean, 1], [DataType.Double, 'x'], [DataType.DateTime, 'x']])('type %p does not take %p', (type, said) => {
    expect(() => carry(said, type)).toThrow(RangeError);
  });

  it('says that a data set cannot be a tag', () => {
    const bytes = nested(2, new BinaryWriter().tag(1, WireType.LengthDelimited).string('set').tag(17, WireType.LengthDelimited).bytes(new Uint8Array(9)).finish());
    const [read] = readPayload(bytes).metrics;
    expect(meaningOf(read!.value!, DataType.DataSet)).toBe('unsupported');
  });

  it('keeps unit and quality', () => {
    const properties = new Map([['engUnit', textProperty('kg')], ['Quality', wholeProperty(500)]]);
    expect(readPayload(writePayload({ metrics: [{ properties }] })).metrics[0]!.properties).toEqual(properties);
  });
});

describe('E6 what is no payload is refused with a sentence', () => {
  it('refuses any bytes with PayloadRefused only', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        readPayload(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(PayloadRefused);
      }
    }), { numRuns: 2_000 });
  });

  it('refuses a payload that was cut anywhere inside a metric', () => {
    const whole = writePayload({ metrics: [{ name: 'speed', timestamp: 1, datatype: DataType.Double, value: { kind: 'double', value: 2 } }] });
    for (let length = 1; length < whole.length; length++) expect(() => readPayload(whole.subarray(0, length))).toThrow(PayloadRefused);
  });

  it('refuses a million metrics', () => {
    const million = new Uint8Array(2_000_000);
    for (let i = 0; i < million.length; i += 2) million[i] = 0x12;
    expect(() => readPayload(million)).toThrow(`more than ${MAX_METRICS} metrics`);
  });

  it('steps over templates in templates, thousands deep', () => {
    // lengths first: each layer is a field 18 that holds the rest
    let inner: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 1_000; depth++) inner = nested(2, nested(18, inner));
    expect(readPayload(inner).metrics).toEqual([{ value: { kind: 'other' } }]);
  });

  it('refuses groups in groups', () => {
    expect(() => readPayload(new Uint8Array(1_000_000).fill(0x33))).toThrow('a group');
  });

  it.each([
    ['too many bytes', new Uint8Array(MAX_PACKET_BYTES + 1)],
    ['a sequence number of 256', new BinaryWriter().tag(3, WireType.Varint).uint64(256).finish()],
    ['a time beyond 2255', new BinaryWriter().tag(1, WireType.Varint).uint64(2n ** 63n).finish()],
    ['a very long name', writePayload({ metrics: [{ name: 'x'.repeat(MAX_NAME + 1) }] })],
    ['a name that is no UTF-8', nested(2, nested(1, new Uint8Array([0xff, 0xfe])))],
    ['names without values', nested(2, nested(9, nested(1, new Uint8Array([65]))))],
  ])('refuses %s', (_what, bytes) => {
    expect(() => readPayload(bytes)).toThrow(PayloadRefused);
  });

  it('reads only topics of edge nodes', () => {
    expect(readTopic(topicOf({ group: 'G', edgeNode: 'E' }, 'DDATA', 'D'))).toEqual({ group: 'G', edgeNode: 'E', type: 'DDATA', device: 'D' });
    expect(readTopic(topicOf({ group: 'G', edgeNode: 'E' }, 'NBIRTH'))).toEqual({ group: 'G', edgeNode: 'E', type: 'NBIRTH' });
    for (const topic of ['spBv1.0/STATE/host', 'spBv1.0/G/DDATA/E', 'spBv1.0/G/NDATA/E/D', 'spBv1.0/G/DDATA/E/D/x', 'spAv1.0/G/NDATA/E', 'spBv1.0/G/EVIL/E']) expect(readTopic(topic)).toBeUndefined();
  });
});
