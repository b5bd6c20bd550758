import type { Topic } from './topic';

/** A JSON value as it travels; amounts are decimal text, numbers are safe integers. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object as it travels. */
export type JsonObject = { [key: string]: JsonValue };

/** What a service wants to say to others; written to its outbox in the transaction of the change it tells of. */
export interface OutgoingMessage {
  readonly topic: Topic;
  /** CloudEvents type: `batchwright.resources.v1.EquipmentGranted`. */
  readonly type: string;
  /** Id of the aggregate; also the key: messages of one subject stay in order. */
  readonly subject: string;
  /** Code of the site, `HAM`. */
  readonly site: string;
  /** Sequence of the aggregate after the event that this tells of; 0 for commands and other messages without one. */
  readonly sequence: number;
  /** The body in ProtoJSON; made by `encode(type, data)`. */
  readonly data: JsonObject;
  /** CloudEvents id, a UUIDv7. Given by the sender for a command that it may send twice, otherwise made when it is written. */
  readonly id?: string;
}

/** A message as its readers get it: the sender's words and what envelope and log add. */
export interface BusMessage extends OutgoingMessage {
  readonly id: string;
  /** CloudEvents source: `/batchwright/resources`. */
  readonly source: string;
  /** When the message was written to the outbox, real time. */
  readonly time: string;
  /** Position among the messages of one topic, subject and sequence, from 0: one event may be told in several messages. */
  readonly part: number;
  readonly partition: number;
  /** Place in the partition, as text: a transport's own affair, comparable only by the transport. */
  readonly position: string;
  /** W3C trace context of the act that caused the message. */
  readonly traceparent?: string;
  /** Why it could not be opened; then `data` holds what stood there as `text`, and it is parked. */
  readonly unreadable?: string;
}
