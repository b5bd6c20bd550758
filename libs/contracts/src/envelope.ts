import type { BusMessage, JsonObject, OutgoingMessage } from './message';
import { sourceOf, type ServiceName } from './service-name';
import type { Topic } from './topic';

/** A row of the outbox, and what a transport carries: key, CloudEvents headers (Kafka binding), body as text. */
export interface Envelope {
  readonly topic: Topic;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the writer of the outbox knows and the message does not. */
export interface EnvelopeContext {
  readonly service: ServiceName;
  /** Real time of the transaction, ISO-8601 UTC. */
  readonly time: string;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  readonly traceparent?: string;
}

/**
 * Wraps the messages of one transaction into CloudEvents (Kafka binding: attributes in `ce_` headers, ProtoJSON in the body).
 * Messages that share topic, subject and sequence are numbered, so that a reader can tell a second message of one event
 * from a repeated one.
 */
export function toEnvelopes(messages: readonly OutgoingMessage[], context: EnvelopeContext): Envelope[] {
  const parts = new Map<string, number>();
  return messages.map((message) => {
    const place = `${message.topic}\n${message.subject}\n${message.sequence}`;
    const part = parts.get(place) ?? 0;
    parts.set(place, part + 1);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: message.id ?? context.newId(),
      ce_type: message.type,
      ce_source: sourceOf(context.service),
      ce_subject: message.subject,
      ce_time: context.time,
      ce_site: message.site,
      ce_sequence: String(message.sequence),
      ce_part: String(part),
    };
    if (context.traceparent !== undefined) headers['traceparent'] = context.traceparent;
    return { topic: message.topic, key: message.subject, headers, body: JSON.stringify(message.data) };
  });
}

function header(envelope: Envelope, name: string): string {
  const value = envelope.headers[name];
  if (value === undefined) throw new Error(`message without header ${name} on ${envelope.topic}`);
  return value;
}

/** Opens an envelope that a transport delivered. Throws when a header is missing or the body is not JSON: such a message is parked. */
export function fromEnvelope(envelope: Envelope, place: { partition: number; position: string }): BusMessage {
  return {
    topic: envelope.topic,
    type: header(envelope, 'ce_type'),
    subject: header(envelope, 'ce_subject'),
    site: header(envelope, 'ce_site'),
    sequence: Number(header(envelope, 'ce_sequence')),
    data: JSON.parse(envelope.body) as JsonObject,
    id: header(envelope, 'ce_id'),
    source: header(envelope, 'ce_source'),
    time: header(envelope, 'ce_time'),
    part: Number(header(envelope, 'ce_part')),
    partition: place.partition,
    position: place.position,
    ...(envelope.headers['traceparent'] !== undefined ? { traceparent: envelope.headers['traceparent'] } : {}),
  };
}
