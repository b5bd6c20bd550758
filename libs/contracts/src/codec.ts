import { createRegistry, fromJson, toJson, type DescEnum, type DescField, type DescMessage } from '@bufbuild/protobuf';
import { PROTO_FILES } from './generated/files';
import { KIND_BY_TYPE, type DataByType, type MessageType } from './generated/messages';
import type { JsonObject, JsonValue, OutgoingMessage } from './message';
import { topicOf, type Topic } from './topic';
import { isServiceName } from './service-name';

/** A message that does not fit its contract. The sender's fault when it is thrown by `encode`; parked when by `decode`. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
  constructor(readonly type: string, readonly because: string) {
    super(`${type}: ${because}`);
  }
}

const registry = createRegistry(...PROTO_FILES);

/** True when proto/ defines a message of this CloudEvents type. */
export function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(KIND_BY_TYPE, type);
}

function schemaOfType(type: string): DescMessage {
  const schema = isMessageType(type) ? registry.getMessage(type.replaceAll('-', '_')) : undefined;
  if (!schema) throw new UnreadableMessage(type, 'no such message in proto/');
  return schema;
}

/** Topic on which a message travels: it follows from its type. */
export function topicOfType(type: MessageType): Topic {
  const service = type.split('.')[1] ?? '';
  if (!isServiceName(service)) throw new UnreadableMessage(type, 'belongs to no service');
  return topicOf(service, KIND_BY_TYPE[type]);
}

const prefixOf = (desc: DescEnum): string => desc.sharedPrefix?.toUpperCase() ?? '';

/** `critical` → `SEVERITY_CRITICAL`; names that are already on the wire's form stay. */
function nameOfWord(desc: DescEnum, word: JsonValue): JsonValue {
  if (typeof word !== 'string' || desc.values.some((value) => value.name === word)) return word;
  return prefixOf(desc) + word.toUpperCase().replaceAll('-', '_');
}

/** `SEVERITY_CRITICAL` → `critical`. */
function wordOfName(desc: DescEnum, name: JsonValue): JsonValue {
  if (typeof name !== 'string') return name;
  return name.slice(prefixOf(desc).length).toLowerCase().replaceAll('_', '-');
}

type EnumTranslation = (desc: DescEnum, value: JsonValue) => JsonValue;

function translateField(field: DescField, value: JsonValue, translate: EnumTranslation): JsonValue {
  const one = (item: JsonValue): JsonValue => {
    if (field.enum) return translate(field.enum, item);
    if (field.message) return translateMessage(field.message, item, translate);
    return item;
  };
  if (field.fieldKind === 'list') return Array.isArray(value) ? value.map(one) : value;
  if (field.fieldKind === 'map') return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, one(item)])) : value;
  return one(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks a message by its schema and translates its enums; free-form parts (Struct, Value) are left as they are. */
function translateMessage(desc: DescMessage, value: JsonValue, translate: EnumTranslation): JsonValue {
  if (!isObject(value) || desc.typeName.startsWith('google.protobuf.')) return value;
  const fields = new Map(desc.fields.map((field) => [field.jsonName, field]));
  const result: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue; // an optional property that the sender spelled out
    const field = fields.get(name);
    result[name] = field ? translateField(field, item, translate) : item;
  }
  return result;
}

/** A part that is not marked `optional` must be there: proto3 itself does not ask for it. Returns the path of what is missing. */
function missingPart(desc: DescMessage, value: JsonValue | undefined): string | undefined {
  if (!isObject(value) || desc.typeName.startsWith('google.protobuf.')) return undefined;
  for (const field of desc.fields) {
    if (!field.message) continue;
    const item = value[field.jsonName];
    if (field.fieldKind === 'message' && item === undefined && !field.proto.proto3Optional) return field.jsonName;
    const inner = field.fieldKind === 'list' && Array.isArray(item) ? item : [item];
    for (const one of inner) {
      const missing = missingPart(field.message, one);
      if (missing) return `${field.jsonName}.${missing}`;
    }
  }
  return undefined;
}

function complete(desc: DescMessage, json: JsonObject): JsonObject {
  const missing = missingPart(desc, json);
  if (missing) throw new Error(`${missing} is missing`);
  return json;
}

function because(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function encodeAs(type: string, data: JsonObject): JsonObject {
  const schema = schemaOfType(type);
  try {
    const message = fromJson(schema, translateMessage(schema, data, nameOfWord));
    return complete(schema, toJson(schema, message, { alwaysEmitImplicit: true }) as JsonObject);
  } catch (error) {
    throw new UnreadableMessage(type, because(error));
  }
}

/**
 * Writes data as ProtoJSON. Fields that the schema does not have, wrong shapes and unknown enum words are refused; zero values
 * are written, because a measured 0 must not vanish. Enums are spoken as words (`critical`) and written as names
 * (`SEVERITY_CRITICAL`). Throws UnreadableMessage.
 */
export function encode<T extends MessageType>(type: T, data: DataByType[T]): JsonObject {
  return encodeAs(type, data as unknown as JsonObject);
}

/** As `encode`, where the type is known only at run time (events of a run by their name). Throws UnreadableMessage. */
export function encodeUntyped(type: string, data: JsonObject): JsonObject {
  return encodeAs(type, data);
}

/**
 * Reads ProtoJSON of any version that is compatible: unknown fields are ignored, missing ones have their zero value, an unknown
 * enum value becomes `unspecified`, which every reader treats as unsuitable. Throws UnreadableMessage when the shape is wrong.
 */
export function decode<T extends MessageType>(type: T, json: JsonObject): DataByType[T] {
  const schema = schemaOfType(type);
  try {
    const message = fromJson(schema, json, { ignoreUnknownFields: true });
    const plain = complete(schema, toJson(schema, message, { alwaysEmitImplicit: true }) as JsonObject);
    return translateMessage(schema, plain, wordOfName) as unknown as DataByType[T];
  } catch (error) {
    throw new UnreadableMessage(type, because(error));
  }
}

/** What the sender says besides the data. */
export interface Address {
  readonly subject: string;
  readonly site: string;
  /** Sequence of the aggregate; 0 for commands. */
  readonly sequence: number;
  /** Id of the message where the sender may send it twice (commands). */
  readonly id?: string;
}

/** Makes a message for the outbox: topic from the type, data encoded. Throws UnreadableMessage. */
export function outgoing<T extends MessageType>(type: T, address: Address, data: DataByType[T]): OutgoingMessage {
  return { topic: topicOfType(type), type, ...address, data: encode(type, data) };
}
