export { CATALOGUE, topicEntry, topicsReadBy, topicsWrittenBy } from './catalogue';
export { fromEnvelope, toEnvelopes, type Envelope, type EnvelopeContext } from './envelope';
export type { BusMessage, JsonObject, JsonValue, OutgoingMessage } from './message';
export { appRoleOf, isServiceName, schemaOf, SERVICE_NAMES, sourceOf, type ServiceName } from './service-name';
export { topicOf, type Topic, type TopicEntry, type TopicKind } from './topic';
export { decode, encode, encodeUntyped, isMessageType, outgoing, topicOfType, UnreadableMessage, type Address } from './codec';
export { KIND_BY_TYPE, type DataByType, type MessageType } from './generated/messages';
export type * from './generated/messages';
