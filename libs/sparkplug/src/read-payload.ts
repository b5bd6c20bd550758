import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { MAX_METRICS, MAX_NAME, MAX_PACKET_BYTES, MAX_PROPERTIES, MAX_TEXT, MAX_TIME_MS } from './limits';
import { type Metric, type Payload, PayloadRefused, type Property, type RawValue } from './payload';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

type Open<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a payload. What is nested (data sets, templates, sets of properties in properties) is stepped over by its length, so that depth costs nothing.
 * Throws `PayloadRefused`, and nothing else, for bytes that are none and for more than `limits.ts` allows.
 */
export function readPayload(bytes: Uint8Array): Payload {
  if (bytes.length > MAX_PACKET_BYTES) throw new PayloadRefused(`${bytes.length} bytes; at most ${MAX_PACKET_BYTES} are read`);
  try {
    return payload(new BinaryReader(bytes));
  } catch (error) {
    if (error instanceof PayloadRefused) throw error;
    throw new PayloadRefused(`not a Sparkplug B payload (${error instanceof Error ? error.message : String(error)})`);
  }
}

function payload(reader: BinaryReader): Payload {
  const metrics: Metric[] = [];
  const read: Open<Payload> = { metrics };
  each(reader, reader.len, (field, wire) => {
    switch (field) {
      case 1:
        read.timestamp = timeOf(unsigned(reader, wire));
        return;
      case 2:
        if (metrics.length === MAX_METRICS) throw new PayloadRefused(`more than ${MAX_METRICS} metrics`);
        metrics.push(metric(reader, inside(reader, wire)));
        return;
      case 3: {
        const seq = unsigned(reader, wire);
        if (seq > 255n) throw new PayloadRefused(`sequence number ${seq}; 0 to 255 are allowed`);
        read.seq = Number(seq);
        return;
      }
      default:
        step(reader, wire);
    }
  });
  return read;
}

function metric(reader: BinaryReader, end: number): Metric {
  const read: Open<Metric> = {};
  let isNull = false;
  each(reader, end, (field, wire) => {
    switch (field) {
      case 1:
        read.name = text(reader, wire, MAX_NAME, 'name of a metric');
        return;
      case 2:
        read.alias = unsigned(reader, wire);
        return;
      case 3:
        read.timestamp = timeOf(unsigned(reader, wire));
        return;
      case 4:
        read.datatype = Number(unsigned(reader, wire) & 0xffff_ffffn);
        return;
      case 5:
        if (unsigned(reader, wire) !== 0n) read.historical = true;
        return;
      case 7:
        isNull = unsigned(reader, wire) !== 0n;
        return;
      case 9:
        read.properties = properties(reader, inside(reader, wire));
        return;
      default:
        if (field >= 10 && field <= 19) read.value = value(reader, wire, field - 10);
        else step(reader, wire);
    }
  });
  if (isNull) delete read.value;
  return read;
}

function properties(reader: BinaryReader, end: number): Map<string, Property> {
  const keys: string[] = [];
  const values: Property[] = [];
  each(reader, end, (field, wire) => {
    if (keys.length > MAX_PROPERTIES || values.length > MAX_PROPERTIES) throw new PayloadRefused(`more than ${MAX_PROPERTIES} properties of one metric`);
    if (field === 1) keys.push(text(reader, wire, MAX_NAME, 'name of a property'));
    else if (field === 2) values.push(property(reader, inside(reader, wire)));
    else step(reader, wire);
  });
  if (keys.length !== values.length) throw new PayloadRefused(`${keys.length} names of properties for ${values.length} values`);
  return new Map(keys.map((key, i) => [key, values[i]!]));
}

function property(reader: BinaryReader, end: number): Property {
  const read: Open<Property> = { type: 0 };
  let isNull = false;
  each(reader, end, (field, wire) => {
    if (field === 1) read.type = Number(unsigned(reader, wire) & 0xffff_ffffn);
    else if (field === 2) isNull = unsigned(reader, wire) !== 0n;
    else if (field >= 3 && field <= 11) read.value = value(reader, wire, field - 3);
    else step(reader, wire);
  });
  if (isNull) delete read.value;
  return read;
}

/** The value fields stand in the same order in metrics and in properties: int, long, float, double, boolean, string, then what is not read. */
function value(reader: BinaryReader, wire: WireType, place: number): RawValue {
  switch (place) {
    case 0:
      return { kind: 'int', value: Number(BigInt.asUintN(32, unsigned(reader, wire))) };
    case 1:
      return { kind: 'long', value: unsigned(reader, wire) };
    case 2:
      expect(wire, WireType.Bit32);
      return { kind: 'float', value: reader.float() };
    case 3:
      expect(wire, WireType.Bit64);
      return { kind: 'double', value: reader.double() };
    case 4:
      return { kind: 'boolean', value: unsigned(reader, wire) !== 0n };
    case 5:
      return { kind: 'string', value: text(reader, wire, MAX_TEXT, 'text') };
    default:
      step(reader, wire);
      return { kind: 'other' };
  }
}

function each(reader: BinaryReader, end: number, read: (field: number, wire: WireType) => void): void {
  while (reader.pos < end) {
    const [field, wire] = reader.tag();
    read(field, wire);
  }
  if (reader.pos !== end) throw new PayloadRefused('not a Sparkplug B payload (a field reaches beyond the message that holds it)');
}

/** End of a nested message. */
function inside(reader: BinaryReader, wire: WireType): number {
  expect(wire, WireType.LengthDelimited);
  const length = reader.uint32();
  if (length > reader.len - reader.pos) throw new PayloadRefused('not a Sparkplug B payload (cut off)');
  return reader.pos + length;
}

function step(reader: BinaryReader, wire: WireType): void {
  // groups are no part of the format, and the only thing whose depth would be followed
  if (wire === WireType.StartGroup || wire === WireType.EndGroup) throw new PayloadRefused('not a Sparkplug B payload (a group)');
  reader.skip(wire);
}

function unsigned(reader: BinaryReader, wire: WireType): bigint {
  expect(wire, WireType.Varint);
  return BigInt(reader.uint64());
}

function text(reader: BinaryReader, wire: WireType, most: number, what: string): string {
  expect(wire, WireType.LengthDelimited);
  const bytes = reader.bytes();
  // a character has at most four bytes
  const read = bytes.length > most * 4 ? undefined : UTF8.decode(bytes);
  if (read === undefined || read.length > most) throw new PayloadRefused(`a ${what} of ${bytes.length} bytes; at most ${most} characters are read`);
  return read;
}

function expect(wire: WireType, wanted: WireType): void {
  if (wire !== wanted) throw new PayloadRefused(`not a Sparkplug B payload (wire type ${wire} where ${wanted} belongs)`);
}

function timeOf(ms: bigint): number {
  if (ms > BigInt(MAX_TIME_MS)) throw new PayloadRefused(`a time of ${ms} ms since 1970, beyond what can be kept`);
  return Number(ms);
}
