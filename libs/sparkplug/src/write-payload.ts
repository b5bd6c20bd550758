import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { DataType, type Metric, type Payload, type Property, type RawValue } from './payload';

/** The bytes of a payload. Values of kind `other` are left out: nobody here sends them. */
export function writePayload(payload: Payload): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  if (payload.timestamp !== undefined) writer.tag(1, WireType.Varint).uint64(payload.timestamp);
  for (const metric of payload.metrics) {
    writer.tag(2, WireType.LengthDelimited).fork();
    writeMetric(writer, metric);
    writer.join();
  }
  if (payload.seq !== undefined) writer.tag(3, WireType.Varint).uint64(payload.seq);
  return writer.finish();
}

function writeMetric(writer: BinaryWriter, metric: Metric): void {
  if (metric.name !== undefined) writer.tag(1, WireType.LengthDelimited).string(metric.name);
  if (metric.alias !== undefined) writer.tag(2, WireType.Varint).uint64(metric.alias);
  if (metric.timestamp !== undefined) writer.tag(3, WireType.Varint).uint64(metric.timestamp);
  if (metric.datatype !== undefined) writer.tag(4, WireType.Varint).uint32(metric.datatype);
  if (metric.historical) writer.tag(5, WireType.Varint).bool(true);
  if (metric.value === undefined) writer.tag(7, WireType.Varint).bool(true);
  if (metric.properties?.size) {
    writer.tag(9, WireType.LengthDelimited).fork();
    for (const key of metric.properties.keys()) writer.tag(1, WireType.LengthDelimited).string(key);
    for (const property of metric.properties.values()) {
      writer.tag(2, WireType.LengthDelimited).fork();
      writeProperty(writer, property);
      writer.join();
    }
    writer.join();
  }
  if (metric.value) writeValue(writer, metric.value, 10);
}

function writeProperty(writer: BinaryWriter, property: Property): void {
  writer.tag(1, WireType.Varint).uint32(property.type);
  if (property.value) writeValue(writer, property.value, 3);
  else writer.tag(2, WireType.Varint).bool(true);
}

function writeValue(writer: BinaryWriter, value: RawValue, first: number): void {
  switch (value.kind) {
    case 'int':
      writer.tag(first, WireType.Varint).uint32(value.value);
      return;
    case 'long':
      writer.tag(first + 1, WireType.Varint).uint64(value.value);
      return;
    case 'float':
      writer.tag(first + 2, WireType.Bit32).float(value.value);
      return;
    case 'double':
      writer.tag(first + 3, WireType.Bit64).double(value.value);
      return;
    case 'boolean':
      writer.tag(first + 4, WireType.Varint).bool(value.value);
      return;
    case 'string':
      writer.tag(first + 5, WireType.LengthDelimited).string(value.value);
      return;
    case 'other':
  }
}

/** A property with a text, as `engUnit` is. */
export function textProperty(text: string): Property {
  return { type: DataType.String, value: { kind: 'string', value: text } };
}

/** A property with a whole number, as `Quality` is. */
export function wholeProperty(value: number): Property {
  return { type: DataType.Int32, value: { kind: 'int', value } };
}
