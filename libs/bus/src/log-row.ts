import { fromEnvelope, type BusMessage, type Envelope, type Topic } from '@batchwright/contracts';

/** A message as it stands in a log, opened or not. */
export interface LogRow {
  readonly topic: Topic;
  readonly partition: number;
  readonly position: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Opens a row of the log. Throws when that is not possible. */
export function messageOf(row: LogRow): BusMessage {
  const envelope: Envelope = { topic: row.topic, key: row.key, headers: row.headers, body: row.body };
  return fromEnvelope(envelope, { partition: row.partition, position: row.position });
}
